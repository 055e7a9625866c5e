"""Find the jobs that no message will wake: the message was lost, or the worker died."""

from datetime import datetime, timedelta

from django.db.models import Q

from catalog.models import Job, Status
from catalog.wake import wake


def sweep(*, now: datetime, lease_seconds: int) -> int:
    """Wake a worker for each job that waits too long or whose lease has run out; how many there were.

    `woken` keeps one sweep from repeating the hint of the last while workers are busy.
    """
    earlier = now - timedelta(seconds=lease_seconds)
    waiting = Q(status=Status.QUEUED, lease=None, created__lt=earlier) | Q(status=Status.RUNNING, lease=None)
    died = Q(status=Status.RUNNING, lease_until__lt=now)
    due = Job.objects.filter(waiting | died).filter(Q(woken=None) | Q(woken__lt=earlier))
    ids = list(due.order_by("created").values_list("pk", flat=True)[:500])
    Job.objects.filter(pk__in=ids).update(woken=now)
    for job_id in ids:
        wake(job_id)
    return len(ids)
