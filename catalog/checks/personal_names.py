"""A file's name and its header are public as they stand, and so may hold nothing of a person.

Personal Information Protection Law of the PRC, article 4.
"""

from catalog.checks.subject import Subject
from catalog.reading.personal import excerpt, looks_personal
from catalog.reading.table import Finding


def check_filename(filename: str) -> tuple[Finding, ...]:
    if not looks_personal(filename):
        return ()
    return (Finding("personal-filename", cell=excerpt(filename)),)


def check_header(subject: Subject) -> tuple[Finding, ...]:
    """A header with a person's number is most often a first row of data: the file has no header."""
    return tuple(
        Finding("personal-header", column=number, column_name=excerpt(column.title), cell=excerpt(column.title))
        for number, column in enumerate(subject.columns, 1)
        if looks_personal(column.title)
    )
