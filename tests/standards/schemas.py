"""The published schemas, which lie beside the project and are no part of it."""

import json
from pathlib import Path
from typing import Any

import pytest

SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "data" / "schemas"
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the published schemas are absent: ../shared/data/schemas"
)


def schema(path: str) -> Any:
    return json.loads((SCHEMAS / path).read_text(encoding="utf-8"))


def schemas(folder: str) -> dict[str, Any]:
    """File name without its end, to schema."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (SCHEMAS / folder).glob("*.json")}
