"""Every rule over a file, in the order in which a report shows what they find."""

from collections.abc import Callable

from catalog.checks.duplicate_rows import check_duplicate_rows
from catalog.checks.empty_columns import check_empty_columns
from catalog.checks.encoding import check_encoding
from catalog.checks.geometry import check_geometry
from catalog.checks.personal_data import check_personal_data
from catalog.checks.row_limit import check_row_limit
from catalog.checks.subject import Subject
from catalog.checks.total_rows import check_total_rows
from catalog.checks.wrong_extension import check_extension
from catalog.reading.table import Finding, Sniffed

# What can be said of any file, and what only of one with a table.
FILE_CHECKS: tuple[Callable[[Sniffed], tuple[Finding, ...]], ...] = (check_extension, check_encoding)
CHECKS: tuple[Callable[[Subject], tuple[Finding, ...]], ...] = (
    check_personal_data,
    check_total_rows,
    check_duplicate_rows,
    check_empty_columns,
    check_geometry,
    check_row_limit,
)


def run_file_checks(sniffed: Sniffed) -> tuple[Finding, ...]:
    return tuple(finding for check in FILE_CHECKS for finding in check(sniffed))


def run_checks(subject: Subject) -> tuple[Finding, ...]:
    return tuple(finding for check in CHECKS for finding in check(subject))
