"""One category in several spellings counts as several: Yes and yes, 浦东 and 浦 东, （一） and (一).

Spellings are one where nothing but case, width, spacing or punctuation differs (NFKC of
https://unicode.org/reports/tr15/, and case folding).
"""

import re
import unicodedata
from collections import defaultdict

from catalog.checks.places import SAMPLE
from catalog.checks.subject import Subject
from catalog.profiling.profile import Column
from catalog.reading.duck import quote_name
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding

# A column of categories has few values, each in several rows.
MOST_VALUES = 300
ROWS_PER_VALUE = 3
LONGEST = 60
PUNCTUATION = re.compile(r"[\s\W_]+")

Spelling = tuple[str, int, int]


def check_categories(subject: Subject) -> tuple[Finding, ...]:
    personal = {found.number for found in subject.personal}
    found = [
        finding
        for number, column in subject.texts
        if number not in personal and _has_categories(column)
        for finding in _column_findings(subject, number, column)
    ]
    return tuple(found[:SAMPLE])


def _has_categories(column: Column) -> bool:
    return 1 < column.distinct <= MOST_VALUES and column.filled >= column.distinct * ROWS_PER_VALUE


def _column_findings(subject: Subject, number: int, column: Column) -> list[Finding]:
    name = quote_name(column.name)
    spellings: list[Spelling] = subject.connection.execute(
        f"SELECT {name}, count(*), min(_row) FROM {subject.source} "  # noqa: S608
        f"WHERE length({name}) <= {LONGEST} GROUP BY 1 ORDER BY 2 DESC, 3 LIMIT {MOST_VALUES * 2}"
    ).fetchall()
    same: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        same[fold(spelling[0])].append(spelling)
    return [
        Finding(
            "category-variants",
            row,
            number,
            column.title,
            excerpt(text.strip()),
            count=count,
            figures={"usual": excerpt(group[0][0].strip())},
        )
        for folded, group in same.items()
        if len(folded) > 1
        for text, count, row in group[1:]
        # Blanks at the edges alone are a finding of their own.
        if text.strip() != group[0][0].strip()
    ]


def fold(text: str) -> str:
    """What is left of a spelling without case, width, spacing and punctuation; between digits, punctuation counts."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if any(character.isdigit() for character in plain):
        return re.sub(r"\s+", "", plain)
    return PUNCTUATION.sub("", plain)
