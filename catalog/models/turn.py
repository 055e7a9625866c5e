"""Turns: what only one worker at a time may do, and not again before a pause, held here for all workers."""

from datetime import datetime

from django.db import models
from django.db.models import Q


class TurnQuerySet(models.QuerySet["Turn"]):
    def busy(self, *, now: datetime) -> "TurnQuerySet":
        """Those that nobody may take now: somebody has them, or their pause is not over."""
        return self.filter(Q(lease__isnull=False, lease_until__gte=now) | Q(free_at__gt=now))


class Turn(models.Model):
    """`key` says at what: `host:data.example.org`, `mail:…`. A worker that dies loses its turn at `lease_until`."""

    key = models.CharField(max_length=300, primary_key=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    free_at = models.DateTimeField()

    objects = TurnQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(name="turn_lease_has_end", condition=Q(lease=None) | Q(lease_until__isnull=False)),
        )

    def __str__(self) -> str:
        return self.key
