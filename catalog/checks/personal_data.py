"""No file with personal data is made public before a reviewer has looked at it.

Personal Information Protection Law of the PRC, articles 4, 13 and 28. How an agency's own people are reached at work is
published on purpose: columns that it has marked so are told of, and block nothing.
"""

from catalog.checks.subject import Subject
from catalog.profiling.personal import PersonalColumn
from catalog.reading.beside import CODES
from catalog.reading.personal import CONTACT_KINDS
from catalog.reading.table import Finding

# Nothing is public while one of these waits for a reviewer's word. Contacts at work have a code of their own.
BLOCKING = ("personal-data", "personal-header", "personal-filename", *CODES)
CONTACT = "contact-data"


def check_personal_data(subject: Subject) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            CONTACT if _is_contact(found, subject.contacts) else BLOCKING[0],
            row=found.row,
            column=found.number,
            column_name=found.column.title,
            cell=found.cell,
            count=found.count,
            figures={"kind": found.kind, "share": round(100 * found.count / found.column.filled, 1)},
        )
        for found in subject.personal
    )


def _is_contact(found: PersonalColumn, contacts: frozenset[str]) -> bool:
    return found.kind in CONTACT_KINDS and found.column.name in contacts
