"""What a staged table's columns hold, measured over the Parquet file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from catalog.profiling.profile import BOOLEAN, GEOJSON, INTEGER, NUMBER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import excerpt
from catalog.reading.wrong_cells import TypedColumn

SAMPLES = 3
SAMPLE_ROWS = 100
TEXT = 200
# Aggregates over thousands of columns at once take more memory than the rows do.
COLUMNS_AT_ONCE = 100
# What the Parquet file's own statistics answer, without a look at its rows, where a query asks for nothing else.
EDGES = 2
# What takes a look at every value.
VALUES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """`seen`: whether what was looked for stands in any cell, by the name of each column that was looked through."""

    columns: tuple[Column, ...]
    seen: Mapping[str, bool]


def measure(
    connection: duckdb.DuckDBPyConnection, parquet: Path, typed: tuple[TypedColumn, ...], look: str = ""
) -> Measured:
    """Text is looked through for the pattern `look` (RE2) as it is read, but for columns that seem to repeat few:
    they are looked through quicker value by value, once it is known how many there are.
    """
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    columns: list[Column] = []
    seen: dict[str, bool] = {}
    for some in _batches(typed):
        names = ", ".join(f"substr({quote_name(column.name)}::VARCHAR, 1, {TEXT * 4})" for column in some)
        rows = connection.execute(f"SELECT {names} FROM {source} LIMIT {SAMPLE_ROWS}").fetchall()  # noqa: S608
        first = [tuple(cell for cell in cells if cell is not None) for cells in zip(*rows, strict=True)]
        looked = _looked_through(some, first) if look else []
        looks = [f"bool_or(regexp_matches({quote_name(name)}, {quote_text(look)}))" for name in looked]
        selected = ", ".join((*(_values_sql(column) for column in some), *looks))
        values = single_row(connection, f"SELECT {selected} FROM {source}")  # noqa: S608
        seen |= {name: bool(value) for name, value in zip(looked, values[VALUES * len(some) :], strict=True)}
        edges = _edges(connection, source, some)
        columns += (
            _column(column, edges[column.number], values[index * VALUES : (index + 1) * VALUES], first[index])
            for index, column in enumerate(some)
        )
    return Measured(tuple(columns), seen)


def _batches(typed: tuple[TypedColumn, ...]) -> Iterator[tuple[TypedColumn, ...]]:
    columns = iter(typed)
    while some := tuple(islice(columns, COLUMNS_AT_ONCE)):
        yield some


def _looked_through(typed: tuple[TypedColumn, ...], first: list[tuple[str, ...]]) -> list[str]:
    return [
        column.name
        for column, cells in zip(typed, first, strict=True)
        if column.type == STRING and len(set(cells)) * 2 >= len(cells)
    ]


def _column(
    column: TypedColumn, edges: tuple[object, ...], values: tuple[object, ...], first: tuple[str, ...]
) -> Column:
    low, high = edges
    filled, distinct, mean = values
    return Column(
        column.name,
        column.title,
        column.type,
        filled=int(str(filled)) + column.wrong,
        wrong=column.wrong,
        distinct=min(int(str(distinct)), int(str(filled))),
        minimum=_shown(low),
        maximum=_shown(high),
        mean=float(str(mean)) if mean is not None else None,
        samples=_samples(first),
    )


def _edges(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...]
) -> dict[int, tuple[object, ...]]:
    """The minimum and maximum of each column, by its number.

    Text apart: of long text the file has no statistics, and one column without makes a query read all of its columns.
    """
    edges: dict[int, tuple[object, ...]] = {}
    for texts in (True, False):
        some = [column for column in typed if (column.type in (STRING, GEOJSON)) == texts]
        if some:
            selected = ", ".join(_edges_sql(column) for column in some)
            figures = single_row(connection, f"SELECT {selected} FROM {source}")  # noqa: S608
            edges |= {column.number: figures[index * EDGES : (index + 1) * EDGES] for index, column in enumerate(some)}
    return edges


def _edges_sql(column: TypedColumn) -> str:
    name = quote_name(column.name)
    if column.type in (GEOJSON, BOOLEAN):
        return "NULL, NULL"
    return f"substr(min({name})::VARCHAR, 1, {TEXT}), substr(max({name})::VARCHAR, 1, {TEXT})"


def _values_sql(column: TypedColumn) -> str:
    name = quote_name(column.name)
    mean = f"avg({name})" if column.type in (INTEGER, NUMBER) else "NULL"
    return f"count({name}), approx_count_distinct({name}), {mean}"


def _shown(text: object) -> str | None:
    return None if text is None else excerpt(str(text), TEXT)


def _samples(cells: tuple[str, ...]) -> tuple[str, ...]:
    distinct = dict.fromkeys(excerpt(cell) for cell in cells)
    return tuple(islice(distinct, SAMPLES))
