"""Filters by more or less: openness, dates, periods and places."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime

import tantivy
from tantivy import FieldType, Occur, Query

from catalog.language import Text
from catalog.search.filters.filter import BadFilter, Clause, Filter

NO_FRACTION = Text("“{value}” is no number from 0 to 1.", "“{value}”不是 0 到 1 之间的数。")
NO_MOMENT = Text(
    "“{value}” is no date such as 2026-01-31 or 2026-01-31T08:00:00Z.",
    "“{value}”不是日期，例如 2026-01-31 或 2026-01-31T08:00:00Z。",
)
NO_BOX = Text(
    "“{value}” is no box of west,south,east,north in degrees, such as 120.8,30.6,122.2,31.9.",
    "“{value}”不是“西,南,东,北”的经纬度范围，例如 120.8,30.6,122.2,31.9。",
)


def _bounds(
    field: str, kind: FieldType, low: float | int | None, high: float | int | None, schema: tantivy.Schema
) -> Query:
    return Query.range_query(schema, field, kind, low, high)


def _openness(schema: tantivy.Schema, values: tuple[str, ...]) -> Query:
    try:
        least = float(values[-1])
    except ValueError:
        least = math.nan
    if not 0 <= least <= 1:
        raise BadFilter("openness_min", NO_FRACTION.fill({"value": values[-1][:50]}))
    return _bounds("openness", FieldType.Float, least, None, schema)


def _microseconds(name: str, value: str) -> int:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise BadFilter(name, NO_MOMENT.fill({"value": value[:50]})) from None
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000_000)


def _day(name: str, value: str) -> int:
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        raise BadFilter(name, NO_MOMENT.fill({"value": value[:50]})) from None


def _from(name: str, field: str, read: Callable[[str, str], int]) -> Clause:
    return lambda schema, values: _bounds(field, FieldType.Integer, read(name, values[-1]), None, schema)


def _to(name: str, field: str, read: Callable[[str, str], int]) -> Clause:
    return lambda schema, values: _bounds(field, FieldType.Integer, None, read(name, values[-1]), schema)


def _box(schema: tantivy.Schema, values: tuple[str, ...]) -> Query:
    """Datasets whose box meets the given one. One that crosses the 180th meridian (west above east) is two boxes."""
    try:
        west, south, east, north = (float(part) for part in values[-1].split(","))
    except ValueError:
        raise BadFilter("bbox", NO_BOX.fill({"value": values[-1][:80]})) from None
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        raise BadFilter("bbox", NO_BOX.fill({"value": values[-1][:80]}))
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    meets = [
        _bounds("west", FieldType.Float, None, high, schema).and_must_match(
            _bounds("east", FieldType.Float, low, None, schema)
        )
        for low, high in spans
    ]
    return Query.boolean_query(
        [
            (Occur.Must, Query.boolean_query([(Occur.Should, span) for span in meets])),
            (Occur.Must, _bounds("south", FieldType.Float, None, north, schema)),
            (Occur.Must, _bounds("north", FieldType.Float, south, None, schema)),
        ]
    )


OPENNESS = Filter("openness_min", Text("Openness at least", "开放度不低于"), _openness, many=False)
MODIFIED_AFTER = Filter(
    "modified_after", Text("Changed after", "更新晚于"), _from("modified_after", "modified", _microseconds), many=False
)
MODIFIED_BEFORE = Filter(
    "modified_before", Text("Changed before", "更新早于"), _to("modified_before", "modified", _microseconds), many=False
)
# The period of the data must meet the one asked for.
PERIOD_START = Filter(
    "period_start", Text("Data from", "数据起于"), _from("period_start", "period_end", _day), many=False
)
PERIOD_END = Filter("period_end", Text("Data to", "数据止于"), _to("period_end", "period_start", _day), many=False)
BBOX = Filter("bbox", Text("Area", "空间范围"), _box, many=False)
