"""Columns that may tell every row of a table apart, and how well they do."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.headers import IDENTIFIER, says
from catalog.profiling.profile import GEOJSON, INTEGER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# `distinct` is measured to a few per cent; a column below this is no key.
NEARLY = 0.9
# Each costs a look at its whole column.
MOST = 3


@dataclass(frozen=True, slots=True)
class Key:
    """The column `number` (1-based): `repeated` rows have a value that an earlier row has. `named`: by its header."""

    number: int
    column: Column
    repeated: int
    named: bool


def find_keys(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...], rows: int
) -> tuple[Key, ...]:
    """Those that are called so first, and none after one that tells all rows apart."""
    places = [(number, column, _is_named(column)) for number, column in enumerate(columns, 1) if _near(column, rows)]
    places = sorted(places, key=lambda place: not place[2])[:MOST]
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    keys = []
    for number, column, named in places:
        repeated = 0 if _rises(connection, source, column) else _repeated(connection, source, column)
        keys.append(Key(number, column, repeated, named))
        if not repeated:
            break
    return tuple(keys)


def _rises(connection: duckdb.DuckDBPyConnection, source: str, column: Column) -> bool:
    """Whether each row's value is above that of the row before, as most serial numbers are: a sixth of the work of
    telling all values apart.
    """
    name = quote_name(column.name)
    (rises,) = single_row(
        connection,
        f"SELECT bool_and(cell > before) FROM (SELECT {name} AS cell, lag({name}) OVER () AS before FROM {source})",  # noqa: S608
    )
    return bool(rises)


def _repeated(connection: duckdb.DuckDBPyConnection, source: str, column: Column) -> int:
    """Hashed, so that the memory needed does not grow with the length of a value."""
    count = f"count(*) - count(DISTINCT hash({quote_name(column.name)}))"
    (repeated,) = single_row(connection, f"SELECT {count} FROM {source}")  # noqa: S608
    return int(str(repeated))


def _near(column: Column, rows: int) -> bool:
    whole = column.filled == rows and not column.wrong and column.type != GEOJSON
    return whole and bool(rows) and column.distinct >= rows * NEARLY


def _is_named(column: Column) -> bool:
    return column.type in (STRING, INTEGER) and says(column.title, IDENTIFIER)
