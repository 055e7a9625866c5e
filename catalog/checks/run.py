"""Every rule over a file, in the order in which a report shows what they find."""

from collections.abc import Callable

from catalog.checks.categories import check_categories
from catalog.checks.constant_columns import check_constant_columns
from catalog.checks.coordinates import check_coordinates
from catalog.checks.dates import check_dates
from catalog.checks.duplicate_keys import check_duplicate_keys
from catalog.checks.duplicate_rows import check_duplicate_rows
from catalog.checks.empty_columns import check_empty_columns
from catalog.checks.encoding import check_encoding
from catalog.checks.geometry import check_geometry
from catalog.checks.header_rows import check_header_rows
from catalog.checks.lost_zeros import check_lost_zeros
from catalog.checks.number_texts import check_number_texts
from catalog.checks.personal_data import check_personal_data
from catalog.checks.personal_names import check_header
from catalog.checks.row_limit import check_row_limit
from catalog.checks.scientific_ids import check_scientific_ids
from catalog.checks.sparse_columns import check_sparse_columns
from catalog.checks.subject import Subject
from catalog.checks.text_cells import check_text_cells
from catalog.checks.total_rows import check_total_rows
from catalog.checks.wrong_extension import check_extension
from catalog.reading.table import Finding, Sniffed

# What can be said of any file, and what only of one with a table.
FILE_CHECKS: tuple[Callable[[Sniffed], tuple[Finding, ...]], ...] = (check_extension, check_encoding)
CHECKS: tuple[Callable[[Subject], tuple[Finding, ...]], ...] = (
    check_personal_data,
    check_header,
    check_header_rows,
    check_scientific_ids,
    check_lost_zeros,
    check_coordinates,
    check_dates,
    check_text_cells,
    check_number_texts,
    check_categories,
    check_duplicate_keys,
    check_duplicate_rows,
    check_total_rows,
    check_empty_columns,
    check_sparse_columns,
    check_constant_columns,
    check_geometry,
    check_row_limit,
)


def run_file_checks(sniffed: Sniffed) -> tuple[Finding, ...]:
    return tuple(finding for check in FILE_CHECKS for finding in check(sniffed))


def run_checks(subject: Subject) -> tuple[Finding, ...]:
    return tuple(finding for check in CHECKS for finding in check(subject))
