"""Table Schema: the columns of a table (https://specs.frictionlessdata.io/table-schema/)."""

from collections.abc import Sequence
from typing import Any


def to_table_schema(columns: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """`columns` as a table profile keeps them."""
    return {
        "fields": [{"name": column["name"], "title": column["title"], "type": column["type"]} for column in columns],
        "missingValues": [""],
    }
