"""Rows of header where one was expected: none at all, a second one, or the same again among the data."""

import re
from itertools import pairwise

from catalog.checks.subject import Subject
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, STRING, Column
from catalog.profiling.second_header import has_second_header
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import excerpt
from catalog.reading.repeated_header import READ
from catalog.reading.table import Finding

# In other formats every record names its own fields.
HEADED = ("csv", "tsv", "xlsx", "xls", "ods", "html", "zip", "gzip")
# Of a wider table, so many columns are compared with their titles.
MOST_COLUMNS = 200
DAY = re.compile(r"\s*\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日).*")
FRACTION = re.compile(r"\s*[+-]?\d+\.\d+\s*")
WHOLE = re.compile(r"\s*[+-]?\d{1,18}\s*")
VALUE = {DATE: DAY, DATETIME: DAY, NUMBER: FRACTION, INTEGER: WHOLE}


def check_header_rows(subject: Subject) -> tuple[Finding, ...]:
    if subject.sniffed.format not in HEADED:
        return ()
    return (*_missing(subject), *_second(subject), *_repeated(subject))


def _missing(subject: Subject) -> tuple[Finding, ...]:
    """Every title over dates and numbers is itself such a value: the first row of data was taken for the header.

    Whole numbers are good titles too (years, ages, days): they prove nothing where the first column has words.
    """
    typed = [column for column in subject.columns if column.type in VALUE]
    if not typed or not all(VALUE[column.type].fullmatch(column.title) for column in typed):
        return ()
    telling = [column for column in typed if column.type != INTEGER]
    if not telling and (typed[0] is not subject.columns[0] or _are_in_turn(typed)):
        return ()
    return (Finding("missing-header", subject.header_row, cell=excerpt((telling or typed)[0].title)),)


def _are_in_turn(columns: list[Column]) -> bool:
    """1, 2, 3, … as titles of days or places."""
    titles = [int(column.title) for column in columns]
    return len(titles) > 1 and all(later == earlier + 1 for earlier, later in pairwise(titles))


def _second(subject: Subject) -> tuple[Finding, ...]:
    if not has_second_header(subject.connection, subject.parquet, subject.columns):
        return ()
    (row,) = single_row(subject.connection, f"SELECT min(_row) FROM {subject.source}")  # noqa: S608
    return (Finding("second-header", int(str(row)), figures={"header": subject.header_row}),)


def _repeated(subject: Subject) -> tuple[Finding, ...]:
    """Rows that say the titles and were not left out already; in a column of numbers or dates, the title did not fit
    and is left empty.
    """
    columns = [column for column in subject.columns[:MOST_COLUMNS] if column.title]
    if len(columns) < 2 or not any(column.type == STRING and column.filled for column in columns):
        return ()
    tests = " AND ".join(_says_title(column) for column in columns)
    count, row = single_row(subject.connection, f"SELECT count(*), min(_row) FROM {subject.source} WHERE {tests}")  # noqa: S608
    if not count:
        return ()
    return (Finding("repeated-header", int(str(row)), count=int(str(count)), figures={"how": READ}),)


def _says_title(column: Column) -> str:
    name = quote_name(column.name)
    if column.type == STRING:
        return f"trim({name}) = {quote_text(column.title)}"
    return "true" if column.type in (BOOLEAN, GEOJSON) else f"{name} IS NULL"
