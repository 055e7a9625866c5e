"""Wake a worker. A message is a hint: the schedule finds the work without it."""

import uuid

from celery import current_app
from django.db import transaction


def wake(job_id: uuid.UUID) -> None:
    """Send the hint once the row is committed; where the broker is away the sweeper will do."""
    transaction.on_commit(lambda: current_app.send_task("catalog.tasks.run_job", [str(job_id)]), robust=True)


def wake_access_check(dataset_id: uuid.UUID) -> None:
    """Ask for the anonymous fetches on which some of the openness marks rest; the schedule does it anyway, later."""
    transaction.on_commit(lambda: current_app.send_task("catalog.tasks.check_access", [str(dataset_id)]), robust=True)
