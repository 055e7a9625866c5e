"""The whole corpus, theme by theme. A case for a new kind of problem is one more entry in one of these files."""

from tests.truth.cases import (
    doors,
    file_problems,
    filled,
    forms,
    freshness,
    maps,
    notations,
    origins,
    packages,
    persons,
    row_problems,
    schemas,
    shapes,
    sheets,
    values,
    words,
)

CASES = (
    *origins.CASES,
    *shapes.CASES,
    *filled.CASES,
    *freshness.CASES,
    *doors.CASES,
    *words.CASES,
    *forms.CASES,
    *file_problems.CASES,
    *row_problems.CASES,
    *notations.CASES,
    *values.CASES,
    *schemas.CASES,
    *persons.CASES,
    *packages.CASES,
    *sheets.CASES,
    *maps.CASES,
)
