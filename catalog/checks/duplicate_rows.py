"""Rows that are the same in every cell are seldom meant. The openness mark counts by what is found here."""

from catalog.checks.edge_blanks import EDGE_BLANKS
from catalog.checks.subject import Subject
from catalog.checks.text_rule import BLANK
from catalog.profiling.profile import Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.table import Finding

EDGES = rf"^{BLANK}+|{BLANK}+$"


def check_duplicate_rows(subject: Subject) -> tuple[Finding, ...]:
    """Where one column tells all rows apart there is nothing to compare.

    Rows are compared by a 64-bit hash, so that the memory needed does not grow with their length. Where a cell did not
    fit its column's type, the table has lost what it was: the file of wrong cells still tells it. Blanks that nobody
    sees tell nothing apart.
    """
    if any(not key.repeated and not _has_edge_blanks(subject, key.column) for key in subject.keys):
        return ()
    cells = ", ".join(_told(subject, column) for column in subject.columns)
    source, said = subject.source, "NULL"
    if subject.wrong_cells is not None:
        wrong = quote_text(str(subject.wrong_cells.resolve()))
        source, said = f"{source} LEFT JOIN read_parquet({wrong}) AS wrong USING (_row)", "_said"
    count, row = single_row(
        subject.connection,
        f"SELECT coalesce(sum(rows - 1), 0), min(row) FROM (SELECT count(*) AS rows, min(_row) AS row "  # noqa: S608
        f"FROM {source} GROUP BY hash({cells}), {said} HAVING count(*) > 1)",
    )
    if not isinstance(row, int):
        return ()
    return (Finding("duplicate-row", row=row, count=int(str(count))),)


def _told(subject: Subject, column: Column) -> str:
    """The SQL of what a cell says."""
    name = quote_name(column.name)
    if not _has_edge_blanks(subject, column):
        return name
    return f"nullif(regexp_replace({name}, {quote_text(EDGES)}, '', 'g'), '')"


def _has_edge_blanks(subject: Subject, column: Column) -> bool:
    return EDGE_BLANKS.code in subject.suspects.get(column.name, ())
