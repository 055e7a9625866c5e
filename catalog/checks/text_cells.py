"""All rules about single cells of text, in one look at each column where any cell is odd at first sight."""

from collections.abc import Iterator

from catalog.checks.edge_blanks import EDGE_BLANKS
from catalog.checks.mojibake import MOJIBAKE
from catalog.checks.places import place_findings, places_sql, share_of_sample
from catalog.checks.replaced_characters import REPLACED_CHARACTERS
from catalog.checks.spreadsheet_errors import SPREADSHEET_ERRORS
from catalog.checks.subject import Subject
from catalog.checks.text_rule import TextRule
from catalog.profiling.first_sight import matches
from catalog.reading.duck import quote_name, single_row
from catalog.reading.table import Finding

# In the order of a report.
TEXT_RULES = (MOJIBAKE, REPLACED_CHARACTERS, SPREADSHEET_ERRORS, EDGE_BLANKS)
# What the reader says of the same cells in its own words, with more to say.
SAID = {REPLACED_CHARACTERS.code: "undecodable"}


def check_text_cells(subject: Subject) -> tuple[Finding, ...]:
    return tuple(finding for rule in TEXT_RULES for finding in _check(subject, rule))


def _check(subject: Subject, rule: TextRule) -> Iterator[Finding]:
    if SAID.get(rule.code) in subject.already:
        return
    places = [(n, column) for n, column in subject.texts if rule.code in subject.suspects.get(column.name, ())]
    for number, column in places:
        selected = places_sql("true", quote_name(column.name), share_of_sample(len(places)))
        figures = single_row(
            subject.connection,
            f"SELECT {selected} FROM {subject.source} WHERE {matches(column.name, rule.pattern)}",  # noqa: S608
        )
        yield from place_findings(rule.code, number, column.title, figures)
