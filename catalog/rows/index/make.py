"""Making the index of a table: its rows in small packed blocks, and for each word the rows that have it.

Arrays, with n rows, b blocks, w words, p postings:
`block`, `block_at` (b + 1) BLOCK rows each, as zlib of a JSON list of lists, `_row` first; `size` (1) is n;
`word`, `word_at` (w + 1) the words, sorted, each with a line break behind it; `post_at` (w + 1), `post` (p) row numbers
from 0, rising within a word; `length` (n) the letters of a row's whole text. Without words where a column holds maps.

Of whatever size the table is, little of it is in memory: the longest arrays grow in files of the work folder.
"""

import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import orjson

from catalog.profiling.profile import GEOJSON, Column
from catalog.reading.duck import locked_down, quote_name, quote_text
from catalog.rows.datastore import ROW_ID
from catalog.rows.index.inverted import Arrays, inverted
from catalog.rows.sql import ROW, text_of
from catalog.search.engine.pack import Stored, offsets, write

BLOCK = 16
FEWEST, MOST = 5_000, 5_000_000
BLOCKS_AT_ONCE = 500
# Half of what other questions have: sorts of few words at a time need no more.
MEMORY = "256MB"


def is_worth_it(rows: int, columns: Sequence[Column]) -> bool:
    """Smaller tables are read through as quickly; of larger ones the index would take too much room. A column that is
    called as the DataStore calls a row's number is hidden there, and so its table is for the engine alone.
    """
    return FEWEST <= rows <= MOST and all(column.name != ROW_ID for column in columns)


def make(parquet: Path, columns: Sequence[Column], target: Path, workdir: Path) -> None:
    """`target` appears whole or not at all; big sorts spill into `workdir`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=workdir) as name:
        folder = Path(name)
        with locked_down(folder, parquet.parent, memory=MEMORY) as connection:
            file = quote_text(str(parquet.resolve()))
            source = f"read_parquet({file}, file_row_number = true, hive_partitioning = false)"
            arrays = _blocks(connection, source, columns, folder / "block")
            if not any(column.type == GEOJSON for column in columns):
                text = text_of([column.name for column in columns])
                texts = f"(SELECT file_row_number AS row, {text} AS text FROM {source})"  # noqa: S608
                arrays |= inverted(connection, texts, folder)
        write(target, arrays)


def _blocks(connection: duckdb.DuckDBPyConnection, source: str, columns: Sequence[Column], packed: Path) -> Arrays:
    names = ", ".join(quote_name(column.name) for column in (ROW, *columns))
    asked = connection.execute(f"SELECT {names} FROM {source}")  # noqa: S608
    lengths, size = array("q"), 0
    with packed.open("wb") as file:
        while rows := asked.fetchmany(BLOCK * BLOCKS_AT_ONCE):
            size += len(rows)
            for start in range(0, len(rows), BLOCK):
                # Dates and times as values.to_json has them, and no number that JSON lacks.
                lengths.append(file.write(zlib.compress(orjson.dumps(rows[start : start + BLOCK]), 1)))
    return {
        "block": Stored(packed, np.dtype(np.uint8)),
        "block_at": offsets(np.frombuffer(lengths, np.int64)),
        "size": np.array([size], np.int64),
    }
