"""Entry points of the queue: each hands straight on, may be lost, and may come twice."""

import uuid

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from catalog.bulk.snapshots import make_if_due
from catalog.models import Dataset
from catalog.pipeline import access, mail, rounds, row_indexes
from catalog.pipeline.run import run
from catalog.pipeline.sweep import sweep
from catalog.pipeline.workplace import clear_left_over


@shared_task
def run_job(job_id: str) -> None:
    run(uuid.UUID(job_id))


@shared_task
def sweep_jobs() -> None:
    sweep(now=timezone.now(), lease_seconds=settings.JOB_LEASE_SECONDS)
    clear_left_over()


@shared_task
def check_access(dataset_id: str = "") -> None:
    if not dataset_id:
        return rounds.access_checks()
    for dataset in Dataset.objects.filter(pk=dataset_id):
        access.check(dataset, now=timezone.now())
    return None


@shared_task
def reassess() -> None:
    rounds.remeasurements()


@shared_task
def check_links() -> None:
    rounds.links()


@shared_task
def mail_notices() -> None:
    mail.send(now=timezone.now())


@shared_task
def prune_checks() -> None:
    rounds.prune(now=timezone.now())


@shared_task
def make_snapshots() -> None:
    make_if_due(now=timezone.now())


@shared_task
def make_row_indexes() -> None:
    row_indexes.make_missing()
