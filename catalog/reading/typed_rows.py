"""Rows of text to typed rows in a Parquet file, in their order, each with its row number in `_row`."""

from pathlib import Path

import duckdb

from catalog.reading.duck import quote_name, quote_text
from catalog.reading.text_rows import ROW
from catalog.reading.types import typed_value
from catalog.reading.wrong_cells import TypedColumn

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


def write_typed(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...], parquet: Path
) -> None:
    """`source` is SQL, as that of `TextRows`. Cells that do not fit their column's type are left empty."""
    columns = ", ".join(f"{typed_value(column.rule, column.cell)} AS {quote_name(column.name)}" for column in typed)
    connection.execute(
        f"COPY (SELECT {ROW}, {columns} FROM {source}) TO {quote_text(str(parquet.resolve()))} ({PARQUET})"  # noqa: S608
    )
