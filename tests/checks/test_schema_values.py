"""The value that a text has by its field, as the engine sees it."""

from typing import Any

import duckdb
import pytest

from catalog.checks.schema_values import typed
from catalog.checks.table_schema import parse_schema
from catalog.reading.duck import quote_text, single_row


def selected(expression: str) -> object:
    with duckdb.connect() as connection:
        return single_row(connection, f"SELECT {expression}")[0]


@pytest.mark.parametrize(
    ("described", "text", "value"),
    [
        ({"type": "integer"}, " 12 ", 12),
        ({"type": "integer"}, "1.0", None),
        ({"type": "integer", "bareNumber": False}, "约12人", 12),
        ({"type": "integer", "groupChar": ","}, "1,200", 1200),
        ({"type": "number", "decimalChar": ",", "groupChar": "."}, "1.200,5", 1200.5),
        ({"type": "number"}, "1e3", 1000.0),
        ({"type": "boolean", "trueValues": ["是"], "falseValues": ["否"]}, "否", False),
        ({"type": "boolean"}, "是", None),
        ({"type": "date", "format": "any"}, "2014-5-1", "2014-05-01"),
        ({"type": "date"}, "2014-5-1", None),
        ({"type": "time"}, "08:30:00", "08:30:00"),
        ({"type": "time"}, "25:00:00", None),
        ({"type": "string", "format": "uri"}, "https://example.org/a", "https://example.org/a"),
        ({"type": "string", "format": "uri"}, "example", None),
        ({"type": "geopoint", "format": "array"}, "[121.4, 31.2]", "[121.4, 31.2]"),
        ({"type": "array"}, "[1, 2", None),
        ({"type": "geojson"}, '{"type": "Point"}', '{"type": "Point"}'),
        ({"type": "any"}, "x", "x"),
    ],
)
def test_a_text_has_the_value_of_its_type(described: dict[str, Any], text: str, value: object) -> None:
    (asked,) = parse_schema({"fields": [{"name": "a", **described}]}).fields
    found = selected(typed(asked, quote_text(text)))
    assert (str(found) if isinstance(value, str) else found) == value


def test_a_quote_in_a_format_ends_no_text() -> None:
    asked = parse_schema({"fields": [{"name": "a", "type": "date", "format": "%d' OR '1"}]}).fields[0]
    assert selected(typed(asked, quote_text("x"))) is None
