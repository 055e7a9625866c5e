"""The row engine over this installation's tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from catalog.models import Version
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Column
from catalog.rows import page
from catalog.rows.datastore import DatastoreQuery, count_records, read_records
from catalog.rows.engine import Engine
from catalog.rows.index.answer import page_of, records_of
from catalog.rows.index.make import is_worth_it
from catalog.rows.index.reader import RowIndex
from catalog.rows.query import RowsQuery
from catalog.search.engine.refusal import IndexUnusable
from catalog.storage.stores import tables


@dataclass(frozen=True, slots=True)
class ServedTable:
    """`index` is None for a small table, and until the index of a new one has been made."""

    parquet: Path
    columns: tuple[Column, ...]
    rows: int
    index: RowIndex | None = None


def table_of(version: Version | None) -> ServedTable | None:
    """None for what has no table."""
    profile = getattr(version, "profile", None)
    if profile is None:
        return None
    return served(profile.parquet, columns_of(profile.columns), profile.rows)


def served(parquet: str, columns: tuple[Column, ...], rows: int) -> ServedTable:
    index = index_of(parquet) if is_worth_it(rows, columns) else None
    return ServedTable(tables().path(parquet), columns, rows, index)


def read_page(table: ServedTable, query: RowsQuery) -> page.Page:
    """By the index where that can tell, else by the engine. Raises as the engine's own does."""
    found = page_of(table.index, table.columns, query) if table.index else None
    return found or page.read_page(engine(), table.parquet, table.columns, query, total=table.rows)


def search_records(
    table: ServedTable, known: Mapping[str, Column], query: DatastoreQuery, *, counted: bool
) -> tuple[list[tuple[Any, ...]], int]:
    """The records of a page, and how many there are in all; of an engine's answer that is true only if `counted`."""
    found = records_of(table.index, known, query) if table.index else None
    if found is not None:
        return found
    records = read_records(engine(), table.parquet, known, query) if query.limit else []
    if not counted or query.whole:
        return records, table.rows
    return records, count_records(engine(), table.parquet, known, query)


def index_path(parquet: str) -> Path:
    """Beside the tables, for every node that shares them."""
    return Path(settings.TABLE_DIR) / "indexes" / parquet[:2] / parquet


def index_of(parquet: str) -> RowIndex | None:
    """None where there is none, or none that can be read: then it is made anew."""
    path = index_path(parquet)
    try:
        return _index(path, path.stat().st_mtime_ns)
    except (FileNotFoundError, IndexUnusable):
        return None


@lru_cache(maxsize=256)
def _index(path: Path, _made: int) -> RowIndex:
    return RowIndex(path)


def engine() -> Engine:
    """One for each pair of folders in this process; its connections are its threads' own."""
    return _engine(Path(settings.TABLE_DIR), Path(settings.WORK_DIR))


@lru_cache(maxsize=8)
def _engine(root: Path, temp: Path) -> Engine:
    return Engine(root, temp)
