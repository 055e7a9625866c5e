"""All rules about single cells of text and column titles, in one look at each column with a cell odd at first sight."""

from collections.abc import Iterator

from catalog.checks.edge_blanks import EDGE_BLANKS
from catalog.checks.mojibake import MOJIBAKE
from catalog.checks.places import place_findings, places_sql, share_of_sample
from catalog.checks.spreadsheet_errors import SPREADSHEET_ERRORS
from catalog.checks.subject import Subject
from catalog.checks.text_rule import TextRule
from catalog.profiling.first_sight import matches
from catalog.reading.duck import quote_name, single_row
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding

# In the order of a report.
TEXT_RULES = (MOJIBAKE, SPREADSHEET_ERRORS, EDGE_BLANKS)


def check_text_cells(subject: Subject) -> tuple[Finding, ...]:
    return tuple(finding for rule in TEXT_RULES for finding in _check(subject, rule))


def _check(subject: Subject, rule: TextRule) -> Iterator[Finding]:
    yield from _of_titles(subject, rule)
    places = [(n, column) for n, column in subject.texts if rule.code in subject.suspects.get(column.name, ())]
    for number, column in places:
        selected = places_sql("true", quote_name(column.name), share_of_sample(len(places)))
        figures = single_row(
            subject.connection,
            f"SELECT {selected} FROM {subject.source} WHERE {matches(column.name, rule.pattern)}",  # noqa: S608
        )
        yield from place_findings(rule.code, number, column.title, figures)


def _of_titles(subject: Subject, rule: TextRule) -> Iterator[Finding]:
    titles = [column.title for column in subject.columns]
    found = subject.connection.execute(
        "SELECT number, title FROM (SELECT unnest($titles) AS title, generate_subscripts($titles, 1) AS number) "
        "WHERE regexp_matches(title, $pattern)",
        {"titles": titles, "pattern": rule.pattern},
    )
    for number, title in found.fetchall():
        yield Finding(rule.code, subject.header_row, number, title, excerpt(title))
