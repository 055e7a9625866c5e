"""What an agency has said beforehand of a table: which columns are contacts at work, and its schema."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.checks.table_schema import Schema
from catalog.profiling.profile import Column


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table of the same dataset, which a foreign key may point to."""

    parquet: Path
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """`contacts` names columns; `others` are the dataset's other tables by each name that they go by."""

    contacts: frozenset[str] = frozenset()
    schema: Schema | None = None
    others: Mapping[str, OtherTable] = field(default_factory=dict)

    @property
    def texts(self) -> frozenset[str]:
        """Headers of columns that are to be kept as they are written, whatever they look like."""
        if self.schema is None:
            return frozenset()
        return frozenset(field.name for field in self.schema.fields if field.type == "string")
