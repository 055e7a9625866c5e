"""A code of a fixed number of digits that some program took for a number has lost the zeros before it: 010 is no 10.

Chinese postcodes have six digits and begin with 0 in Hebei, Shanxi and Inner Mongolia (GB/T 2260 gives areas six digits
too); ZIP codes have five and begin with 0 in New England.
"""

from dataclasses import dataclass

from catalog.checks.places import place_findings, places_sql
from catalog.checks.subject import Subject
from catalog.profiling.headers import FIXED_WIDTH, IDENTIFIER, says
from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.reading.duck import quote_name, single_row
from catalog.reading.table import Finding

SAMPLE = 50
FEWEST_CELLS = 10
SHORTEST = 3
# The share of cells that have the usual number of digits.
USUAL = 0.6


@dataclass(frozen=True, slots=True)
class Width:
    """`cells` of the column have `digits` digits, `zeros` of them begin with 0; `low` and `high` are their limits."""

    digits: int
    cells: int
    zeros: int
    low: str
    high: str


def check_lost_zeros(subject: Subject) -> tuple[Finding, ...]:
    found = (_look(subject, number, column) for number, column in subject.numbered if _may_have_lost(subject, column))
    return tuple(finding for findings in found for finding in findings)


def _may_have_lost(subject: Subject, column: Column) -> bool:
    named = says(column.title, FIXED_WIDTH) or says(column.title, IDENTIFIER)
    if not named or column.filled < FEWEST_CELLS:
        return False
    if column.type == INTEGER:
        return _may_have_two_widths(column)
    return column.type == STRING and all(cell.isdigit() for cell in subject.first.get(column.name, ()))


def _may_have_two_widths(column: Column) -> bool:
    """The least number has the fewest digits, the greatest the most; one with a sign or masked tells nothing."""
    low, high = column.minimum or "", column.maximum or ""
    return not (low.isdigit() and high.isdigit()) or len(high) == len(low) + 1


def _look(subject: Subject, number: int, column: Column) -> tuple[Finding, ...]:
    cell = f"{quote_name(column.name)}::VARCHAR"
    found = subject.connection.execute(
        f"SELECT length({cell}), count(*), count(*) FILTER (starts_with({cell}, '0')), "  # noqa: S608
        f"min({cell}), max({cell}) FROM {subject.source} WHERE {cell} IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 3"
    ).fetchall()
    widths = [Width(*row) for row in found]
    if not _has_lost(widths, column):
        return ()
    test = f"length({cell}) = {widths[0].digits} AND regexp_full_match({cell}, '[0-9]+')"
    figures = single_row(subject.connection, f"SELECT {places_sql(test, cell, SAMPLE)} FROM {subject.source}")  # noqa: S608
    return place_findings("zeros-lost", number, column.title, figures, width=widths[1].digits)


def _has_lost(widths: list[Width], column: Column) -> bool:
    """Some cells are one digit short, most are not, and none is longer: else the width is not fixed."""
    if len(widths) != 2 or widths[0].digits != widths[1].digits - 1 or widths[1].digits < SHORTEST:
        return False
    short, usual = widths
    if usual.cells < column.filled * USUAL or not (usual.low.isdigit() and usual.high.isdigit()):
        return False
    # Numbers given one after the other grow longer too: only zeros that are left, or the header, prove a width.
    return bool(says(column.title, FIXED_WIDTH) or usual.zeros) and not short.zeros
