"""Text of a parameter to a value of the column's type, and values of a table to JSON."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from catalog.language import Text
from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, TIME, Column
from catalog.rows.refusal import BadQuery

WRONG_VALUE = Text(
    "“{value}” is no {type}, which the column “{column}” holds. Write it like {example}.",
    "“{value}”不是 {type}；“{column}”列的类型是 {type}。请写成 {example} 的形式。",
)
EXAMPLES = {
    INTEGER: "42",
    NUMBER: "4.2",
    BOOLEAN: "true",
    DATE: "2026-01-31",
    DATETIME: "2026-01-31T08:00:00",
    TIME: "08:00:00",
}
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}
LARGEST = 2**63 - 1


def _boolean(text: str) -> bool:
    return BOOLEANS[text.lower()]


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or "_" in text:
        raise ValueError(text)
    return number


def _integer(text: str) -> int:
    number = int(text)
    if abs(number) > LARGEST or "_" in text:
        raise ValueError(text)
    return number


def _moment(text: str) -> datetime:
    """The table holds UTC, so that is what a moment with a zone is turned into; one without is taken as it is."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _clock(text: str) -> time:
    clock = time.fromisoformat(text)
    if clock.tzinfo:
        raise ValueError(text)
    return clock


PARSERS: dict[str, Callable[[str], Any]] = {
    INTEGER: _integer,
    NUMBER: _number,
    BOOLEAN: _boolean,
    DATE: date.fromisoformat,
    DATETIME: _moment,
    TIME: _clock,
}


def parse_value(column: Column, parameter: str, text: str) -> Any:
    """Raises BadQuery for what is no value of the column's type."""
    parser = PARSERS.get(column.type)
    if parser is None:
        return text
    try:
        return parser(text.strip())
    except (ValueError, KeyError, OverflowError):
        figures = {
            "value": text[:100],
            "type": column.type,
            "column": column.name,
            "example": EXAMPLES[column.type],
        }
        raise BadQuery(parameter, "wrong-value", WRONG_VALUE.fill(figures)) from None


def to_json(value: Any) -> Any:
    """ISO 8601 for dates and times; what JSON can't say (NaN, infinity) is null.

    Integers stay whole beyond 2**53; only a sum beyond 64 bits, which few programs could read, is rounded.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > LARGEST + 1:
        return float(value)
    return value
