"""A column that is blank in nearly every row is a table of its own, or was never filled in."""

from catalog.checks.subject import Subject
from catalog.profiling.headers import REMARK, says
from catalog.reading.table import Finding

FEWEST_ROWS = 50
# The share of rows that are filled, at most.
SPARSE = 0.05


def check_sparse_columns(subject: Subject) -> tuple[Finding, ...]:
    """Remarks are meant to be few."""
    if subject.rows < FEWEST_ROWS:
        return ()
    return tuple(
        Finding(
            "sparse-column",
            column=number,
            column_name=column.title,
            figures={"filled": column.filled, "rows": subject.rows},
        )
        for number, column in subject.numbered
        if column.filled <= subject.rows * SPARSE and not says(column.title, REMARK)
    )
