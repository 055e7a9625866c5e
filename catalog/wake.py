"""Wake a worker. The message is a hint: the sweeper finds the job's row without it."""

import uuid

from celery import current_app
from django.db import transaction


def wake(job_id: uuid.UUID) -> None:
    """Send the hint once the row is committed; where the broker is away the sweeper will do."""
    transaction.on_commit(lambda: current_app.send_task("catalog.tasks.run_job", [str(job_id)]), robust=True)
