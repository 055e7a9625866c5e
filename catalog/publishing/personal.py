"""Personal data found in a file stands in the way of publication until a reviewer resolves it with a reason."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from catalog.checks.personal_data import BLOCKING
from catalog.language import Text
from catalog.models import Activity, Clearance, Dataset, Event, Job, Problem, Stage, Status, Version
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.wake import wake

ONLY_REVIEWERS = Text(
    "Only a reviewer of the agency may resolve personal data.", "只有本机构的审核人可以处理个人信息。"
)
SAY_WHY = Text("Say why this data may be public.", "请说明这些数据可以公开的理由。")
NOTHING = Text("Nothing is left to resolve in this version.", "此版本没有待处理的个人信息。")


def unresolved(versions: Iterable[Version]) -> QuerySet[Problem]:
    """The findings of these versions that nobody has resolved."""
    return Problem.objects.filter(version__in=list(versions), code__in=BLOCKING, clearance=None)


def count_unresolved(dataset: Dataset) -> int:
    """Findings in the versions that `dataset` serves."""
    served = dataset.resources.values("version")
    return Problem.objects.filter(code__in=BLOCKING, clearance=None, version__in=served).count()


def identity(problem: Problem) -> list[str]:
    """What makes a finding the same when the version is checked again: what was found, and in which column."""
    return [problem.code, str(problem.figures.get("kind", "")), str(problem.column or ""), problem.column_name]


@transaction.atomic
def clear(version: Version, *, actor: User, reason: str) -> Clearance:
    """Resolve what was found in `version` so far; the reason stays in the dataset's history."""
    dataset = Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(resources=version.resource)
    if not actor.has_perm("catalog.review_dataset", dataset):
        raise NotAllowed(ONLY_REVIEWERS)
    if not reason.strip():
        raise Refused([Fault("reason", "required", SAY_WHY)])
    open_ = list(unresolved([version]))
    if not open_:
        raise Refused([Fault("version", "nothing-found", NOTHING)])
    clearance = Clearance.objects.create(
        version=version, reason=reason.strip(), decided_by=actor, covers=[identity(problem) for problem in open_]
    )
    Problem.objects.filter(pk__in=[problem.pk for problem in open_]).update(clearance=clearance)
    Activity.objects.create(dataset=dataset, event=Event.CLEARED, actor=actor, comment=clearance.reason)
    assess_again(version)
    return clearance


def recall_decisions(version: Version) -> None:
    """After another check of the same bytes: what was decided before stands, and covers what it covered."""
    for clearance in version.clearances.all():
        covered = [problem.pk for problem in unresolved([version]) if identity(problem) in clearance.covers]
        Problem.objects.filter(pk__in=covered).update(clearance=clearance)


def assess_again(version: Version) -> None:
    """A version that waited for a decision, or whose decision has changed, goes through the last two stages again."""
    job = Job.objects.filter(version=version, status=Status.VALID).order_by("-created").first()
    if job is None:
        return
    job.status, job.stage, job.finished, job.summary, job.assessment = Status.QUEUED, Stage.ASSESS, None, {}, None
    job.save()
    wake(job.pk)
