"""Problems found in a version, and a reviewer's word on personal data."""

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.resource import Version
from catalog.reading.table import Finding


class Severity(models.TextChoices):
    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")
    NOTICE = "notice", _("Notice")


class Problem(models.Model):
    """A finding, kept. Its sentences are made from `code` and `figures` when it is read, in the reader's language.

    `clearance` is the decision that covers it; None for what nobody has decided, and for what needs no decision.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="problems")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=10, choices=Severity.choices)
    row = models.PositiveBigIntegerField(null=True)
    column = models.PositiveIntegerField(null=True)
    column_name = models.CharField(max_length=300, blank=True)
    cell = models.CharField(max_length=200, blank=True)
    count = models.PositiveBigIntegerField(default=1)
    figures = models.JSONField(default=dict)
    clearance = models.ForeignKey("catalog.Clearance", null=True, on_delete=models.SET_NULL, related_name="problems")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(name="problem_position_once", fields=("version", "position")),
            models.CheckConstraint(name="problem_severity_known", condition=Q(severity__in=Severity.values)),
        )

    def __str__(self) -> str:
        return self.code

    @property
    def finding(self) -> Finding:
        """The value that `catalog.checks.kinds.describe` puts into words."""
        return Finding(
            code=self.code,
            row=self.row,
            column=self.column,
            column_name=self.column_name,
            cell=self.cell,
            count=self.count,
            figures=self.figures,
        )


class Clearance(models.Model):
    """A reviewer has looked at the personal data found in a version and says why it may be public.

    `covers` lists what was found by then, as `personal.identity` tells it: a check that finds more asks for another.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="clearances")
    covers = models.JSONField(default=list)
    reason = models.TextField(_("reason"), max_length=2000)
    decided_by = models.ForeignKey(AuthUser, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.CheckConstraint(name="clearance_has_reason", condition=~Q(reason="")),)

    def __str__(self) -> str:
        return self.reason
