"""The whole result of a question in other formats, streamed: memory stays flat however many rows there are.

Cells are exported as they are, also those that begin with `=`: this is data for programs, and a changed cell would lie.
Who opens the CSV in a spreadsheet must import such cells as text (https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
import io
import uuid
from collections.abc import Callable, Iterator
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
CHUNK = 1 << 18
BOOLEANS = {True: "true", False: "false"}


def stream_csv(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """UTF-8 without a byte order mark, comma, CRLF (RFC 4180), the columns' API names as header."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([column.name for column in query.columns])
    for batch in batches(engine, parquet, all_columns, query):
        writer.writerows([_csv_cell(cell) for cell in row] for row in batch)
        yield buffer.getvalue().encode()
        buffer.seek(0)
        buffer.truncate()
    if buffer.tell():
        yield buffer.getvalue().encode()


def stream_jsonl(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """One object a line."""
    names = [column.name for column in query.columns]
    for batch in batches(engine, parquet, all_columns, query):
        yield b"".join(
            orjson.dumps(dict(zip(names, map(to_json, row), strict=True)), option=orjson.OPT_APPEND_NEWLINE)
            for row in batch
        )


def stream_parquet(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """A Parquet file ends with what its parts are, so it is made on disk first, and gone from there once it is sent."""
    yield from made_on_disk(engine, lambda target: write_parquet(engine, parquet, all_columns, query, target))


def made_on_disk(engine: Engine, write: Callable[[Path], None]) -> Iterator[bytes]:
    """The bytes of a file that `write` makes; it is gone once it is sent, or was not."""
    target = engine.exports / uuid.uuid4().hex
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        write(target)
        with target.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    finally:
        target.unlink(missing_ok=True)


def write_parquet(
    engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery, target: Path
) -> None:
    """`target` lies in `engine.exports`. Raises TooSlow; half a file may then be left there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    statement, values = _statement(parquet, all_columns, query)
    engine.rows(
        f"COPY ({statement}) TO {quote_text(str(target.resolve()))} "
        "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30000)",
        values,
    )


def batches(
    engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery
) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of the whole result, some at once."""
    return engine.batches(*_statement(parquet, all_columns, query), BATCH)


def _statement(parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> tuple[str, tuple[Any, ...]]:
    found = sql.relation(query, parquet, all_columns)
    return f"SELECT {sql.names(query.columns)} FROM {found.sql} {sql.order_by(found)}", found.values  # noqa: S608


def _csv_cell(cell: Any) -> Any:
    return BOOLEANS[cell] if isinstance(cell, bool) else to_json(cell)
