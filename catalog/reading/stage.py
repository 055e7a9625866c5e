"""Rows of text to a typed Parquet table on disk: every source row, in its order, with its row number in `_row`."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import GEOJSON, STRING, Column
from catalog.reading.duck import locked_down, quote_name, quote_text, single_row
from catalog.reading.limits import MIB, Limits
from catalog.reading.names import unique_names
from catalog.reading.normalize import Normalized, write_rows
from catalog.reading.statistics import measure
from catalog.reading.table import Finding, Staged, Table, Unreadable
from catalog.reading.types import FIGURES, Decision, counting_sql, decide_type, typed_value
from catalog.reading.wrong_cells import TypedColumn, find_wrong_cells

ROW = "_row"
ROW_GROUP = 30_000
# DuckDB's own defaults; only a longer line needs more.
LINE, BUFFER = 2 * MIB, 32 * MIB
# Aggregates over thousands of columns at once take more memory than the rows do.
COLUMNS_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Staging:
    """What staging gives: the table on disk, its columns with their statistics, and everything found on the way."""

    staged: Staged
    columns: tuple[Column, ...]
    findings: tuple[Finding, ...]


def stage(table: Table, workdir: Path, parquet: Path, limits: Limits, progress: Callable[[int], None]) -> Staging:
    """Reads `table` to its end. Raises Unreadable where it has no row, or turns out broken half-way."""
    text = workdir / "rows.csv"
    try:
        normalized = write_rows(table, text, limits, progress)
        if not normalized.rows:
            raise Unreadable(Finding("no-rows", row=table.header_row or None))
        with locked_down(workdir, parquet.parent) as connection:
            source = _reading_sql(text, len(table.header), normalized)
            typed = _decide_types(connection, source, table)
            wrong = find_wrong_cells(connection, source, typed, limits.sample_per_kind)
            _write_parquet(connection, source, typed, parquet)
            columns = measure(connection, parquet, typed)
    finally:
        text.unlink(missing_ok=True)
    staged = Staged(parquet, normalized.rows + table.lost, normalized.rows)
    return Staging(staged, columns, (*table.findings, *normalized.findings, *wrong))


def _reading_sql(text: Path, width: int, normalized: Normalized) -> str:
    """The staging file as a table of text: no dialect is guessed, and no user's text is in it."""
    line = max(LINE, normalized.longest + 1024)
    names = ", ".join(f"'c{number}': 'VARCHAR'" for number in range(1, width + 1))
    options = (
        "auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', "
        "nullstr = '', allow_quoted_nulls = true, strict_mode = true, parallel = false, "
        f"max_line_size = {line}, buffer_size = {max(BUFFER, line * 2)}"
    )
    return f"read_csv({quote_text(str(text.resolve()))}, columns = {{'{ROW}': 'BIGINT', {names}}}, {options})"


def _decide_types(connection: duckdb.DuckDBPyConnection, source: str, table: Table) -> tuple[TypedColumn, ...]:
    names = unique_names(table.header)
    typed: list[TypedColumn] = []
    for start in range(0, len(names), COLUMNS_AT_ONCE):
        cells = [f"c{index + 1}" for index in range(start, min(start + COLUMNS_AT_ONCE, len(names)))]
        counts = ", ".join(counting_sql(cell) for cell in cells)
        figures = [int(str(figure)) for figure in single_row(connection, f"SELECT {counts} FROM {source}")]  # noqa: S608
        for offset, cell in enumerate(cells):
            index = start + offset
            told = decide_type(tuple(figures[offset * FIGURES : (offset + 1) * FIGURES]))
            if index == table.geometry:
                told = Decision(GEOJSON)
            title = table.header[index]
            if title in table.texts:
                told = Decision(STRING)
            typed.append(TypedColumn(index + 1, cell, names[index], title, told.type, told.wrong, told.missing))
    return tuple(typed)


def _write_parquet(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...], parquet: Path
) -> None:
    """Under another name first: a table that is there is whole."""
    partial = parquet.with_name(parquet.name + ".partial")
    columns = ", ".join(f"{typed_value(column.type, column.cell)} AS {quote_name(column.name)}" for column in typed)
    connection.execute(
        f"COPY (SELECT {ROW}, {columns} FROM {source}) TO {quote_text(str(partial.resolve()))} "  # noqa: S608
        f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
    )
    os.replace(partial, parquet)
