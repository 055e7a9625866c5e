"""The first cells of text columns: enough to see which rules are worth a look at a whole column."""

from catalog.checks.subject import Subject
from catalog.reading.duck import quote_name

ROWS = 400
LONGEST = 100
COLUMNS_AT_ONCE = 100


def first_cells(subject: Subject) -> dict[str, tuple[str, ...]]:
    """The filled cells among the first rows, by the column's name."""
    names = [column.name for _, column in subject.texts]
    cells: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(names), COLUMNS_AT_ONCE):
        some = names[start : start + COLUMNS_AT_ONCE]
        shown = ", ".join(f"substr({quote_name(name)}, 1, {LONGEST})" for name in some)
        rows = subject.connection.execute(f"SELECT {shown} FROM {subject.source} LIMIT {ROWS}").fetchall()  # noqa: S608
        for name, column in zip(some, zip(*rows, strict=True), strict=True):
            cells[name] = tuple(cell for cell in column if cell)
    return cells
