"""A digest of what a table says, whatever file says it: other line ends, another order or format change nothing."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.headers import COPIED, says
from catalog.profiling.profile import DATE, DATETIME, INTEGER, NUMBER, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# md5_number gives 128 bits; they are added up as two numbers of 64, which no table is long enough to make overflow.
HALF = 2**64
BLANK = r"E' \t\r\n　'"


@dataclass(frozen=True, slots=True)
class ContentDigest:
    """`digest` is the same for tables with the same set of rows."""

    digest: str
    rows: int


def digest_content(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> ContentDigest:
    """Columns count in the order of their names, rows in none, and repeated rows once."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    (rows,) = single_row(connection, f"SELECT count(*) FROM {source}")  # noqa: S608
    every = int(str(rows))
    telling = sorted(telling_columns(columns, every), key=lambda column: column.name)
    distinct, low, high = _sums(connection, source, telling)
    text = "\x1f".join((*(column.name for column in telling), str(distinct), str(low), str(high)))
    return ContentDigest(hashlib.sha256(text.encode()).hexdigest(), every)


def telling_columns(columns: tuple[Column, ...], rows: int) -> tuple[Column, ...]:
    """Without those that a program fills in: the same value in every row or in none (the date of the export), a running
    number, the moment at which each row was copied.
    """
    fills_in = (_is_constant, _is_running, _is_copied)
    kept = tuple(column for column in columns if not any(test(column, rows) for test in fills_in))
    return kept if kept and rows > 1 else columns


def _is_constant(column: Column, rows: int) -> bool:
    return column.distinct <= 1 and not column.wrong and column.filled in (0, rows)


def _is_copied(column: Column, _rows: int) -> bool:
    return column.type in (DATE, DATETIME) and says(column.title, COPIED)


def _is_running(column: Column, rows: int) -> bool:
    if column.type != INTEGER or column.filled != rows or column.wrong or column.minimum not in ("0", "1"):
        return False
    return column.maximum == str(rows - 1 + int(column.minimum))


def _text(column: Column) -> str:
    """The SQL of a cell's text: 12.00 says no more than 12."""
    name = quote_name(column.name)
    if column.type != NUMBER:
        return f"{name}::VARCHAR"
    return (
        f"CASE WHEN {name} = floor({name}) AND abs({name}) < 1e15 THEN {name}::BIGINT::VARCHAR ELSE {name}::VARCHAR END"
    )


def _sums(connection: duckdb.DuckDBPyConnection, source: str, columns: list[Column]) -> tuple[int, int, int]:
    """How many different rows there are, and the sums of the two halves of their hashes."""
    cells = ", ".join(f"coalesce(trim({_text(column)}, {BLANK}), '')" for column in columns)
    row = single_row(
        connection,
        f"SELECT count(*), sum((hash % {HALF})::HUGEINT), sum((hash // {HALF})::HUGEINT) FROM "  # noqa: S608
        f"(SELECT DISTINCT md5_number(concat_ws(chr(31), {cells})) AS hash FROM {source})",
    )
    distinct, low, high = (int(str(figure or 0)) for figure in row)
    return distinct, low, high
