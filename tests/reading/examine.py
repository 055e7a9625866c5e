"""What must hold of the reading of any file whatever, sound or broken."""

import gc
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.checks.kinds import describe
from catalog.checks.validate import Validation, validate_file
from catalog.reading.limits import MIB, Limits
from catalog.reading.repeated_header import LEFT_OUT
from catalog.reading.table import Finding

# Smaller than in production, so that hostile inputs come to their end soon.
LIMITS = Limits(max_inflated=32 * MIB, max_unpacked=32 * MIB, child_seconds=30)
# Findings that account for rows of the source that are not in the table.
ACCOUNTING = ("empty-row", "broken-record")


@dataclass(frozen=True, slots=True)
class Examined:
    """`rows` are in the table, `accounted` are told to be left out, `missing` are neither: there must be none."""

    rows: int
    accounted: int
    missing: int
    validation: Validation


def examine(path: Path, name: str, kept: Path | None = None) -> Examined:
    """Validates a file as the pipeline does. What it raises is a fault of ours; AssertionError is a broken promise.

    `kept` is where the table goes, for those who want to look into it.
    """
    with tempfile.TemporaryDirectory() as folder:
        workdir = Path(folder, "work")
        workdir.mkdir()
        parquet = kept or Path(folder, "table.parquet")
        validation = validate_file(path, name, workdir=workdir, parquet=parquet, limits=LIMITS, progress=lambda _: None)
        for finding in validation.findings:
            describe(finding)
        if validation.staged is None:
            assert validation.findings, "no table, and nothing said"
            assert not parquet.exists(), "no table, and yet a file"
            rows = accounted = missing = 0
        else:
            rows, accounted, missing = _count(parquet, validation)
        if any(workdir.iterdir()):  # a table that was never read keeps its folder until it is collected
            gc.collect()
        left = [entry.name for entry in workdir.iterdir()]
        assert not left, f"left behind: {left}"
    return Examined(rows, accounted, missing, validation)


def _count(parquet: Path, validation: Validation) -> tuple[int, int, int]:
    """Rows are numbered without gaps, so that every number between the first and the last must be accounted for."""
    staged = validation.staged
    assert staged is not None
    with duckdb.connect() as connection:
        sql = "SELECT count(*), count(DISTINCT _row), min(_row), max(_row) FROM read_parquet(?)"
        found = connection.execute(sql, [str(parquet)]).fetchone()
    assert found is not None
    rows, distinct, first, last = found
    assert rows == distinct == staged.rows_read, "rows are doubled or lost between the source and the table"
    accounted = sum(finding.count for finding in validation.findings if _accounts(finding))
    # JSON Lines are numbered by line, and a blank line is no row.
    gaps = 0 if validation.sniffed.format in ("jsonl", "gzip", "zip") else last - first + 1 - rows
    return rows, accounted, max(0, gaps - accounted)


def _accounts(finding: Finding) -> bool:
    return finding.code in ACCOUNTING or finding.figures.get("how") == LEFT_OUT
