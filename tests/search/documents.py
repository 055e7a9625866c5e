"""Documents for tests of the index, with plain defaults."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from catalog.search.document import Document


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
