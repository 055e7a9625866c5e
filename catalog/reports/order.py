"""The order of a report: the first thing to mend stands first (docs/reports.md says the same in words).

1. errors: while there is one, the file can't be used at all;
2. personal data that nobody has resolved: while there is any, nothing can be public;
3. warnings, those that touch most rows first; of equal ones those that weigh on more marks;
4. notices, in the same way: they only tell; and personal data that was resolved.
"""

from collections.abc import Iterable

from catalog.checks.kind import ERROR, WARNING
from catalog.checks.personal_data import BLOCKING
from catalog.reports.kinds import FoundKind
from catalog.reports.weights import OF_EVERY_ROW, weighs_on


def in_order(kinds: Iterable[FoundKind], *, rows: int, personal_open: bool) -> tuple[FoundKind, ...]:
    """`rows` is how many rows the source has; of equal kinds the one that was found first comes first."""
    return tuple(sorted(kinds, key=lambda kind: _key(kind, rows, personal_open)))


def blocks(kind: FoundKind, *, personal_open: bool) -> bool:
    """Whether the file can't be used, or can't be public, before this is mended."""
    return kind.severity == ERROR or (personal_open and kind.code in BLOCKING)


def _key(kind: FoundKind, rows: int, personal_open: bool) -> tuple[int, int, int, int]:
    marks = len(weighs_on(kind.code, kind.severity))
    return _rank(kind, personal_open), -touched(kind, rows), -marks, kind.position


def _rank(kind: FoundKind, personal_open: bool) -> int:
    if kind.severity == ERROR:
        return 0
    if kind.code in BLOCKING:
        return 1 if personal_open else 3
    return 2 if kind.severity == WARNING else 3


def touched(kind: FoundKind, rows: int) -> int:
    """Rows with this problem. A fault of the whole file, a column or the header is one of every row; a row may have
    several faulty cells, but there are never more rows than the file has.
    """
    whole = kind.first.row is None or kind.code in OF_EVERY_ROW
    return max(rows, 1) if whole else min(kind.count, max(rows, 1))
