"""What a file's page shows of personal data: each finding, what was decided of it, and what this person may decide."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from catalog.checks.kinds import describe
from catalog.checks.personal_data import BLOCKING, CONTACT
from catalog.language import Text
from catalog.models import ContactColumn, Problem, Resource, Version
from catalog.profiling.columns import columns_of
from catalog.reading.personal import CONTACT_KINDS


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`column` is the name to mark it by, "" where it can't be marked; `decided` the decision's reason, "" for none."""

    text: Text
    column: str
    is_contact: bool
    decided: str


@dataclass(frozen=True, slots=True)
class PeoplePanel:
    lines: tuple[PersonLine, ...]
    marked: tuple[ContactColumn, ...]
    may_mark: bool
    may_resolve: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """Those that may still be marked."""
        return tuple(dict.fromkeys(line.column for line in self.lines if line.column and not line.is_contact))

    @property
    def anything(self) -> bool:
        return bool(self.lines or self.marked)


def people_panel(resource: Resource, version: Version, user: User | AnonymousUser) -> PeoplePanel:
    dataset = resource.dataset
    profile = getattr(version, "profile", None)
    names = [column.name for column in columns_of(profile.columns)] if profile else []
    found = version.problems.filter(code__in=(*BLOCKING, CONTACT)).select_related("clearance")
    lines = tuple(_line(problem, names) for problem in found)
    undecided = any(not line.is_contact and not line.decided for line in lines)
    return PeoplePanel(
        lines=lines,
        marked=tuple(resource.contact_columns.select_related("marked_by")),
        may_mark=user.has_perm("catalog.edit_dataset", dataset),
        may_resolve=undecided and user.has_perm("catalog.review_dataset", dataset),
    )


def _line(problem: Problem, names: list[str]) -> PersonLine:
    number = problem.column or 0
    can_be_marked = problem.figures.get("kind") in CONTACT_KINDS and 0 < number <= len(names)
    return PersonLine(
        text=describe(problem.finding)[0],
        column=names[number - 1] if can_be_marked else "",
        is_contact=problem.code == CONTACT,
        decided=problem.clearance.reason if problem.clearance else "",
    )
