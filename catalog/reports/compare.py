"""What changed from one version of a file to the next: problems, columns, rows, bytes."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from catalog.language import Text

SOLVED, NEW, FEWER, MORE, SAME = "solved", "new", "fewer", "more", "same"


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of problem in one version, how often in whole, and what it says there."""

    code: str
    severity: str
    count: int
    message: Text


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """`name` tells columns apart, `title` is what people read."""

    name: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class Side:
    """One version: its problems, and the shape of its table (`rows` None and no columns where it has none)."""

    number: int
    kinds: tuple[KindCount, ...]
    columns: tuple[ColumnShape, ...]
    rows: int | None
    format: str
    encoding: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class KindChange:
    """`message` is the newer version's words where the problem is still there."""

    code: str
    severity: str
    before: int
    after: int
    message: Text

    @property
    def state(self) -> str:
        if not self.after:
            return SOLVED
        if not self.before:
            return NEW
        if self.before == self.after:
            return SAME
        return FEWER if self.after < self.before else MORE


@dataclass(frozen=True, slots=True)
class ColumnChanges:
    """`renamed` and `retyped` are pairs: the column before, the column after. A renamed one may have another type."""

    added: tuple[ColumnShape, ...]
    removed: tuple[ColumnShape, ...]
    renamed: tuple[tuple[ColumnShape, ColumnShape], ...]
    retyped: tuple[tuple[ColumnShape, ColumnShape], ...]

    @property
    def any(self) -> bool:
        return bool(self.added or self.removed or self.renamed or self.retyped)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`kinds`: first what is new, then what is still there, then what is solved; each as its version orders it."""

    before: Side
    after: Side
    kinds: tuple[KindChange, ...]
    columns: ColumnChanges

    @property
    def is_same_file(self) -> bool:
        return self.before.sha256 == self.after.sha256

    def in_state(self, *states: str) -> int:
        return sum(kind.state in states for kind in self.kinds)


def compare(before: Side, after: Side) -> Comparison:
    return Comparison(before, after, _kinds(before, after), compare_columns(before.columns, after.columns))


def _kinds(before: Side, after: Side) -> tuple[KindChange, ...]:
    old, new = {kind.code: kind for kind in before.kinds}, {kind.code: kind for kind in after.kinds}
    now = [
        KindChange(kind.code, kind.severity, old[kind.code].count if kind.code in old else 0, kind.count, kind.message)
        for kind in after.kinds
    ]
    gone = [
        KindChange(kind.code, kind.severity, kind.count, 0, kind.message)
        for kind in before.kinds
        if kind.code not in new
    ]
    return (*sorted(now, key=lambda change: change.state != NEW), *gone)


def compare_columns(before: tuple[ColumnShape, ...], after: tuple[ColumnShape, ...]) -> ColumnChanges:
    """A column that went where one of the same type came, at its place, was renamed. Moving one changes nothing."""
    old, new = {column.name: column for column in before}, {column.name: column for column in after}
    renamed = _renamed(before, after, set(old) & set(new))
    left, came = {pair[0].name for pair in renamed}, {pair[1].name for pair in renamed}
    return ColumnChanges(
        added=tuple(column for column in after if column.name not in old and column.name not in came),
        removed=tuple(column for column in before if column.name not in new and column.name not in left),
        renamed=renamed,
        retyped=tuple(
            (old[column.name], column)
            for column in after
            if column.name in old and old[column.name].type != column.type
        ),
    )


def _renamed(
    before: tuple[ColumnShape, ...], after: tuple[ColumnShape, ...], kept: set[str]
) -> tuple[tuple[ColumnShape, ColumnShape], ...]:
    matcher = SequenceMatcher(None, [c.name for c in before], [c.name for c in after], autojunk=False)
    return tuple(
        (one, other)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag == "replace" and i2 - i1 == j2 - j1
        for one, other in zip(before[i1:i2], after[j1:j2], strict=True)
        if one.type == other.type and one.name not in kept and other.name not in kept
    )
