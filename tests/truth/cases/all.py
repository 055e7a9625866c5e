"""The whole corpus, theme by theme. A case for a new kind of problem is one more entry in one of these files."""

from tests.truth.cases import doors, file_problems, filled, forms, freshness, origins, row_problems, shapes, words

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
)
