"""Personal data found in a file stands in the way of publication until a reviewer resolves it with a reason."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from catalog.language import Text
from catalog.models import Activity, Clearance, Dataset, Event, Job, Problem, Stage, Status, Version
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.wake import wake

CODE = "personal-data"


def unresolved(versions: Iterable[Version]) -> QuerySet[Problem]:
    """The findings of these versions that nobody has resolved."""
    return Problem.objects.filter(version__in=list(versions), code=CODE, version__clearance=None)


def count_unresolved(dataset: Dataset) -> int:
    """Findings in the versions that `dataset` serves."""
    return Problem.objects.filter(
        code=CODE, version__clearance=None, version__in=dataset.resources.values("version")
    ).count()


@transaction.atomic
def clear(version: Version, *, actor: User, reason: str) -> Clearance:
    """Resolve the findings of `version`; the reason stays in the dataset's history."""
    dataset = version.resource.dataset
    if not actor.has_perm("catalog.review_dataset", dataset):
        raise NotAllowed(
            Text("Only a reviewer of the agency may resolve personal data.", "只有本机构的审核人可以处理个人信息。")
        )
    if not reason.strip():
        raise Refused(
            [Fault("reason", "required", Text("Say why this data may be public.", "请说明这些数据可以公开的理由。"))]
        )
    clearance, _ = Clearance.objects.get_or_create(
        version=version, defaults={"reason": reason.strip(), "decided_by": actor}
    )
    Activity.objects.create(dataset=dataset, event=Event.CLEARED, actor=actor, comment=clearance.reason)
    _publish_held_back(version)
    return clearance


def _publish_held_back(version: Version) -> None:
    """A version that waited for this decision goes through the pipeline's last two stages again."""
    job = Job.objects.filter(version=version, status=Status.VALID).order_by("-created").first()
    if job is None:
        return
    job.status, job.stage, job.finished, job.summary, job.assessment = Status.QUEUED, Stage.ASSESS, None, {}, None
    job.save()
    wake(job.pk)
