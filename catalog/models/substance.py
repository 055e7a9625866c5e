"""What a version's content comes to, whatever file carries it."""

from django.db import models
from django.db.models import Q

from catalog.models.resource import Version


class VersionSubstance(models.Model):
    """Written by the profile stage. `digest` is the same where the same rows came in another file.

    `measured` holds the other fields of `catalog.profiling.substance.Substance`, which alone reads it.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="substance")
    digest = models.CharField(max_length=64)
    measured = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.CheckConstraint(name="substance_digest_whole", condition=Q(digest__regex=r"^[0-9a-f]{64}$")),
        )

    def __str__(self) -> str:
        return self.digest
