"""Primary data has no rows that sum up others."""

from catalog.checks.subject import Subject
from catalog.profiling.totals import TOTAL, find_total_rows
from catalog.reading.table import Finding


def check_total_rows(subject: Subject) -> tuple[Finding, ...]:
    suspects = {name for name, codes in subject.suspects.items() if TOTAL in codes}
    found = find_total_rows(subject.connection, subject.parquet, subject.columns, suspects=suspects)
    if not found.count:
        return ()
    rows = ", ".join(str(row) for row in found.rows) + (" …" if found.count > len(found.rows) else "")
    return (Finding("total-row", row=found.rows[0], count=found.count, figures={"rows": rows}),)
