"""Making the index of a table: its rows in small packed blocks, and for each word the rows that have it.

Arrays, with n rows, b blocks, w words, p postings:
`block`, `block_at` (b + 1) BLOCK rows each, as zlib of a JSON list of lists, `_row` first; `size` (1) is n;
`word`, `word_at` (w + 1) the words, sorted, each with a line break behind it; `post_at` (w + 1), `post` (p) row numbers
from 0, rising within a word; `length` (n) the letters of a row's whole text. Without words where a column holds maps.
"""

import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import orjson

from catalog.profiling.profile import GEOJSON, Column
from catalog.reading.duck import locked_down, quote_name, quote_text
from catalog.rows.datastore import ROW_ID
from catalog.rows.index.cut import RUN
from catalog.rows.sql import ROW, text_of
from catalog.search.engine.pack import offsets, write

BLOCK = 16
FEWEST, MOST = 5_000, 5_000_000
# Few words at once: the rows of the most frequent ones are many.
BLOCKS_AT_ONCE, WORDS_AT_ONCE = 500, 32
Arrays = dict[str, npt.NDArray[Any]]


def is_worth_it(rows: int, columns: Sequence[Column]) -> bool:
    """Smaller tables are read through as quickly; of larger ones the index would take too much room. A column that is
    called as the DataStore calls a row's number is hidden there, and so its table is for the engine alone.
    """
    return FEWEST <= rows <= MOST and all(column.name != ROW_ID for column in columns)


def make(parquet: Path, columns: Sequence[Column], target: Path, workdir: Path) -> None:
    """`target` appears whole or not at all; big sorts spill into `workdir`."""
    with locked_down(workdir, parquet.parent) as connection:
        file = quote_text(str(parquet.resolve()))
        source = f"read_parquet({file}, file_row_number = true, hive_partitioning = false)"
        arrays = _blocks(connection, source, columns)
        if not any(column.type == GEOJSON for column in columns):
            arrays |= _words(connection, source, text_of([column.name for column in columns]))
    target.parent.mkdir(parents=True, exist_ok=True)
    write(target, arrays)


def _blocks(connection: duckdb.DuckDBPyConnection, source: str, columns: Sequence[Column]) -> Arrays:
    names = ", ".join(quote_name(column.name) for column in (ROW, *columns))
    asked = connection.execute(f"SELECT {names} FROM {source}")  # noqa: S608
    packed, lengths, size = bytearray(), array("q"), 0
    while rows := asked.fetchmany(BLOCK * BLOCKS_AT_ONCE):
        size += len(rows)
        for start in range(0, len(rows), BLOCK):
            # Dates and times as values.to_json has them, and no number that JSON lacks.
            block = zlib.compress(orjson.dumps(rows[start : start + BLOCK]), 1)
            packed += block
            lengths.append(len(block))
    return {
        "block": np.frombuffer(packed, np.uint8),
        "block_at": offsets(np.frombuffer(lengths, np.int64)),
        "size": np.array([size], np.int64),
    }


def _words(connection: duckdb.DuckDBPyConnection, source: str, text: str) -> Arrays:
    texts = f"(SELECT file_row_number AS row, {text} AS text FROM {source})"  # noqa: S608
    length = connection.execute(f"SELECT length(text) AS length FROM {texts} ORDER BY row").fetchnumpy()["length"]  # noqa: S608
    cut = f"SELECT row, unnest(list_distinct(regexp_extract_all(text, {quote_text(RUN)}))) AS word FROM {texts}"  # noqa: S608
    asked = connection.execute(f"SELECT word, list(row ORDER BY row) FROM ({cut}) GROUP BY word ORDER BY word")  # noqa: S608
    word, ends, posts, counts = bytearray(), array("q"), array("i"), array("q")
    while batch := asked.fetchmany(WORDS_AT_ONCE):
        for one, rows in batch:
            word += one.encode() + b"\n"
            ends.append(len(word))
            posts.extend(rows)
            counts.append(len(rows))
    return {
        "length": np.asarray(length, np.int32),
        "word": np.frombuffer(word, np.uint8),
        "word_at": np.concatenate((np.zeros(1, np.int64), np.frombuffer(ends, np.int64))),
        "post": np.frombuffer(posts, np.int32),
        "post_at": offsets(np.frombuffer(counts, np.int64)),
    }
