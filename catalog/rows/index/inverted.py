"""The words of a table, each with the rows that have it, though they be more than memory holds.

Every text is cut to words once, into files of neighbouring words; each file is sorted by itself, and one after the
other they are the whole. Their borders are guessed by some of the rows, so that the files are about equally long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from catalog.reading.duck import quote_text, single_row
from catalog.rows.index.cut import RUN
from catalog.search.engine.pack import Stored, offsets

Arrays = dict[str, npt.NDArray[Any] | Stored]
ROWS_A_FILE, MOST_FILES = 50_000, 16
# Rows by which the borders are guessed.
LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """Sorted, each with the number of its bytes and of its rows; `rows` in the order of the words, rising in each."""

    words: npt.NDArray[Any]
    sizes: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]


def inverted(connection: duckdb.DuckDBPyConnection, texts: str, folder: Path) -> Arrays:
    """`texts` is SQL that gives `row`, from 0, and `text`. The arrays are told in catalog.rows.index.make."""
    length = connection.execute(f"SELECT length(text) AS length FROM {texts} ORDER BY row").fetchnumpy()["length"]  # noqa: S608
    word, post = Stored(folder / "word", np.dtype(np.uint8)), Stored(folder / "post", np.dtype(np.int32))
    sizes, counts = [], []
    with word.path.open("wb") as words, post.path.open("wb") as posts:
        for found in _sorted(connection, texts, len(length), folder / "cut"):
            words.write("".join(f"{one}\n" for one in found.words).encode())
            posts.write(found.rows.data)
            sizes.append(found.sizes + 1)
            counts.append(found.counts)
    return {
        "length": np.asarray(length, np.int32),
        "word": word,
        "word_at": offsets(_joined(sizes)),
        "post": post,
        "post_at": offsets(_joined(counts)),
    }


def _joined(numbers: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    return np.concatenate((np.zeros(0, np.int64), *numbers))


def _sorted(connection: duckdb.DuckDBPyConnection, texts: str, rows: int, folder: Path) -> Iterator[Words]:
    borders = _borders(connection, texts, rows)
    cut = f"SELECT row::INTEGER AS row, word, {_file(borders)} AS file FROM ({_cut(texts)})"  # noqa: S608
    connection.execute(f"COPY ({cut}) TO {quote_text(str(folder))} (FORMAT parquet, PARTITION_BY (file))")
    for number in range(len(borders) + 1):
        # Of no word there is no file.
        if (files := folder / f"file={number}").exists():
            yield _read(connection, f"read_parquet({quote_text(f'{files}/*.parquet')}, hive_partitioning = false)")


def _cut(texts: str) -> str:
    return f"SELECT row, unnest(list_distinct(regexp_extract_all(text, {quote_text(RUN)}))) AS word FROM {texts}"  # noqa: S608


def _borders(connection: duckdb.DuckDBPyConnection, texts: str, rows: int) -> list[str]:
    """The last word of each file but the last one."""
    files = min(MOST_FILES, rows // ROWS_A_FILE + 1)
    if files == 1:
        return []
    shares = [number / files for number in range(1, files)]
    some = f"(SELECT * FROM {texts} WHERE row % {max(1, rows // LOOKED_AT)} = 0)"  # noqa: S608
    (found,) = single_row(connection, f"SELECT quantile_disc(word, {shares}) FROM ({_cut(some)})")  # noqa: S608
    # A frequent word may be more than one of them.
    return sorted(set(found), key=str.encode) if isinstance(found, list) else []


def _file(borders: list[str], first: int = 0) -> str:
    """The SQL of the number of a word's file, by as few comparisons as can be."""
    if not borders:
        return str(first)
    middle = len(borders) // 2
    before, after = _file(borders[:middle], first), _file(borders[middle + 1 :], first + middle + 1)
    return f"CASE WHEN word <= {quote_text(borders[middle])} THEN {before} ELSE {after} END"


def _read(connection: duckdb.DuckDBPyConnection, source: str) -> Words:
    rows = connection.execute(f"SELECT row FROM {source} ORDER BY word, row").fetchnumpy()["row"]  # noqa: S608
    told = f"SELECT word, strlen(word) AS size, count(*) AS count FROM {source} GROUP BY word ORDER BY word"  # noqa: S608
    found = connection.execute(told).fetchnumpy()
    sizes, counts = (np.asarray(found[name], np.int64) for name in ("size", "count"))
    return Words(np.asarray(found["word"], object), sizes, counts, np.asarray(rows, np.int32))
