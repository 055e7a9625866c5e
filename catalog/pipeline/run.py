"""Run a job from where it stands to its end: claim, prepare, record, hand on."""

import logging
import uuid
from typing import Any

from django.conf import settings
from django.utils import timezone

from catalog.language import Text
from catalog.models import Job, JobStage, Stage, Status
from catalog.pipeline import assess, intake, profile, publish, validate
from catalog.pipeline.claim import Claim, LostLease, claim
from catalog.pipeline.heartbeat import heartbeat
from catalog.pipeline.step import Outcome, Outdated, Step, Stopped
from catalog.pipeline.tell import tell_invalid

log = logging.getLogger(__name__)

STEPS: tuple[Step[Any], ...] = (intake.STEP, validate.STEP, profile.STEP, assess.STEP, publish.STEP)
STEP = {step.stage: step for step in STEPS}

COULD_NOT = Text(
    "We could not finish, although we tried {attempts} times. The fault is ours: please tell the platform's steward "
    "this number: {job}.",
    "我们尝试了 {attempts} 次仍未完成。这是平台的问题，请将编号 {job} 告知平台管理员。",
)


def run(job_id: uuid.UUID) -> None:
    """Does nothing where the job is another worker's or has ended: a message may be lost or come twice."""
    claimed = claim(job_id, now=timezone.now(), seconds=settings.JOB_LEASE_SECONDS)
    if claimed is None:
        return
    try:
        job = Job.objects.get(pk=job_id)
        if job.attempts > settings.JOB_MAX_ATTEMPTS:
            give_up(claimed)
            return
        while job.status == Status.RUNNING:
            job = _run_stage(claimed, job)
    except LostLease:
        log.warning("job %s is another worker's now", job_id)
    except Exception:  # the task boundary: whatever went wrong, the row is free for another try
        log.exception("job %s broke off", job_id)
        claimed.release()


def _run_stage(claimed: Claim, job: Job) -> Job:
    step = STEP[Stage(job.stage)]
    _begin(claimed, step.stage)
    try:
        with heartbeat(claimed) as progress:
            prepared = step.prepare(job, progress)
    except Stopped as stopped:
        with claimed.writing() as locked:
            return _move_on(locked, stopped.outcome)
    try:
        with claimed.writing() as locked:
            return _move_on(locked, step.record(locked, prepared))
    except Outdated:
        log.info("stage %s of job %s begins anew: what it rests on has changed", step.stage, job.pk)
        return job


def _begin(claimed: Claim, stage: Stage) -> None:
    with claimed.writing() as job:
        record, created = JobStage.objects.get_or_create(job=job, stage=stage, defaults={"started": timezone.now()})
        if not created:
            record.attempts += 1
            record.save(update_fields=["attempts"])


def _move_on(job: Job, outcome: Outcome) -> Job:
    now = timezone.now()
    job.stages.filter(stage=job.stage).update(finished=now, outcome=outcome.text.as_map())
    if outcome.ends is None:
        job.stage = Stage(job.stage).following
        job.progress = 0
    else:
        _end(job, outcome.ends, outcome.text)
    job.save()
    return job


def _end(job: Job, status: Status, text: Text) -> None:
    job.status, job.summary, job.finished = status, text.as_map(), timezone.now()
    job.lease, job.lease_until = None, None
    job.progress = job.total
    if status == Status.VALID:
        job.stage = Stage.DONE
    if status == Status.INVALID:
        tell_invalid(job)


def give_up(claimed: Claim) -> None:
    """End a job that breaks its worker each time, so that it does not go round for good."""
    with claimed.writing() as job:
        figures = {"attempts": job.attempts - 1, "job": job.pk}
        _end(job, Status.FAILED, COULD_NOT.fill(figures))
        job.save()
