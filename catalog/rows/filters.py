"""One parameter, `column=value` or `column__operator=value`, to a filter."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows.operators import FLAG, LIST, OPERATOR, OPERATORS, WORDS, Operator
from catalog.rows.refusal import BadQuery, unknown
from catalog.rows.values import parse_value

MOST_WORDS, MOST_VALUES = 20, 1_000

WRONG_OPERATOR = Text(
    "“{operator}” does not work on the column “{column}”, which holds {type}. These do: {others}.",
    "“{operator}”不适用于类型为 {type} 的“{column}”列。可用：{others}。",
)
NOT_BOOLEAN = Text("“{value}” is neither true nor false.", "“{value}”既不是 true 也不是 false。")
NO_LIST = Text(
    'The list has a quotation mark that is never closed, or a line break. Write it like a,b,"c, with comma".',
    '列表中的引号未闭合，或含有换行。请写成 a,b,"c, with comma" 的形式。',
)
TOO_MANY = Text("There are {count} of these, and at most {most} are taken.", "共 {count} 项，最多允许 {most} 项。")


@dataclass(frozen=True, slots=True)
class Filter:
    column: Column
    operator: Operator
    values: tuple[Any, ...]


def parse_filter(name: str, value: str, known: Mapping[str, Column], reserved: Collection[str]) -> Filter:
    column, operator = _resolve(name, known, reserved)
    if column.type not in operator.types:
        others = ", ".join(other.name for other in OPERATORS if column.type in other.types)
        figures = {"operator": operator.name, "column": column.name, "type": column.type, "others": others}
        raise BadQuery(name, "wrong-operator", WRONG_OPERATOR.fill(figures))
    return Filter(column, operator, _values(name, value, column, operator))


def parse_words(parameter: str, value: str) -> tuple[str, ...]:
    words = tuple(value.split())
    require_few(parameter, len(words), MOST_WORDS)
    return words


def require_few(parameter: str, count: int, most: int) -> None:
    if count > most:
        raise BadQuery(parameter, "too-many", TOO_MANY.fill({"count": count, "most": most}))


def _resolve(name: str, known: Mapping[str, Column], reserved: Collection[str]) -> tuple[Column, Operator]:
    """A column's own name may hold `__`: the whole name is tried first, then the part before the last `__`."""
    if name in known:
        return known[name], OPERATOR["exact"]
    stem, _, suffix = name.rpartition("__")
    if stem in known and suffix in OPERATOR:
        return known[stem], OPERATOR[suffix]
    if stem in known:
        raise unknown(name, name, [f"{stem}__{operator}" for operator in OPERATOR])
    if suffix in OPERATOR:
        raise unknown(name, name, [f"{column}__{suffix}" for column in known])
    raise unknown(name, name, [*known, *reserved])


def _values(name: str, value: str, column: Column, operator: Operator) -> tuple[Any, ...]:
    if operator.takes == FLAG:
        if value.lower() not in ("true", "false"):
            raise BadQuery(name, "wrong-value", NOT_BOOLEAN.fill({"value": value[:50]}))
        return (value.lower() == "true",)
    if operator.takes == WORDS:
        return parse_words(name, value)
    parts = _parts(name, value) if operator.takes == LIST else [value]
    return tuple(parse_value(column, name, part) for part in parts)


def _parts(name: str, value: str) -> list[str]:
    """A value that itself has a comma is quoted, as in CSV."""
    try:
        parts = next(csv.reader([value], strict=True), [""])
    except csv.Error:
        raise BadQuery(name, "wrong-value", NO_LIST.fill({})) from None
    require_few(name, len(parts), MOST_VALUES)
    return parts
