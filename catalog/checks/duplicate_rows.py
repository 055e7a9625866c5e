"""Rows that are the same in every cell are seldom meant."""

from catalog.checks.subject import Subject
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.table import Finding

# `distinct` is approximate: this share of the filled cells may be all of them.
KEY = 0.9


def check_duplicate_rows(subject: Subject) -> tuple[Finding, ...]:
    """Rows are compared by a 64-bit hash, so that the memory needed does not grow with their length.

    Where a cell did not fit its column's type, the table has lost what it was: such rows are not compared.
    """
    if _has_key(subject):
        return ()
    cells = ", ".join(quote_name(column.name) for column in subject.columns)
    known = " AND ".join(f"{quote_name(column.name)} IS NOT NULL" for column in subject.columns if column.wrong)
    source = f"read_parquet({quote_text(str(subject.parquet.resolve()))}) WHERE {known or 'true'}"
    count, row = single_row(
        subject.connection,
        f"SELECT coalesce(sum(rows - 1), 0), min(row) FROM (SELECT count(*) AS rows, min(_row) AS row "  # noqa: S608
        f"FROM {source} GROUP BY hash({cells}) HAVING count(*) > 1)",
    )
    if not isinstance(row, int):
        return ()
    return (Finding("duplicate-row", row=row, count=int(str(count))),)


def _has_key(subject: Subject) -> bool:
    """Whether some column has another value in every row: where one seems to, counting it is cheaper than comparing."""
    likely = max(subject.columns, key=lambda column: column.distinct, default=None)
    if likely is None or likely.distinct < likely.filled * KEY:
        return False
    name = quote_name(likely.name)
    source = f"read_parquet({quote_text(str(subject.parquet.resolve()))})"
    different, rows = single_row(subject.connection, f"SELECT count(DISTINCT {name}), count(*) FROM {source}")  # noqa: S608
    return different == rows
