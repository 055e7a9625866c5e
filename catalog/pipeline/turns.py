"""Take turns among all workers: one at a time at each key, and a pause after each.

A turn is a row: a worker that is killed loses it when the lease runs out, and no worker waits in a transaction.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from catalog.models import Turn

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    key: str
    lease: uuid.UUID


def take(key: str, *, now: datetime, seconds: float) -> Taken | None:
    """The turn for at most `seconds`; None where another has it, or its pause is not over."""
    lease = uuid.uuid4()
    Turn.objects.bulk_create([Turn(key=key, free_at=now)], ignore_conflicts=True)
    free = Q(lease=None) | Q(lease_until__lt=now)
    taken = Turn.objects.filter(free, key=key, free_at__lte=now).update(
        lease=lease, lease_until=now + timedelta(seconds=seconds)
    )
    return Taken(key, lease) if taken else None


def give_back(taken: Taken, *, now: datetime, pause: timedelta = timedelta(0)) -> None:
    """Nobody has it before the pause is over. Does nothing where the turn was lost."""
    Turn.objects.filter(key=taken.key, lease=taken.lease).update(lease=None, lease_until=None, free_at=now + pause)


def clear(*, now: datetime) -> int:
    """Remove the rows of what nobody did for a day; how many there were."""
    old = now - KEPT
    idle = Q(lease=None) | Q(lease_until__lt=old)
    return Turn.objects.filter(idle, free_at__lt=old).delete()[0]
