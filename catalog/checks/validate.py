"""The validation of one file, from its bytes to its findings: sniff, read, stage, check."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.checks.run import run_checks, run_file_checks
from catalog.checks.subject import Subject
from catalog.profiling.profile import Column
from catalog.reading.duck import locked_down
from catalog.reading.limits import Limits
from catalog.reading.read import read_sniffed
from catalog.reading.sniff import sniff
from catalog.reading.stage import Staging, stage
from catalog.reading.table import Finding, NoTable, Sniffed, Staged, Unreadable


@dataclass(frozen=True, slots=True)
class Validation:
    """`staged` is None for a file without a table, be it an honest one or a broken one: the findings tell which."""

    sniffed: Sniffed
    staged: Staged | None
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]


def validate_file(
    path: Path,
    filename: str,
    *,
    workdir: Path,
    parquet: Path,
    limits: Limits,
    progress: Callable[[int], None],
) -> Validation:
    """Bad input never raises: it ends in findings. `parquet` is written only where there is a table."""
    sniffed = sniff(path, filename)
    about_file = run_file_checks(sniffed)
    try:
        table = read_sniffed(path, sniffed, replace(limits, scratch=workdir))
        if isinstance(table, NoTable):
            return Validation(sniffed, None, (), (*table.findings, *about_file))
        staging = stage(table, workdir, parquet, limits, progress)
    except Unreadable as unreadable:
        return Validation(sniffed, None, (), (unreadable.finding, *about_file))
    progress(path.stat().st_size)
    with locked_down(workdir, parquet.parent) as connection:
        checked = run_checks(Subject(sniffed, staging.columns, parquet, connection))
    findings = (*about_file, *checked, *staging.findings)
    return Validation(sniffed, staging.staged, staging.columns, tuple(_named(finding, staging) for finding in findings))


def _named(finding: Finding, staging: Staging) -> Finding:
    """With the column's title, which readers do not always know."""
    if finding.column is None or finding.column_name or finding.column > len(staging.columns):
        return finding
    return replace(finding, column_name=staging.columns[finding.column - 1].title)
