"""Columns as they lie in the database, back to values."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from catalog.profiling.profile import Column

NAMES = frozenset(field.name for field in fields(Column))


def columns_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Column, ...]:
    """The inverse of `dataclasses.asdict`; what an older version stored besides is left out."""
    return tuple(
        Column(**{**{key: value for key, value in column.items() if key in NAMES}, "samples": tuple(column["samples"])})
        for column in stored
    )
