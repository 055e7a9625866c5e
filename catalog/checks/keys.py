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
        # Hashed, so that the memory needed does not grow with the length of a value.
        count = f"count(*) - count(DISTINCT hash({quote_name(column.name)}))"
        (repeated,) = single_row(connection, f"SELECT {count} FROM {source}")  # noqa: S608
        keys.append(Key(number, column, int(str(repeated)), named))
        if not repeated:
            break
    return tuple(keys)


def _near(column: Column, rows: int) -> bool:
    whole = column.filled == rows and not column.wrong and column.type != GEOJSON
    return whole and bool(rows) and column.distinct >= rows * NEARLY


def _is_named(column: Column) -> bool:
    return column.type in (STRING, INTEGER) and says(column.title, IDENTIFIER)
