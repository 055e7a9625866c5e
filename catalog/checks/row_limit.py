"""Spreadsheet programs cut a table off, without a word, at the last row that they have.

65,536 in XLS, 1,048,576 in XLSX: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
"""

from catalog.checks.subject import Subject
from catalog.reading.duck import quote_text, single_row
from catalog.reading.table import Finding

LAST_ROWS = (65_536, 1_048_576)


def check_row_limit(subject: Subject) -> tuple[Finding, ...]:
    """Rows are numbered as a spreadsheet shows them, so a table that was cut ends at exactly one of these."""
    source = f"read_parquet({quote_text(str(subject.parquet.resolve()))})"
    (last,) = single_row(subject.connection, f"SELECT max(_row) FROM {source}")  # noqa: S608
    return (Finding("row-limit-cut", row=int(str(last))),) if last in LAST_ROWS else ()
