"""Columns of contacts at work: marked by the agency, they stay visible as a notice and block nothing."""

from django.contrib.auth.models import User
from django.db import transaction

from catalog.checks.kind import NOTICE, WARNING
from catalog.checks.personal_data import BLOCKING, CONTACT
from catalog.language import Text
from catalog.models import Activity, ContactColumn, Dataset, Event, Problem, Resource, Version
from catalog.profiling.columns import columns_of
from catalog.publishing import personal
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.reading.personal import CONTACT_KINDS

MAY_NOT = Text(
    "Members of the agency may mark columns of a draft; of what is submitted or public, only its reviewers.",
    "本机构成员可以标记草稿的列；已提交或已公开的数据集只有审核人可以标记。",
)
SAY_WHY = Text("Say whose contacts at work these are.", "请说明这些是谁的公务联系方式。")
NO_COLUMN = Text("The newest version has no column “{column}”.", "最新版本没有名为“{column}”的列。")
MARKED = Text("Column “{column}” is marked as contacts at work.", "“{column}”列已标记为公务联系方式。")
UNMARKED = Text("Column “{column}” is no longer marked as contacts at work.", "“{column}”列不再标记为公务联系方式。")
PERSONAL = BLOCKING[0]


@transaction.atomic
def mark(resource: Resource, column: str, *, actor: User, reason: str) -> ContactColumn:
    """`column` is a name of the row API. Marking it again changes the reason."""
    dataset = _may_change(resource, actor)
    if not reason.strip():
        raise Refused([Fault("reason", "required", SAY_WHY)])
    if column not in _names(resource.versions.select_related("profile").first()):
        raise Refused([Fault("column", "unknown-column", NO_COLUMN.fill({"column": column[:100]}))])
    marked, _ = ContactColumn.objects.update_or_create(
        resource=resource, column=column, defaults={"reason": reason.strip(), "marked_by": actor}
    )
    _record(dataset, MARKED, marked, actor)
    _apply(resource)
    return marked


@transaction.atomic
def unmark(resource: Resource, column: str, *, actor: User) -> None:
    """What is found in the column blocks again. Does nothing where it was not marked."""
    dataset = _may_change(resource, actor)
    marked = ContactColumn.objects.filter(resource=resource, column=column).first()
    if marked is None:
        return
    marked.delete()
    marked.reason = ""
    _record(dataset, UNMARKED, marked, actor)
    _apply(resource)


def _may_change(resource: Resource, actor: User) -> Dataset:
    dataset = Dataset.objects.select_for_update(of=("self",)).select_related("agency").get(pk=resource.dataset_id)
    if not actor.has_perm("catalog.edit_dataset", dataset):
        raise NotAllowed(MAY_NOT)
    return dataset


def _names(version: Version | None) -> tuple[str, ...]:
    if version is None or not hasattr(version, "profile"):
        return ()
    return tuple(column.name for column in columns_of(version.profile.columns))


def _record(dataset: Dataset, text: Text, marked: ContactColumn, actor: User) -> None:
    reason = text.fill({"column": marked.column}).as_map()
    Activity.objects.create(dataset=dataset, event=Event.CLEARED, actor=actor, comment=marked.reason, reason=reason)


def _apply(resource: Resource) -> None:
    """Say the same of the findings at hand as the next check will: of the newest version and of the one served."""
    marked = set(resource.contact_columns.values_list("column", flat=True))
    newest = resource.versions.select_related("profile").first()
    versions = [version for version in {newest, resource.version} if version is not None]
    for version in versions:
        names = _names(version)
        for problem in version.problems.filter(code__in=(PERSONAL, CONTACT), figures__kind__in=CONTACT_KINDS):
            _judge(problem, (names[(problem.column or 0) - 1] if names else "") in marked)
        personal.recall_decisions(version)
        personal.assess_again(version)


def _judge(problem: Problem, contact: bool) -> None:
    code, severity = (CONTACT, NOTICE) if contact else (PERSONAL, WARNING)
    Problem.objects.filter(pk=problem.pk).exclude(code=code).update(code=code, severity=severity, clearance=None)
