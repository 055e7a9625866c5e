"""Where a page ended, as a cursor that the client sends back: opaque to it, and checked as any input is.

A cursor stays good when the table gets a new version: a harvest goes on behind the row where it stood.
"""

import base64
import hashlib
import json
from typing import Any

from catalog.language import Text
from catalog.profiling.profile import INTEGER, Column
from catalog.reading.duck import quote_name
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.sql import ROW, SQL_TYPES, Relation

BAD_CURSOR = Text(
    "This cursor is not from this question. Begin again without it.", "该游标不属于此查询，请去掉后重新开始。"
)
Keys = tuple[str | None, ...]


def bad_cursor() -> BadQuery:
    return BadQuery("cursor", "bad-cursor", BAD_CURSOR)


def keys_sql(found: Relation) -> list[str]:
    """The sort values of a row, as text: DuckDB's dates and times reach further than Python's."""
    return [f"CAST({quote_name(sort.column.name)} AS VARCHAR)" for sort in found.order]


def behind_sql(query: RowsQuery, found: Relation, keys: Keys) -> tuple[str, list[str]]:
    """The condition for the rows that come after the one with `keys`, and its values."""
    terms: list[str] = []
    values: list[str] = []
    equal: list[str] = []
    equal_values: list[str] = []
    for sort, key in zip(found.order, keys, strict=True):
        name = quote_name(sort.column.name)
        if key is None:  # empty cells come last: nothing is behind one but its equals
            equal.append(f"{name} IS NULL")
            continue
        bound = f"CAST(? AS {_sql_type(query, sort.column)})"
        behind = f"{name} {'<' if sort.descending else '>'} {bound}"
        if sort.column != ROW:
            behind = f"({behind} OR {name} IS NULL)"
        terms.append(" AND ".join([*equal, behind]))
        values += [*equal_values, key]
        equal.append(f"{name} = {bound}")
        equal_values.append(key)
    return " OR ".join(f"({term})" for term in terms) or "false", values


def write_cursor(query: RowsQuery, keys: Keys) -> str:
    payload = json.dumps([_digest(query), *keys], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(payload.encode()).decode().rstrip("=")


def read_cursor(query: RowsQuery, found: Relation) -> Keys:
    """Raises BadQuery for one of another question, and for what was never a cursor."""
    padded = query.cursor + "=" * (-len(query.cursor) % 4)
    try:
        content = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, RecursionError):
        raise bad_cursor() from None
    if not isinstance(content, list) or len(content) != len(found.order) + 1 or content[0] != _digest(query):
        raise bad_cursor()
    keys = tuple(content[1:])
    if not all(key is None or (isinstance(key, str) and _is_text(key)) for key in keys):
        raise bad_cursor()
    return keys


def _is_text(key: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in key)


def _digest(query: RowsQuery) -> str:
    """Of what decides which rows come in which order: a cursor of another question must not be taken for this one's."""
    asked: list[Any] = [
        [(item.column.name, item.operator.name, item.values) for item in query.filters],
        query.words,
        [(sort.column.name, sort.descending) for sort in query.sorts],
        [column.name for column in query.groups],
        [measure.name for measure in query.measures],
    ]
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def _sql_type(query: RowsQuery, column: Column) -> str:
    """The sum of a column of integers is wider than they are."""
    if query.measures and column.type == INTEGER:
        return "HUGEINT"
    return SQL_TYPES.get(column.type, "VARCHAR")
