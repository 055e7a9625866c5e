"""The DataStore's filters: a tree of conditions as JSON, to SQL with every value bound.

`{"a": 1}` is equality, `{"a": [1, 2]}` one of these, `{"a": {"gt": 1, "lte": 5}}` a range, and `{"$or": [{…}, {…}]}`
and `{"$and": […]}` join whole sets (https://docs.ckan.org/en/2.12/maintaining/datastore.html, `datastore_search`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.profiling.profile import BOOLEAN, STRING, Column
from catalog.reading.duck import quote_name
from catalog.rows.values import parse_value

COMPARED = {"eq": "=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
JOINED = {"$or": " OR ", "$and": " AND "}
# What one question may ask: deeper or longer trees are nobody's honest filter.
DEEPEST, MOST = 10, 100
MOST_VALUES = 1_000


class BadFilters(Exception):
    """`faults` are sentences, as the DataStore puts them."""

    def __init__(self, *faults: str) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(faults))


@dataclass(frozen=True, slots=True)
class FilterOp:
    """One condition. Of `$and` and `$or`, `value` is a tuple of conditions and `field` is None."""

    op: str
    field: str | None
    value: Any

    def as_json(self) -> dict[str, Any]:
        if self.op in JOINED:
            return {"op": self.op, "field": None, "value": [member.as_json() for member in self.value]}
        return {"op": self.op, "field": self.field, "value": self.value}


def parse_filters(value: Any, known: Mapping[str, Column]) -> FilterOp | None:
    """None for no filter. Raises BadFilters."""
    if not value:
        return None
    parser = _Parser(known)
    return parser.all_of(value, 1)


class _Parser:
    """Counts the conditions on its way, so that a small text can't become a large question."""

    def __init__(self, known: Mapping[str, Column]) -> None:
        self.known, self.count = known, 0

    def all_of(self, value: Any, depth: int) -> FilterOp:
        if not isinstance(value, dict):
            raise BadFilters("Filters must be defined as a dictionary")
        if depth > DEEPEST:
            raise BadFilters(f"Filters may be nested {DEEPEST} deep at most")
        return self._joined("$and", [self._one(key, item, depth) for key, item in value.items()])

    def _one(self, key: str, value: Any, depth: int) -> FilterOp:
        if key in JOINED:
            if not isinstance(value, list):
                raise BadFilters(f"Filter operations must be defined as a list of dicts: {str(value)[:100]}")
            return self._joined(key, [self.all_of(member, depth + 1) for member in value])
        if key.startswith("$"):
            raise BadFilters(f"Unknown operators (must be one of $or, $and): {key[:100]}")
        if key not in self.known:
            raise BadFilters(f"Unknown field: {key[:100]}")
        return self._field(key, value)

    def _field(self, field: str, value: Any) -> FilterOp:
        if isinstance(value, dict):
            return self._joined("$and", [self._compared(op, field, one) for op, one in value.items()])
        if isinstance(value, list):
            if len(value) > MOST_VALUES or any(isinstance(one, dict | list) for one in value):
                raise BadFilters(f"At most {MOST_VALUES} plain values may be given for {field[:100]}")
            return self._counted(FilterOp("in", field, value))
        return self._compared("eq", field, value)

    def _compared(self, op: str, field: str, value: Any) -> FilterOp:
        if op not in COMPARED or isinstance(value, dict | list):
            raise BadFilters(f"Unknown filter operation: {str(op)[:100]}")
        return self._counted(FilterOp(op, field, value))

    def _joined(self, op: str, members: list[FilterOp]) -> FilterOp:
        if len(members) == 1:
            return members[0]
        return self._counted(FilterOp(op, None, tuple(members)))

    def _counted(self, op: FilterOp) -> FilterOp:
        self.count += 1
        if self.count > MOST:
            raise BadFilters(f"At most {MOST} filter operations may be given")
        return op


def filter_sql(op: FilterOp, known: Mapping[str, Column]) -> tuple[str, list[Any]]:
    """A condition with question marks, and their values in order. Raises BadQuery for a value of another type."""
    if op.op in JOINED:
        parts = [filter_sql(member, known) for member in op.value]
        sql = JOINED[op.op].join(part for part, _values in parts)
        return f"({sql})" if parts else ("true" if op.op == "$and" else "false"), [v for _p, vs in parts for v in vs]
    column = known[op.field or ""]
    if op.op == "in":
        values = [typed(column, value) for value in op.value]
        return (f"{quote_name(column.name)} IN ({', '.join('?' * len(values))})" if values else "false"), values
    if op.value is None:
        return f"{quote_name(column.name)} IS NULL", []
    return f"{quote_name(column.name)} {COMPARED[op.op]} ?", [typed(column, op.value)]


def typed(column: Column, value: Any) -> Any:
    """PostgreSQL compares a number with the text "10", and so do we; a column of text is compared as text."""
    if isinstance(value, bool) and column.type in (BOOLEAN, STRING):
        return value if column.type == BOOLEAN else str(value)
    return parse_value(column, column.name, str(value))
