"""A second row of header (units, codes, English names) that was taken for the first row of data."""

from pathlib import Path

import duckdb

from catalog.profiling.profile import BOOLEAN, GEOJSON, STRING, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.reading.gapped_header import VALUE

# Enough rows under it to say that the first is the odd one out.
FEWEST_BELOW = 2
LOOKED_AT = 50
MOST_COLUMNS = 200


def has_second_header(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> bool:
    """Words in the first row where two columns or more, and half of those with values, have nothing but values below.

    In a typed column the first row's word did not fit and is empty; what it was does not matter.
    """
    names = ", ".join(f"{quote_name(column.name)}::VARCHAR" for column in columns[:MOST_COLUMNS])
    source = quote_text(str(parquet.resolve()))
    rows = connection.execute(
        f"SELECT {names} FROM read_parquet({source}) ORDER BY _row LIMIT {LOOKED_AT}"  # noqa: S608
    ).fetchall()
    if len(rows) <= FEWEST_BELOW:
        return False
    odd = valued = 0
    for index, column in enumerate(columns[:MOST_COLUMNS]):
        first, *below = (row[index] for row in rows)
        if not _is_valued(column, below):
            continue
        valued += 1
        odd += _is_word(first) if column.type == STRING else bool(column.wrong) and first is None
    return odd >= 2 and odd * 2 >= valued


def _is_valued(column: Column, below: list[str | None]) -> bool:
    if column.type in (GEOJSON, BOOLEAN):
        return False
    filled = [cell for cell in below if cell]
    return len(filled) >= FEWEST_BELOW and (column.type != STRING or all(VALUE.fullmatch(cell) for cell in filled))


def _is_word(cell: str | None) -> bool:
    return bool(cell) and not VALUE.fullmatch(cell or "")
