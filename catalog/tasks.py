"""Entry points of the queue: each hands straight on, may be lost, and may come twice."""

import uuid

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from catalog.bulk.snapshots import make_if_due
from catalog.models import Dataset
from catalog.pipeline import access
from catalog.pipeline.run import run
from catalog.pipeline.sweep import sweep
from catalog.pipeline.workplace import clear_left_over

# How many datasets one scheduled task looks at: it comes again soon.
BATCH = 50


@shared_task
def run_job(job_id: str) -> None:
    run(uuid.UUID(job_id))


@shared_task
def sweep_jobs() -> None:
    sweep(now=timezone.now(), lease_seconds=settings.JOB_LEASE_SECONDS)
    clear_left_over()


@shared_task
def check_access(dataset_id: str = "") -> None:
    now = timezone.now()
    due = Dataset.objects.filter(pk=dataset_id) if dataset_id else access.due(now=now)
    for dataset in due[:BATCH]:
        access.check(dataset, now=timezone.now())


@shared_task
def reassess() -> None:
    for dataset in access.stale(now=timezone.now())[:BATCH]:
        access.reassess(dataset, now=timezone.now())


@shared_task
def make_snapshots() -> None:
    make_if_due(now=timezone.now())
