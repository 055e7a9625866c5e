"""Answers out of a table's index alone: pages of rows for both APIs. None is what the engine has to answer."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from catalog.profiling.profile import BOOLEAN, STRING, Column
from catalog.rows import keyset
from catalog.rows.datastore import ROW_ID, DatastoreQuery, shown_cell
from catalog.rows.filterops import FilterOp, typed
from catalog.rows.index.find import Condition, all_of, equal, part
from catalog.rows.index.reader import Numbers, RowIndex
from catalog.rows.index.words import among_best, ranks, word
from catalog.rows.page import Page
from catalog.rows.query import RowsQuery

EXACT = "exact"


def page_of(index: RowIndex, columns: tuple[Column, ...], query: RowsQuery) -> Page | None:
    """A page in the table's own order, filtered by equality and words."""
    if query.measures or query.sorts or query.cursor or any(one.operator.name != EXACT for one in query.filters):
        return None
    place = {column.name: number for number, column in enumerate(columns)}
    texts = [place[column.name] for column in columns if column.type == STRING]
    conditions = [equal(index, one.column, place[one.column.name], one.values[0]) for one in query.filters]
    conditions += [part(index, text, texts) for text in query.words]
    found = all_of(index, conditions) if conditions else None
    if conditions and found is None:
        return None
    count, shown = _stretch(index, found, query.offset, query.limit)
    rows = index.rows(shown.tolist())
    wanted = [place[column.name] + 1 for column in query.columns]
    more = bool(rows) and query.offset + len(rows) < count
    return Page(
        columns=query.columns,
        rows=tuple(tuple(row[at] for at in wanted) for row in rows),
        count=count,
        cursor=keyset.write_cursor(query, (str(rows[-1][0]),)) if more else "",
    )


def records_of(
    index: RowIndex, known: Mapping[str, Column], query: DatastoreQuery
) -> tuple[list[tuple[Any, ...]], int] | None:
    """The records of one page as `datastore.read_records` gives them, and how many fit in all."""
    if query.distinct or query.orders:
        return None
    columns = {name: column for name, column in known.items() if name != ROW_ID}
    equals = list(_equals(index, columns, query.filters)) if query.filters else []
    conditions = [*equals, *(word(index, one, columns) for one in query.words)]
    found = all_of(index, conditions) if conditions else None
    if conditions and found is None:
        return None
    count, shown, shares = _page(index, found, query)
    at = {name: place for place, name in enumerate((ROW_ID, *columns))}
    wanted = [at[column.name] for column in query.columns]
    rows = index.rows(shown.tolist())
    for number, row in zip(shown.tolist(), rows, strict=True):
        row[0] = number + 1  # `_row`, a row's place in the source, gives way to its number
    # Cells are as JSON has them; only fractions may still be written in another way by PostgreSQL.
    records = [
        (*(shown_cell(row[place]) if type(row[place]) is float else row[place] for place in wanted), *share)
        for row, share in zip(rows, shares, strict=True)
    ]
    return records, count


def _stretch(index: RowIndex, found: Numbers | None, offset: int, limit: int) -> tuple[int, Numbers]:
    """How many fit, and the rows of a page of them; None for `found` where all of the table do."""
    if found is None:
        return index.size, index.stretch(offset, limit)
    return len(found), found[offset : offset + limit]


def _page(
    index: RowIndex, found: Numbers | None, query: DatastoreQuery
) -> tuple[int, Numbers, list[tuple[float, ...]]]:
    """How many fit, the rows to show, and of each its rank in a tuple, empty where none is asked for."""
    if found is None or not query.shows_rank:
        count, shown = _stretch(index, found, query.offset, query.limit)
        return count, shown, [()] * len(shown)
    count, end = len(found), query.offset + query.limit
    if 0 < end < count:
        found = among_best(index, found, query.words, end)
    shares = ranks(index, found, query.words)
    order = np.argsort(-shares, kind="stable")[query.offset : end]
    return count, found[order], [(share,) for share in shares[order].tolist()]


def _equals(index: RowIndex, columns: Mapping[str, Column], op: FilterOp) -> Iterator[Condition | None]:
    """One condition for each equality that must hold; None for anything else."""
    if op.op == "$and":
        for member in op.value:
            yield from _equals(index, columns, member)
        return
    column = columns.get(op.field or "")
    if op.op != "eq" or column is None or op.value is None or column.type == BOOLEAN:
        yield None
        return
    yield equal(index, column, list(columns).index(column.name), typed(column, op.value))
