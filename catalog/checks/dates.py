"""Dates that no one can have meant: years beyond reach, and those that stand for “none” in some program.

1899-12-30 and 1900-01-01 are days 0 and 1 of spreadsheets (ECMA-376 part 1, 18.17.4.1), 9999-12-31 the last of SQL.
A day that does not exist, such as 30 February, is no date at all: it does not fit the column's type.
"""

from catalog.checks.places import place_findings, places_sql
from catalog.checks.subject import Subject
from catalog.profiling.headers import YEAR, says
from catalog.profiling.profile import DATE, DATETIME, INTEGER, Column
from catalog.reading.duck import quote_name, single_row
from catalog.reading.table import Finding

SAMPLE = 50
EARLIEST, LATEST = 1900, 2100
# Where more cells are so early or late, the table is about such times.
FEW = 0.05
PLACEHOLDERS = "'1899-12-30', '1899-12-31', '1900-01-01', '9999-12-31', '9999-01-01'"


def check_dates(subject: Subject) -> tuple[Finding, ...]:
    found = (_look(subject, number, column) for number, column in subject.numbered if _may_be_wrong(column))
    return tuple(finding for findings in found for finding in findings)


def _may_be_wrong(column: Column) -> bool:
    """By the first and the last: most columns have nothing to look for."""
    if not column.minimum or not column.maximum:
        return False
    if column.type in (DATE, DATETIME):
        first, last = column.minimum, column.maximum
        return first < str(EARLIEST + 1) or last >= str(LATEST) or not last[:4].isdigit() or last[4:5].isdigit()
    if column.type == INTEGER and says(column.title, YEAR):
        return int(column.minimum) < EARLIEST or int(column.maximum) >= LATEST
    return False


def _look(subject: Subject, number: int, column: Column) -> tuple[Finding, ...]:
    cell = quote_name(column.name)
    if column.type == INTEGER:
        # A register of old buildings has years of three digits, and some before our era.
        surely, unlikely = f"{cell} > 2999", f"{cell} NOT BETWEEN {EARLIEST} AND {LATEST - 1}"
    else:
        surely = f"{cell}::DATE IN ({PLACEHOLDERS}) OR year({cell}) NOT BETWEEN 1000 AND 2999"
        unlikely = f"{surely} OR year({cell}) <= {EARLIEST} OR year({cell}) >= {LATEST}"
    odd, *figures = single_row(
        subject.connection,
        f"SELECT count(*) FILTER ({unlikely}), {places_sql(unlikely, cell, SAMPLE)}, "  # noqa: S608
        f"{places_sql(surely, cell, SAMPLE)} FROM {subject.source}",
    )
    few = int(str(odd)) <= max(1, column.filled * FEW)
    return place_findings("date-out-of-sense", number, column.title, tuple(figures[:3] if few else figures[3:]))
