"""One page of rows, and the cursor to the next."""

import base64
import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows import sql
from catalog.rows.engine import Engine
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.values import parse_value, to_json

BAD_CURSOR = Text(
    "This cursor is not from this question. Begin again without it.", "该游标不属于此查询，请去掉后重新开始。"
)


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` are in the order of `columns`; `count` is of all rows that fit. `cursor` is "" on the last page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    count: int
    cursor: str


def read_page(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Page:
    condition, values = sql.where(query, all_columns)
    table = sql.source(parquet)
    count = int(engine.rows(f"SELECT count(*) FROM {table} WHERE {condition}", values)[0][0])  # noqa: S608
    behind, last = _behind(query)
    keys = ", ".join([*(sql.quote_name(sort.column.name) for sort in query.sorts), sql.ROW])
    found = engine.rows(
        f"SELECT {sql.names(query.columns)}, {keys} FROM {table} WHERE ({condition}) AND ({behind}) "  # noqa: S608
        f"ORDER BY {sql.order(query.sorts)} LIMIT {query.limit + 1} OFFSET {0 if query.cursor else query.offset}",
        [*values, *last],
    )
    shown = found[: query.limit]
    width = len(query.columns)
    more = bool(shown) and len(found) > len(shown)
    return Page(
        columns=query.columns,
        rows=tuple(tuple(to_json(cell) for cell in row[:width]) for row in shown),
        count=count,
        cursor=_cursor(query, shown[-1][width:]) if more else "",
    )


def _behind(query: RowsQuery) -> tuple[str, list[Any]]:
    if not query.cursor:
        return sql.EVERYTHING, []
    return sql.after(query.sorts, _last(query))


def _digest(query: RowsQuery) -> str:
    """Of what decides which rows come in which order: a cursor of another question must not be taken for this one's."""
    asked = replace(query, columns=(), limit=0, offset=0, cursor="")
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def _cursor(query: RowsQuery, keys: tuple[Any, ...]) -> str:
    payload = json.dumps([_digest(query), *(to_json(key) for key in keys)], separators=(",", ":"))
    return base64.urlsafe_b64encode(payload.encode()).decode().rstrip("=")


def _last(query: RowsQuery) -> list[Any]:
    try:
        padded = query.cursor + "=" * (-len(query.cursor) % 4)
        digest, *keys = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        row = int(keys[-1])
        if digest != _digest(query) or len(keys) != len(query.sorts) + 1:
            raise ValueError(digest)
        parsed = [_key(sort.column, key) for sort, key in zip(query.sorts, keys, strict=False)]
    except (ValueError, TypeError, IndexError, BadQuery):
        raise BadQuery("cursor", "bad-cursor", BAD_CURSOR) from None
    return [*parsed, row]


def _key(column: Column, key: Any) -> Any:
    return None if key is None else parse_value(column, "cursor", str(key))
