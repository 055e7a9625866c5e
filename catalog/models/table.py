"""The table made of a version, and its profile."""

from django.db import models
from django.db.models import Q

from catalog.models.resource import Version


class TableProfile(models.Model):
    """`parquet` names the typed table in the table store by its SHA-256. `columns` holds `Column` values as JSON.

    Rows are written by the validate stage (`columns` without what profiling adds), completed by the profile stage.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="profile")
    parquet = models.CharField(max_length=64)
    rows = models.PositiveBigIntegerField()
    rows_present = models.PositiveBigIntegerField()
    columns = models.JSONField(default=list)
    encoding = models.CharField(max_length=40, blank=True)
    delimiter = models.CharField(max_length=4, blank=True)
    period_column = models.CharField(max_length=200, blank=True)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    bbox = models.JSONField(null=True)
    gaps = models.PositiveBigIntegerField(null=True)
    total_rows = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(name="profile_parquet_whole", condition=Q(parquet__regex=r"^[0-9a-f]{64}$")),
        )

    def __str__(self) -> str:
        return f"{self.rows} rows"
