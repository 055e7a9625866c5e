"""A column that says the same in every row tells what the table's description should."""

from catalog.checks.subject import Subject
from catalog.reading.table import Finding

# In a short table it may be chance.
FEWEST_ROWS = 20


def check_constant_columns(subject: Subject) -> tuple[Finding, ...]:
    """`distinct` is exact where it is this low."""
    if subject.rows < FEWEST_ROWS:
        return ()
    return tuple(
        Finding("constant-column", column=number, column_name=column.title, count=subject.rows)
        for number, column in subject.numbered
        if column.distinct == 1 and column.filled == subject.rows and not column.wrong
    )
