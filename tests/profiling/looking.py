"""A staged file, and the connection that the measures look at it with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import Column
from catalog.reading.duck import locked_down
from tests.reading.files import make_file, stage_file


@dataclass(frozen=True, slots=True)
class Looked:
    """`path` is the source; `columns` are as staging gave them."""

    path: Path
    parquet: Path
    columns: tuple[Column, ...]
    connection: duckdb.DuckDBPyConnection


@contextmanager
def looking(folder: Path, content: bytes | str, name: str = "data.csv") -> Iterator[Looked]:
    """`folder` may be used again: each file gets a place of its own in it."""
    place = folder / f"file{len(list(folder.iterdir()))}"
    spill = place / "spill"
    spill.mkdir(parents=True)
    path = make_file(place, content, name)
    staging = stage_file(path, place)
    parquet = staging.staged.parquet
    with locked_down(spill, parquet.parent) as connection:
        yield Looked(path, parquet, staging.columns, connection)
