"""Rows of text to a typed Parquet table on disk: every source row, in its order, with its row number in `_row`."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from catalog.profiling.profile import Column
from catalog.reading.decide import SAMPLE, Decided, decide_again, decide_by_sample, unsure_columns
from catalog.reading.duck import locked_down, quote_name, quote_text, single_row
from catalog.reading.limits import Limits
from catalog.reading.normalize import write_rows
from catalog.reading.statistics import measure
from catalog.reading.table import Finding, Staged, Table, Unreadable
from catalog.reading.text_rows import ROW, TextRows
from catalog.reading.types import typed_value
from catalog.reading.wrong_cells import TypedColumn, find_wrong_cells, keep_wrong_cells

ROW_GROUP = 30_000
# The quickest: 5 % larger files than the usual 3, for a fifth less work.
ZSTD_LEVEL = 1
# Columns with more different values in a row group than this gain little by a dictionary, which is work to make.
DICTIONARY = 1_000
# The encodings of the second version are written quicker, and are smaller.
PARQUET = (
    f"FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd, COMPRESSION_LEVEL {ZSTD_LEVEL}, "
    f"ROW_GROUP_SIZE {ROW_GROUP}, DICTIONARY_SIZE_LIMIT {DICTIONARY}"
)


@dataclass(frozen=True, slots=True)
class Staging:
    """What staging gives: the table on disk, its columns with their statistics, and everything found on the way.

    `wrong_cells` is a file in the work folder, see `keep_wrong_cells`; its reader removes it.
    """

    staged: Staged
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    wrong_cells: Path | None = None


def stage(table: Table, workdir: Path, parquet: Path, limits: Limits, progress: Callable[[int], None]) -> Staging:
    """Reads `table` to its end. Raises Unreadable where it has no row, or turns out broken half-way."""
    text = workdir / "rows.csv"
    try:
        normalized = write_rows(table, text, limits, progress)
        if not normalized.rows:
            raise Unreadable(Finding("no-rows", row=table.header_row or None))
        with locked_down(workdir, parquet.parent) as connection:
            rows = TextRows(text, len(table.header), normalized)
            try:
                made = _make(connection, rows, table, parquet)
            except (duckdb.Error, Misread):  # the parallel reader lost its way between quotation marks
                rows = replace(rows, parallel=False)
                made = _make(connection, rows, table, parquet)
            wrong = find_wrong_cells(connection, rows.sql, made.typed, limits.sample_per_kind)
            kept = keep_wrong_cells(connection, rows.sql, made.typed, workdir / "wrong.parquet")
    finally:
        text.unlink(missing_ok=True)
    staged = Staged(parquet, normalized.rows + table.lost, normalized.rows)
    noted = tuple(finding for one in made.decided for finding in one.findings)
    return Staging(staged, made.columns, (*table.findings, *normalized.findings, *noted, *wrong), kept)


class Misread(Exception):
    """What was read back is not what was written."""


@dataclass(frozen=True, slots=True)
class Made:
    decided: tuple[Decided, ...]
    columns: tuple[Column, ...]

    @property
    def typed(self) -> tuple[TypedColumn, ...]:
        return tuple(one.column for one in self.decided)


def _make(connection: duckdb.DuckDBPyConnection, rows: TextRows, table: Table, parquet: Path) -> Made:
    """Types the table as its first rows suggest, looks whether all rows agree, and types it again where not."""
    decided = decide_by_sample(connection, rows, table)
    made = _write(connection, rows, decided, parquet)
    if rows.normalized.rows <= SAMPLE:
        return made
    typed = [column.filled - column.wrong for column in made.columns]
    unsure = unsure_columns(rows, decided, typed)
    if not unsure:
        return made
    better = decide_again(connection, rows, decided, unsure)
    if [one.column.rule for one in better] != [one.column.rule for one in decided]:
        return _write(connection, rows, better, parquet)
    columns = tuple(
        replace(column, filled=typed[index] + one.column.wrong, wrong=one.column.wrong)
        for index, (column, one) in enumerate(zip(made.columns, better, strict=True))
    )
    return Made(better, columns)


def _write(connection: duckdb.DuckDBPyConnection, rows: TextRows, decided: tuple[Decided, ...], parquet: Path) -> Made:
    made = Made(decided, ())
    _write_parquet(connection, rows.sql, made.typed, parquet)
    count, numbers = single_row(connection, f"SELECT count(*), sum({ROW}) FROM {_source(parquet)}")  # noqa: S608
    if (count, int(str(numbers))) != (rows.normalized.rows, rows.normalized.numbers):
        raise Misread
    return replace(made, columns=measure(connection, parquet, made.typed))


def _source(parquet: Path) -> str:
    return f"read_parquet({quote_text(str(parquet.resolve()))})"


def _write_parquet(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...], parquet: Path
) -> None:
    """Under another name first: a table that is there is whole."""
    partial = parquet.with_name(parquet.name + ".partial")
    columns = ", ".join(f"{typed_value(column.rule, column.cell)} AS {quote_name(column.name)}" for column in typed)
    connection.execute(
        f"COPY (SELECT {ROW}, {columns} FROM {source}) TO {quote_text(str(partial.resolve()))} "  # noqa: S608
        f"({PARQUET})"
    )
    os.replace(partial, parquet)
