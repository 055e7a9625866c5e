"""What a staged table's columns hold, measured in one query over the Parquet file."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb

from catalog.profiling.profile import BOOLEAN, GEOJSON, INTEGER, NUMBER, Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import excerpt
from catalog.reading.wrong_cells import TypedColumn

SAMPLES = 3
SAMPLE_ROWS = 100
TEXT = 200
# Aggregates over thousands of columns at once take more memory than the rows do.
COLUMNS_AT_ONCE = 100
FIGURES = 5


def measure(connection: duckdb.DuckDBPyConnection, parquet: Path, typed: tuple[TypedColumn, ...]) -> tuple[Column, ...]:
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    return tuple(column for some in _batches(typed) for column in _measure(connection, source, some))


def _batches(typed: tuple[TypedColumn, ...]) -> Iterator[tuple[TypedColumn, ...]]:
    columns = iter(typed)
    while some := tuple(islice(columns, COLUMNS_AT_ONCE)):
        yield some


def _measure(connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...]) -> Iterator[Column]:
    selected = ", ".join(_figures_sql(column) for column in typed)
    figures = single_row(connection, f"SELECT {selected} FROM {source}")  # noqa: S608
    names = ", ".join(f"substr({quote_name(column.name)}::VARCHAR, 1, {TEXT * 4})" for column in typed)
    first = connection.execute(f"SELECT {names} FROM {source} LIMIT {SAMPLE_ROWS}").fetchall()  # noqa: S608
    for index, column in enumerate(typed):
        filled, distinct, low, high, mean = figures[index * FIGURES : (index + 1) * FIGURES]
        yield Column(
            column.name,
            column.title,
            column.type,
            filled=int(str(filled)) + column.wrong,
            wrong=column.wrong,
            distinct=min(int(str(distinct)), int(str(filled))),
            minimum=_shown(low),
            maximum=_shown(high),
            mean=float(str(mean)) if mean is not None else None,
            samples=_samples(row[index] for row in first),
        )


def _figures_sql(column: TypedColumn) -> str:
    name = quote_name(column.name)
    ordered = column.type not in (GEOJSON, BOOLEAN)
    low, high = (f"substr(min({name})::VARCHAR, 1, {TEXT})", f"substr(max({name})::VARCHAR, 1, {TEXT})")
    mean = f"avg({name})" if column.type in (INTEGER, NUMBER) else "NULL"
    edges = f"{low}, {high}" if ordered else "NULL, NULL"
    return f"count({name}), approx_count_distinct({name}), {edges}, {mean}"


def _shown(text: object) -> str | None:
    return None if text is None else excerpt(str(text), TEXT)


def _samples(cells: Iterator[str | None]) -> tuple[str, ...]:
    distinct = dict.fromkeys(excerpt(cell) for cell in cells if cell is not None)
    return tuple(islice(distinct, SAMPLES))
