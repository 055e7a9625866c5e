"""The whole result of a question in other formats, streamed: memory stays flat however many rows there are.

Cells are exported as they are, also those that begin with `=`: this is data for programs, and a changed cell would lie.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from catalog.profiling.profile import Column
from catalog.reading.duck import quote_text
from catalog.rows import sql
from catalog.rows.engine import Engine
from catalog.rows.query import RowsQuery
from catalog.rows.values import to_json

BATCH = 2_000


def _batches(
    engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery
) -> Iterator[list[tuple[Any, ...]]]:
    condition, values = sql.where(query, all_columns)
    statement = (
        f"SELECT {sql.names(query.columns)} FROM {sql.source(parquet)} "  # noqa: S608
        f"WHERE {condition} ORDER BY {sql.order(query.sorts)}"
    )
    with engine.stream() as connection:
        found = connection.execute(statement, values)
        while batch := found.fetchmany(BATCH):
            yield batch


def stream_csv(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """UTF-8, comma, CRLF (RFC 4180), the columns' API names as header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([column.name for column in query.columns])
    for batch in _batches(engine, parquet, all_columns, query):
        writer.writerows([to_json(cell) for cell in row] for row in batch)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue().encode()


def stream_jsonl(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """One object a line."""
    names = [column.name for column in query.columns]
    for batch in _batches(engine, parquet, all_columns, query):
        yield b"".join(
            orjson.dumps(dict(zip(names, map(to_json, row), strict=True)), option=orjson.OPT_APPEND_NEWLINE)
            for row in batch
        )


def write_parquet(
    engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery, target: Path
) -> None:
    """`target` must lie below the engine's root, the only place that it may write to."""
    condition, values = sql.where(query, all_columns)
    with engine.cursor() as connection:
        connection.execute(
            f"COPY (SELECT {sql.names(query.columns)} FROM {sql.source(parquet)} "  # noqa: S608
            f"WHERE {condition} ORDER BY {sql.order(query.sorts)}) "
            f"TO {quote_text(str(target.resolve()))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30000)",
            values,
        )
