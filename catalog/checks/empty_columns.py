"""A column without a value tells nothing."""

from catalog.checks.subject import Subject
from catalog.reading.table import Finding


def check_empty_columns(subject: Subject) -> tuple[Finding, ...]:
    return tuple(
        Finding("empty-column", column=number, column_name=column.title)
        for number, column in enumerate(subject.columns, start=1)
        if not column.filled
    )
