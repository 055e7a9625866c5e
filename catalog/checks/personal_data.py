"""No file with personal data is made public before a reviewer has looked at it.

Personal Information Protection Law of the PRC, articles 4 and 28.
"""

from catalog.checks.subject import Subject
from catalog.profiling.personal import find_personal_columns
from catalog.reading.table import Finding


def check_personal_data(subject: Subject) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "personal-data",
            row=found.row,
            column=found.number,
            column_name=found.column.title,
            cell=found.cell,
            count=found.count,
            figures={"kind": found.kind, "share": round(100 * found.count / found.column.filled, 1)},
        )
        for found in find_personal_columns(subject.connection, subject.parquet, subject.columns)
    )
