"""Rows of text to a typed Parquet table on disk: every source row, in its order, with its row number in `_row`."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from catalog.profiling.profile import Column
from catalog.reading.decide import Decided, decide_again, decide_by_sample, unsure_columns
from catalog.reading.duck import Connect, quote_name, quote_text, single_row
from catalog.reading.first_rows import FirstRows
from catalog.reading.limits import Limits
from catalog.reading.normalize import SAMPLE, write_rows
from catalog.reading.statistics import Measured, measure
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

    `wrong_cells` is a file in the work folder, see `keep_wrong_cells`; its reader removes it. `seen` is that of
    `Measured`.
    """

    staged: Staged
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]
    wrong_cells: Path | None = None
    seen: Mapping[str, bool] = field(default_factory=dict)


def stage(
    table: Table,
    connect: Connect,
    *,
    workdir: Path,
    parquet: Path,
    limits: Limits,
    progress: Callable[[int], None],
    look: str = "",
) -> Staging:
    """Reads `table` to its end. Raises Unreadable where it has no row, or turns out broken half-way.

    `connect` gives a connection that reaches `workdir` and the folder of `parquet`. `look` is a pattern (RE2) that text
    is looked through for on the way.
    """
    text = workdir / "rows.csv"
    try:
        with ThreadPoolExecutor(1) as pool:
            first = FirstRows(table, connect, pool)
            normalized = write_rows(table, text, limits, progress, first.begin)
        if not normalized.rows:
            raise Unreadable(Finding("no-rows", row=table.header_row or None))
        rows = TextRows(text, len(table.header), normalized)
        connection = connect()
        maker = Maker(connection, parquet, look)
        try:
            made = maker.make(rows, first.decided() or decide_by_sample(connection, rows, table))
        except (duckdb.Error, Misread):  # the parallel reader lost its way between quotation marks
            rows = replace(rows, parallel=False)
            made = maker.make(rows, decide_by_sample(connection, rows, table))
        wrong = find_wrong_cells(connection, rows.sql, made.typed, limits.sample_per_kind)
        kept = keep_wrong_cells(connection, rows.sql, made.typed, workdir / "wrong.parquet")
    finally:
        text.unlink(missing_ok=True)
    staged = Staged(parquet, normalized.rows + table.lost, normalized.rows)
    noted = tuple(finding for one in made.decided for finding in one.findings)
    findings = (*table.findings, *normalized.findings, *noted, *wrong)
    return Staging(staged, made.measured.columns, findings, kept, made.measured.seen)


class Misread(Exception):
    """What was read back is not what was written."""


@dataclass(frozen=True, slots=True)
class Made:
    decided: tuple[Decided, ...]
    measured: Measured

    @property
    def typed(self) -> tuple[TypedColumn, ...]:
        return tuple(one.column for one in self.decided)


@dataclass(frozen=True, slots=True)
class Maker:
    connection: duckdb.DuckDBPyConnection
    parquet: Path
    look: str

    def make(self, rows: TextRows, decided: tuple[Decided, ...]) -> Made:
        """Types the table as its first rows suggest, looks whether all rows agree, and types it again where not."""
        made = self._write(rows, decided)
        if rows.normalized.rows <= SAMPLE:
            return made
        columns = made.measured.columns
        typed = [column.filled - column.wrong for column in columns]
        unsure = unsure_columns(rows, decided, typed)
        if not unsure:
            return made
        better = decide_again(self.connection, rows, decided, unsure)
        if [one.column.rule for one in better] != [one.column.rule for one in decided]:
            return self._write(rows, better)
        columns = tuple(
            replace(column, filled=typed[index] + one.column.wrong, wrong=one.column.wrong)
            for index, (column, one) in enumerate(zip(columns, better, strict=True))
        )
        return Made(better, replace(made.measured, columns=columns))

    def _write(self, rows: TextRows, decided: tuple[Decided, ...]) -> Made:
        typed = tuple(one.column for one in decided)
        self._write_parquet(rows.sql, typed)
        source = f"read_parquet({quote_text(str(self.parquet.resolve()))})"
        count, numbers = single_row(self.connection, f"SELECT count(*), sum({ROW}) FROM {source}")  # noqa: S608
        if (count, int(str(numbers))) != (rows.normalized.rows, rows.normalized.numbers):
            raise Misread
        return Made(decided, measure(self.connection, self.parquet, typed, self.look))

    def _write_parquet(self, source: str, typed: tuple[TypedColumn, ...]) -> None:
        """Under another name first: a table that is there is whole."""
        partial = self.parquet.with_name(self.parquet.name + ".partial")
        columns = ", ".join(f"{typed_value(column.rule, column.cell)} AS {quote_name(column.name)}" for column in typed)
        self.connection.execute(
            f"COPY (SELECT {ROW}, {columns} FROM {source}) TO {quote_text(str(partial.resolve()))} "  # noqa: S608
            f"({PARQUET})"
        )
        os.replace(partial, self.parquet)
