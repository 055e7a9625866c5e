"""A report of one version, ready to be shown as a page, as JSON or as a sheet."""

from dataclasses import dataclass

from catalog.language import Text
from catalog.reading.table import Finding
from catalog.reports.around import Around
from catalog.reports.kinds import FoundKind
from catalog.reports.letters import column_letter


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: row and column as a spreadsheet shows them, 1-based; None and "" where it has none.

    `letter` is "" for files whose columns have no letters (JSON). `cell` is a short excerpt with what looks personal
    masked. `count` is above 1 where this place stands for others too.
    """

    row: int | None
    column: int | None
    letter: str
    column_name: str
    cell: str
    count: int
    message: Text


@dataclass(frozen=True, slots=True)
class Group:
    """All problems of one kind. `blocks`: nothing can be public before it is mended."""

    kind: FoundKind
    criteria: tuple[str, ...]
    blocks: bool
    places: tuple[Place, ...]
    around: Around | None = None

    @property
    def more_named(self) -> int:
        """Places that are kept but not shown here."""
        return max(0, self.kind.named - len(self.places))


@dataclass(frozen=True, slots=True)
class Report:
    """`head` is the sentence to begin with; `rows` and `rows_present` are None for what has no table."""

    head: Text
    groups: tuple[Group, ...]
    rows: int | None
    rows_present: int | None

    @property
    def first(self) -> Group | None:
        """What to mend first; None where there is nothing to mend."""
        return next((group for group in self.groups if group.kind.severity != "notice"), None)


def place_of(finding: Finding, message: Text, *, lettered: bool) -> Place:
    return Place(
        row=finding.row,
        column=finding.column,
        letter=column_letter(finding.column) if lettered and finding.column else "",
        column_name=finding.column_name,
        cell=finding.cell,
        count=finding.count,
        message=message,
    )
