"""One page of rows, and the cursor to the next."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from catalog.profiling.profile import Column
from catalog.rows import keyset, sql
from catalog.rows.engine import Engine
from catalog.rows.query import RowsQuery
from catalog.rows.values import to_json


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` are in the order of `columns`; `count` is of all rows that fit. `cursor` is "" on the last page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    count: int
    cursor: str


def read_page(
    engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery, *, total: int | None = None
) -> Page:
    """Raises BadQuery for a cursor that is not of this question, TooSlow where it takes too long.

    `total` is how many rows the table has, where that is known: the whole need not be counted then.
    """
    found = sql.relation(query, parquet, all_columns)
    rows = _rows(engine, query, found)  # before the count: a bad cursor then costs nothing
    count = total if query.whole else None
    if count is None:
        count = int(engine.rows(f"SELECT count(*) FROM {found.sql}", found.values)[0][0])  # noqa: S608
    shown = rows[: query.limit]
    width = len(query.columns)
    more = bool(shown) and len(rows) > len(shown)
    return Page(
        columns=query.columns,
        rows=tuple(tuple(to_json(cell) for cell in row[:width]) for row in shown),
        count=count,
        cursor=keyset.write_cursor(query, shown[-1][width:]) if more else "",
    )


def _rows(engine: Engine, query: RowsQuery, found: sql.Relation) -> list[tuple[Any, ...]]:
    """One more than the page holds, to know whether there is another; the sort values stand behind the columns."""
    selected = ", ".join([sql.names(query.columns), *keyset.keys_sql(found)])
    tail = f"{sql.order_by(found)} LIMIT {query.limit + 1}"
    if not query.cursor:
        return engine.rows(f"SELECT {selected} FROM {found.sql} {tail} OFFSET {query.offset}", found.values)  # noqa: S608
    behind, last = keyset.behind_sql(query, found, keyset.read_cursor(query, found))
    try:
        return engine.rows(
            f"SELECT {selected} FROM {found.sql} WHERE {behind} {tail}",  # noqa: S608
            [*found.values, *last],
        )
    except duckdb.ConversionException:  # a forged key: ours are all of the column's type
        raise keyset.bad_cursor() from None
