"""The row engine over this installation's tables."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from catalog.models import Version
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Column
from catalog.rows.engine import Engine
from catalog.storage.stores import tables


@dataclass(frozen=True, slots=True)
class ServedTable:
    parquet: Path
    columns: tuple[Column, ...]
    rows: int


def table_of(version: Version | None) -> ServedTable | None:
    """None for what has no table."""
    profile = getattr(version, "profile", None)
    if profile is None:
        return None
    return ServedTable(tables().path(profile.parquet), columns_of(profile.columns), profile.rows)


def engine() -> Engine:
    """One for each pair of folders in this process; its connections are its threads' own."""
    return _engine(Path(settings.TABLE_DIR), Path(settings.WORK_DIR))


@lru_cache(maxsize=8)
def _engine(root: Path, temp: Path) -> Engine:
    return Engine(root, temp)
