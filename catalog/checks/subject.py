"""What the checks look at."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import Column
from catalog.reading.table import Sniffed


@dataclass(frozen=True, slots=True)
class Subject:
    """A staged table: its Parquet file, open for questions through `connection`."""

    sniffed: Sniffed
    columns: tuple[Column, ...]
    parquet: Path
    connection: duckdb.DuckDBPyConnection
