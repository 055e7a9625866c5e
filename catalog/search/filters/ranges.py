"""Filters by more or less: openness, dates, periods and places."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime

from catalog.language import Text
from catalog.search.engine.plan import Between, Condition, Together
from catalog.search.filters.filter import BadFilter, Filter, Parse
from catalog.search.filters.places import box_of_place

NO_FRACTION = Text("“{value}” is no number from 0 to 1.", "“{value}”不是 0 到 1 之间的数。")
NO_MOMENT = Text(
    "“{value}” is no date such as 2026-01-31 or 2026-01-31T08:00:00Z.",
    "“{value}”不是日期，例如 2026-01-31 或 2026-01-31T08:00:00Z。",
)
NO_BOX = Text(
    "“{value}” is no box of west,south,east,north in degrees, such as 120.8,30.6,122.2,31.9.",
    "“{value}”不是“西,南,东,北”的经纬度范围，例如 120.8,30.6,122.2,31.9。",
)
NO_PLACE = Text(
    "“{value}” is no country, province, state or larger town known here; give bbox instead.",
    "没有收录名为“{value}”的国家、省、州或较大城镇；请改用 bbox。",
)
FRACTION = Text("0 to 1: the share of openness reached.", "0 到 1：达到的开放程度。")
MOMENT = Text("A date or a moment, ISO 8601; both ends are included.", "日期或时刻（ISO 8601），含端点。")
PERIOD = Text("A date: the data's period meets the one asked for.", "日期：数据的时间范围与所求范围有交集。")
PLACE = Text(
    "A country, province, state or larger town by name; the data's box meets the one around its towns.",
    "国家、省、州或较大城镇的名称：数据范围与其城镇所在范围相交。",
)
BOX = Text("west,south,east,north in degrees: the data's box meets it.", "西,南,东,北（度）：数据范围与之相交。")


def _fraction(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        raise BadFilter(name, NO_FRACTION.fill({"value": value[:50]}))
    return number


def _microseconds(name: str, value: str) -> float:
    try:
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1_000_000 // 1
    except (ValueError, OverflowError):
        raise BadFilter(name, NO_MOMENT.fill({"value": value[:50]})) from None


def _day(name: str, value: str) -> float:
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        raise BadFilter(name, NO_MOMENT.fill({"value": value[:50]})) from None


def _from(name: str, number: str, read: Callable[[str, str], float]) -> Parse:
    return lambda values: Between(number, low=read(name, values[-1]))


def _to(name: str, number: str, read: Callable[[str, str], float]) -> Parse:
    return lambda values: Between(number, high=read(name, values[-1]))


def _box(values: tuple[str, ...]) -> Condition:
    """Datasets whose box meets the given one. One that crosses the 180th meridian (west above east) is two boxes."""
    try:
        west, south, east, north = (float(part) for part in values[-1].split(","))
    except ValueError:
        raise BadFilter("bbox", NO_BOX.fill({"value": values[-1][:80]})) from None
    if not (abs(west) <= 180 and abs(east) <= 180 and -90 <= south <= north <= 90):
        raise BadFilter("bbox", NO_BOX.fill({"value": values[-1][:80]}))
    return meets(west, south, east, north)


def _place(values: tuple[str, ...]) -> Condition:
    box = box_of_place(values[-1][:100])
    if box is None:
        raise BadFilter("place", NO_PLACE.fill({"value": values[-1][:50]}))
    return meets(*box)


def meets(west: float, south: float, east: float, north: float) -> Condition:
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    across = tuple(Together((Between("west", high=high), Between("east", low=low))) for low, high in spans)
    return Together((Together(across, any_=True), Between("south", high=north), Between("north", low=south)))


OPENNESS_MIN = Filter(
    "openness_min",
    Text("Openness at least", "开放度不低于"),
    _from("openness_min", "openness", _fraction),
    FRACTION,
    many=False,
    control="number",
)
OPENNESS_MAX = Filter(
    "openness_max",
    Text("Openness at most", "开放度不高于"),
    _to("openness_max", "openness", _fraction),
    FRACTION,
    many=False,
    control="number",
)
MODIFIED_AFTER = Filter(
    "modified_after",
    Text("Changed after", "更新晚于"),
    _from("modified_after", "modified", _microseconds),
    MOMENT,
    many=False,
    ckan="metadata_modified",
    control="date",
)
MODIFIED_BEFORE = Filter(
    "modified_before",
    Text("Changed before", "更新早于"),
    _to("modified_before", "modified", _microseconds),
    MOMENT,
    many=False,
    ckan="metadata_modified",
    control="date",
)
PERIOD_START = Filter(
    "period_start",
    Text("Data from", "数据起于"),
    _from("period_start", "period_end", _day),
    PERIOD,
    many=False,
    control="date",
)
PERIOD_END = Filter(
    "period_end",
    Text("Data to", "数据止于"),
    _to("period_end", "period_start", _day),
    PERIOD,
    many=False,
    control="date",
)
PLACE_NAME = Filter("place", Text("Place", "地名"), _place, PLACE, many=False, control="text")
BBOX = Filter("bbox", Text("Area", "空间范围"), _box, BOX, many=False, ckan="ext_bbox", control="text")
