"""The validation of one file, from its bytes to its findings: sniff, read, stage, check."""

from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from catalog.checks.expected import Expected
from catalog.checks.masking import mask_columns, mask_findings
from catalog.checks.personal_names import check_filename
from catalog.checks.run import run_checks, run_file_checks
from catalog.checks.schema import check_schema
from catalog.checks.subject import Subject
from catalog.checks.survey import LOOK, survey
from catalog.profiling.profile import Column
from catalog.reading.duck import opening
from catalog.reading.limits import Limits
from catalog.reading.read import read_sniffed
from catalog.reading.sniff import sniff
from catalog.reading.stage import Staging, stage
from catalog.reading.table import Finding, NoTable, NotAsSupposed, Sniffed, Staged, Table, Unreadable

NOTHING_SAID = Expected()
# What staging tells of cells that it left empty.
WRONG_CELLS = ("type-mismatch", "spreadsheet-error")


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
    expected: Expected = NOTHING_SAID,
) -> Validation:
    """Bad input never raises: it ends in findings. `parquet` is written only where there is a table.

    `expected` is what the agency has said of the table beforehand.
    """
    about_name = check_filename(filename)
    folders = {other.parquet.parent for other in expected.others.values()}

    def validate(sniffed: Sniffed) -> Validation:
        with opening(workdir, parquet.parent, *folders) as connect:
            table = read_sniffed(path, sniffed, replace(limits, scratch=workdir))
            told = replace(sniffed, supposed=False)
            about_file = (*about_name, *run_file_checks(told))
            if isinstance(table, NoTable):
                return _without_table(told, (*table.findings, *about_file))
            table.texts |= {index for index, title in enumerate(table.header) if title in expected.texts}
            staging = stage(
                table, connect, workdir=workdir, parquet=parquet, limits=limits, progress=progress, look=LOOK.coarse
            )
            progress(path.stat().st_size)
            subject, checked = _check(table, staging, expected, connect())
        return _as_found(told, staging, subject, (*about_file, *checked, *staging.findings))

    sniffed = sniff(path, filename, supposing=True)
    if sniffed.supposed:
        with suppress(NotAsSupposed, Unreadable):  # what can't be read may be in another encoding
            return validate(sniffed)
        sniffed = sniff(path, filename)
    try:
        return validate(sniffed)
    except Unreadable as unreadable:
        return _without_table(sniffed, (unreadable.finding, *about_name, *run_file_checks(sniffed)))


def _without_table(sniffed: Sniffed, findings: tuple[Finding, ...]) -> Validation:
    return Validation(sniffed, None, (), mask_findings(findings, (), ()))


def _as_found(sniffed: Sniffed, staging: Staging, subject: Subject, findings: tuple[Finding, ...]) -> Validation:
    return Validation(
        sniffed,
        staging.staged,
        mask_columns(staging.columns, subject.personal),
        mask_findings(findings, staging.columns, subject.personal),
    )


def _check(
    table: Table, staging: Staging, expected: Expected, connection: duckdb.DuckDBPyConnection
) -> tuple[Subject, tuple[Finding, ...]]:
    try:
        subject = survey(_subject(table, staging, expected, connection), staging.seen)
        return subject, (*run_checks(subject), *check_schema(subject, expected))
    finally:
        if staging.wrong_cells is not None:
            staging.wrong_cells.unlink()


def _subject(table: Table, staging: Staging, expected: Expected, connection: duckdb.DuckDBPyConnection) -> Subject:
    wrong: dict[int, set[int]] = defaultdict(set)
    for finding in staging.findings:
        if finding.code in WRONG_CELLS and finding.row and finding.column:
            wrong[finding.column].add(finding.row)
    return Subject(
        table.sniffed,
        staging.columns,
        staging.staged.parquet,
        connection,
        staging.staged.rows_read,
        header_row=table.header_row or 1,
        wrong_rows={column: frozenset(rows) for column, rows in wrong.items()},
        wrong_cells=staging.wrong_cells,
        contacts=expected.contacts,
    )
