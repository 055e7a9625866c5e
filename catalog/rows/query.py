"""A question about the rows of one table, parsed from parameters: nothing unknown is let through."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows.operators import OPERATOR, Operator
from catalog.rows.refusal import BadQuery
from catalog.rows.values import parse_value

LIMIT, MOST = 100, 10_000
DEEPEST = 10_000_000
RESERVED = ("q", "select", "sort", "limit", "offset", "cursor", "format", "lang")

UNKNOWN = Text("There is no column or parameter “{name}”.{near}", "没有名为“{name}”的列或参数。{near_zh}")
WRONG_OPERATOR = Text(
    "“{operator}” does not work on the column “{column}”, which holds {type}.",
    "“{operator}”不适用于类型为 {type} 的“{column}”列。",
)
NOT_A_NUMBER = Text("“{value}” is no whole number from {least} to {most}.", "“{value}”不是 {least} 到 {most} 的整数。")
NOT_BOOLEAN = Text("“{value}” is neither true nor false.", "“{value}”既不是 true 也不是 false。")


@dataclass(frozen=True, slots=True)
class Filter:
    column: Column
    operator: Operator
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    column: Column
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RowsQuery:
    """`columns` are the ones to show. `words` must each be in some text column. `cursor` wins over `offset`."""

    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    words: tuple[str, ...] = ()
    sorts: tuple[Sort, ...] = ()
    limit: int = LIMIT
    offset: int = 0
    cursor: str = ""


def parse_query(pairs: Iterable[tuple[str, str]], columns: Sequence[Column]) -> RowsQuery:
    """`pairs` as they stand in the address. Raises BadQuery, naming the parameter and what is right."""
    known = {column.name: column for column in columns}
    pairs = list(pairs)
    single = {name: value for name, value in pairs if name in RESERVED}
    filters = tuple(_filter(name, value, known) for name, value in pairs if name not in RESERVED)
    return RowsQuery(
        columns=_selected(single.get("select", ""), known) or tuple(columns),
        filters=filters,
        words=tuple(single.get("q", "").split()),
        sorts=_sorts(single.get("sort", ""), known),
        limit=_whole("limit", single.get("limit", ""), LIMIT, 0, MOST),
        offset=_whole("offset", single.get("offset", ""), 0, 0, DEEPEST),
        cursor=single.get("cursor", ""),
    )


def _filter(name: str, value: str, known: dict[str, Column]) -> Filter:
    column, operator = _resolve(name, known)
    if column.type not in operator.types:
        figures = {"operator": operator.name, "column": column.name, "type": column.type}
        raise BadQuery(name, "wrong-operator", WRONG_OPERATOR.fill(figures))
    return Filter(column, operator, _values(name, value, column, operator))


def _resolve(name: str, known: dict[str, Column]) -> tuple[Column, Operator]:
    """A column's own name may hold `__`: the whole name is tried first, then the part before the last `__`."""
    if name in known:
        return known[name], OPERATOR["exact"]
    stem, _, suffix = name.rpartition("__")
    if stem in known and suffix in OPERATOR:
        return known[stem], OPERATOR[suffix]
    near = difflib.get_close_matches(name, [*known, *(f"{stem}__{operator}" for operator in OPERATOR), *RESERVED], n=1)
    raise BadQuery(name[:100], "unknown", _unknown(name, near))


def _unknown(name: str, near: list[str]) -> Text:
    figures = {
        "name": name[:100],
        "near": f" Did you mean “{near[0]}”?" if near else "",
        "near_zh": f"是否指“{near[0]}”？" if near else "",
    }
    return UNKNOWN.fill(figures)


def _values(name: str, value: str, column: Column, operator: Operator) -> tuple[Any, ...]:
    if operator.name == "isnull":
        if value.lower() not in ("true", "false"):
            raise BadQuery(name, "wrong-value", NOT_BOOLEAN.fill({"value": value[:50]}))
        return (value.lower() == "true",)
    if operator.name == "search":
        return tuple(value.split())
    parts = value.split(",") if operator.many else [value]
    return tuple(parse_value(column, name, part) for part in parts)


def _selected(value: str, known: dict[str, Column]) -> tuple[Column, ...]:
    return tuple(_column("select", name, known) for name in value.split(",") if name)


def _sorts(value: str, known: dict[str, Column]) -> tuple[Sort, ...]:
    names = [name for name in value.split(",") if name]
    return tuple(Sort(_column("sort", name.removeprefix("-"), known), name.startswith("-")) for name in names)


def _column(parameter: str, name: str, known: dict[str, Column]) -> Column:
    if name not in known:
        raise BadQuery(parameter, "unknown", _unknown(name, difflib.get_close_matches(name, known, n=1)))
    return known[name]


def _whole(parameter: str, value: str, default: int, least: int, most: int) -> int:
    if not value:
        return default
    if value.isascii() and value.isdigit() and len(value) < 12 and least <= int(value) <= most:
        return int(value)
    figures = {"value": value[:50], "least": least, "most": most}
    raise BadQuery(parameter, "not-a-number", NOT_A_NUMBER.fill(figures))
