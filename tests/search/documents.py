"""Documents for tests of the index, with plain defaults."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from catalog.search.document import Document
from catalog.search.engine.generation import Generation
from catalog.search.engine.manifest import Position
from catalog.search.engine.reader import Reader
from catalog.search.engine.writer import build, swap
from catalog.search.entries import write_segment


def make_document(number: int, **values: Any) -> Document:
    defaults: dict[str, Any] = {
        "id": str(UUID(int=(number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**128)),
        "titles": (f"Title {number}",),
        "descriptions": (),
        "keywords": (),
        "agency": "transport",
        "agency_names": ("Transport Bureau", "交通局"),
        "themes": ("transport",),
        "formats": ("csv",),
        "license": "CC-BY-4.0",
        "level": "published",
        "frequency": "monthly",
        "languages": ("en",),
        "marks": (),
        "openness": 0.5,
        "modified": datetime(2026, 1, 1, tzinfo=UTC),
        "created": datetime(2025, 1, 1, tzinfo=UTC),
    }
    return Document(**{**defaults, **values})


def generation_of(root: Path, documents: Sequence[Document]) -> Generation:
    """An index of `documents` in one segment below `root`."""
    swap(root, build(root, iter([documents]), Position(1, 1), make=write_segment))
    return Reader(root).generation()
