"""Claiming a job: a conditional UPDATE gives one worker a lease, and only its holder may write.

A worker that was killed stops renewing; when its lease has run out another may claim the row and goes on at the stage
recorded there. A worker that was only slow finds out at its next write, and stops without having written anything.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalog.models import UNFINISHED, Job, Status


class LostLease(Exception):
    """Another worker has the job now."""


@dataclass(frozen=True, slots=True)
class Claim:
    job_id: uuid.UUID
    lease: uuid.UUID
    seconds: int

    def renew(self, progress: int) -> bool:
        """The heartbeat: False when the lease is lost."""
        until = timezone.now() + timedelta(seconds=self.seconds)
        return bool(self._held().update(lease_until=until, progress=progress))

    def release(self) -> None:
        """Give the job back, to be claimed again later."""
        self._held().update(lease=None, lease_until=None)

    @contextmanager
    def writing(self) -> Iterator[Job]:
        """A transaction that holds the job's row and has made sure of the lease."""
        with transaction.atomic():
            job = self._held().select_for_update().first()
            if job is None:
                raise LostLease(self.job_id)
            yield job

    def _held(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self.job_id, lease=self.lease)


def claim(job_id: uuid.UUID, *, now: datetime, seconds: int) -> Claim | None:
    """None where the job is finished, gone, or another worker's."""
    lease = uuid.uuid4()
    free = Q(lease=None) | Q(lease_until__lt=now)
    claimed = Job.objects.filter(free, pk=job_id, status__in=UNFINISHED).update(
        lease=lease,
        lease_until=now + timedelta(seconds=seconds),
        status=Status.RUNNING,
        attempts=F("attempts") + 1,
        started=Coalesce("started", Value(now)),
    )
    return Claim(job_id, lease, seconds) if claimed else None
