"""A spreadsheet shows a long number as 1.23E+17 and saves what it shows: the other digits are lost.

Spreadsheets keep 15 digits of a number (https://learn.microsoft.com/en-us/office/troubleshoot/excel/last-digits-changed-to-zeros).
"""

from catalog.checks.places import place_findings, places_sql
from catalog.checks.subject import Subject
from catalog.checks.text_rule import TextRule
from catalog.profiling.first_sight import matches
from catalog.profiling.headers import BANK_ACCOUNT, ID_CARD, IDENTIFIER, PHONE, says
from catalog.profiling.profile import NUMBER, STRING, Column
from catalog.reading.duck import quote_name, single_row
from catalog.reading.table import Finding

SAMPLE = 50
# Headers of numbers that are names.
NUMBERED = (IDENTIFIER, PHONE, ID_CARD, BANK_ACCOUNT)
# Programs write a point or a plus sign, or both: 1E12 is a seat.
WRITTEN = TextRule("scientific-id", r"^\s*\d(?:\.\d+[eE]\+?|[eE]\+)\d{1,3}\s*$", coarse=r"\d[eE]\+?\d")
# As a number: whole, of 12 digits and more, with zeros where the digits were.
ROUNDED = "{cell} >= 1e11 AND {cell} = floor({cell}) AND {cell} % 100000 = 0"


def check_scientific_ids(subject: Subject) -> tuple[Finding, ...]:
    found = (_look(subject, number, column) for number, column in subject.numbered if _may_be(subject, column))
    return tuple(finding for findings in found for finding in findings)


def _may_be(subject: Subject, column: Column) -> bool:
    if not any(says(column.title, meaning) for meaning in NUMBERED):
        return False
    if column.type == STRING:
        return WRITTEN.code in subject.suspects.get(column.name, ())
    return column.type == NUMBER and float(column.maximum or 0) >= 1e11


def _look(subject: Subject, number: int, column: Column) -> tuple[Finding, ...]:
    cell = quote_name(column.name)
    test = matches(column.name, WRITTEN.pattern) if column.type == STRING else ROUNDED.replace("{cell}", cell)
    figures = single_row(subject.connection, f"SELECT {places_sql(test, cell, SAMPLE)} FROM {subject.source}")  # noqa: S608
    return place_findings("scientific-id", number, column.title, figures)
