"""Which versions strangers could have: written when one is first served by a public dataset, never guessed later."""

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.fields import LanguageMapField
from catalog.models.resource import Version


class Publication(models.Model):
    """`at` is when the version became public. `withheld_at` is when a reviewer took it back, None while it stands.

    Whether a stranger may have the version today is asked of `catalog.publishing.publications`: the dataset may have
    been withdrawn since, or personal data found.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="publication")
    at = models.DateTimeField()
    withheld_at = models.DateTimeField(null=True)
    withheld_reason = LanguageMapField(_("reason"), blank=True)
    withheld_by = models.ForeignKey(AuthUser, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("publication of a version")
        verbose_name_plural = _("publications of versions")
        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(
                name="publication_withheld_whole",
                condition=Q(withheld_at=None, withheld_by=None, withheld_reason={})
                | (Q(withheld_at__isnull=False, withheld_by__isnull=False) & ~Q(withheld_reason={})),
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
