"""What happened to a dataset, kept for good."""

from django.contrib.auth.models import User as AuthUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.dataset import Dataset


class Event(models.TextChoices):
    CREATED = "created", _("Created")
    CHANGED = "changed", _("Description changed")
    VERSION = "version", _("New version of a file")
    SUBMITTED = "submitted", _("Submitted for review")
    RETURNED = "returned", _("Returned with a comment")
    APPROVED = "approved", _("Approved and public")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLEARED = "cleared", _("Personal data reviewed")
    LEVEL_GRANTED = "level-granted", _("Level “open” granted")
    LEVEL_AT_RISK = "level-at-risk", _("Level “open” at risk")
    LEVEL_LOST = "level-lost", _("Level “open” lost")
    LEVEL_RECOVERED = "level-recovered", _("Level “open” safe again")


# Readers outside the agency see these; the others are the agency's own affair.
PUBLIC_EVENTS = (
    Event.VERSION,
    Event.APPROVED,
    Event.WITHDRAWN,
    Event.LEVEL_GRANTED,
    Event.LEVEL_AT_RISK,
    Event.LEVEL_LOST,
    Event.LEVEL_RECOVERED,
)


class Activity(models.Model):
    """`actor` is None for what Kaimen did by itself. `comment` is a person's words, `reason` ours in two languages."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="activities")
    at = models.DateTimeField(auto_now_add=True)
    event = models.CharField(max_length=20, choices=Event.choices)
    actor = models.ForeignKey(AuthUser, null=True, on_delete=models.SET_NULL, related_name="+")
    comment = models.TextField(blank=True)
    reason = models.JSONField(default=dict)

    class Meta:
        verbose_name_plural = "activities"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("dataset", "-at"), name="activity_history"),)
        constraints = (models.CheckConstraint(name="activity_event_known", condition=Q(event__in=Event.values)),)

    def __str__(self) -> str:
        return self.get_event_display()
