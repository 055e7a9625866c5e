"""Rows of text to a typed Parquet table on disk: every source row, in its order, with its row number in `_row`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from catalog.profiling.profile import Column
from catalog.reading.decide import Decided, decide_again, decide_by_sample, unsure_columns
from catalog.reading.duck import Connect, quote_text, single_row
from catalog.reading.early import Early
from catalog.reading.limits import Limits
from catalog.reading.normalize import SAMPLE, write_rows
from catalog.reading.segments import Segments
from catalog.reading.statistics import Measured, measure
from catalog.reading.table import Finding, NotAsSupposed, Staged, Table, Unreadable
from catalog.reading.text_rows import ROW, TextRows
from catalog.reading.typed_rows import write_typed
from catalog.reading.wrong_cells import TypedColumn, find_wrong_cells, keep_wrong_cells


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
    """Reads `table` to its end. Raises Unreadable where it has no row, or turns out broken half-way, and NotAsSupposed.

    `connect` gives a connection that reaches `workdir` and the folder of `parquet`. `look` is a pattern (RE2) that text
    is looked through for on the way.
    """
    partial = parquet.with_name(parquet.name + ".partial")  # a table that is there is whole
    try:
        with Segments(workdir, len(table.header)) as segments:
            with Early(table, segments, connect, partial) as early:
                normalized = write_rows(table, segments, limits, progress, early.begin)
            if not normalized.rows:
                raise Unreadable(Finding("no-rows", row=table.header_row or None))
            rows = TextRows(tuple(segments.paths), len(table.header), normalized)
            connection = connect()
            try:
                decided = early.decided() or decide_by_sample(connection, rows, table)
                made = Maker(connection, partial, look).make(rows, decided, typed=early.typed())
            except duckdb.Error as error:
                if table.sniffed.supposed:  # it takes no byte that is not valid
                    raise NotAsSupposed from error
                raise
            wrong = find_wrong_cells(connection, rows.sql, made.typed, limits.sample_per_kind)
            kept = keep_wrong_cells(connection, rows.sql, made.typed, workdir / "wrong.parquet")
        os.replace(partial, parquet)
    finally:
        partial.unlink(missing_ok=True)
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

    def make(self, rows: TextRows, decided: tuple[Decided, ...], *, typed: bool) -> Made:
        """Types the table as its first rows suggest, looks whether all rows agree, and types it again where not.

        `typed`: the first of that is done, if all went well.
        """
        made = self._measured(decided) if typed and self._holds(rows) else self._write(rows, decided)
        if rows.normalized.rows <= SAMPLE:
            return made
        columns = made.measured.columns
        fitting = [column.filled - column.wrong for column in columns]
        unsure = unsure_columns(rows, decided, fitting)
        if not unsure:
            return made
        better = decide_again(self.connection, rows, decided, unsure)
        if [one.column.rule for one in better] != [one.column.rule for one in decided]:
            return self._write(rows, better)
        columns = tuple(
            replace(column, filled=fitting[index] + one.column.wrong, wrong=one.column.wrong)
            for index, (column, one) in enumerate(zip(columns, better, strict=True))
        )
        return Made(better, replace(made.measured, columns=columns))

    def _write(self, rows: TextRows, decided: tuple[Decided, ...]) -> Made:
        write_typed(self.connection, rows.sql, tuple(one.column for one in decided), self.parquet)
        if not self._holds(rows):
            raise Misread
        return self._measured(decided)

    def _holds(self, rows: TextRows) -> bool:
        """Whether the table has all the rows that were written."""
        source = f"read_parquet({quote_text(str(self.parquet.resolve()))})"
        count, numbers = single_row(self.connection, f"SELECT count(*), sum({ROW}) FROM {source}")  # noqa: S608
        return (count, int(str(numbers))) == (rows.normalized.rows, rows.normalized.numbers)

    def _measured(self, decided: tuple[Decided, ...]) -> Made:
        return Made(decided, measure(self.connection, self.parquet, tuple(one.column for one in decided), self.look))
