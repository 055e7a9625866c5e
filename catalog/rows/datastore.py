"""The DataStore's questions (`datastore_search`) about one table: `_id` is the row's place in the file, from 1.

https://docs.ckan.org/en/2.12/maintaining/datastore.html#ckanext.datastore.logic.action.datastore_search
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, TIME, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.rows.engine import Engine
from catalog.rows.filterops import FilterOp, filter_sql
from catalog.rows.sql import text_of
from catalog.rows.values import to_json

ROW_ID, RANK = "_id", "rank"
ID = Column(ROW_ID, ROW_ID, INTEGER, filled=0)
# What one question may look for.
MOST_WORDS = 20
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
BATCH = 2_000
# Beyond this PostgreSQL writes an exponent.
WHOLE = 1e15
TYPES = {NUMBER: "float8", BOOLEAN: "bool", DATE: "date", DATETIME: "timestamp", TIME: "time", GEOJSON: "json"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word to find, in `column` or in any for "". `prefix`: the beginning of one is enough."""

    text: str
    column: str = ""
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    column: Column
    descending: bool = False
    nulls_first: bool = False


@dataclass(frozen=True, slots=True)
class DatastoreQuery:
    """`columns` are the ones to show, `_id` among them unless left out. `ranked`: with words, the best first."""

    columns: tuple[Column, ...]
    filters: FilterOp | None = None
    words: tuple[Word, ...] = ()
    orders: tuple[Order, ...] = ()
    distinct: bool = False
    limit: int = 100
    offset: int = 0
    ranked: bool = True

    @property
    def shows_rank(self) -> bool:
        """Whether each row ends with how well it fits the words."""
        return self.ranked and bool(self.words) and not self.distinct

    @property
    def whole(self) -> bool:
        """Every row of the table, each once, in the table's order."""
        return not (self.filters or self.words or self.distinct)


def shown_columns(columns: tuple[Column, ...]) -> dict[str, Column]:
    """All columns by name, `_id` first. One of the table's own with that name gives way to it."""
    return {ROW_ID: ID, **{column.name: column for column in columns if column.name != ROW_ID}}


def read_records(
    engine: Engine, parquet: Path, known: Mapping[str, Column], query: DatastoreQuery
) -> list[tuple[Any, ...]]:
    """One page, its cells as JSON has them; with words, each row's rank stands last. Raises BadQuery, TooSlow."""
    sql, values = _page_sql(parquet, known, query)
    return [tuple(map(shown_cell, row)) for row in engine.rows(sql, values)]


def iter_records(
    engine: Engine, parquet: Path, known: Mapping[str, Column], query: DatastoreQuery
) -> Iterator[list[tuple[Any, ...]]]:
    """A result of any length, in batches. What is wrong with the question is said at once, not at the first batch."""
    sql, values = _page_sql(parquet, known, query)
    batches = engine.batches(sql, values, BATCH)
    return ([tuple(map(shown_cell, row)) for row in batch] for batch in batches)


def shown_cell(cell: Any) -> Any:
    """As PostgreSQL writes it: a whole number has no point, whatever its column's type."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < WHOLE:
        return int(cell)
    return to_json(cell)


def count_records(engine: Engine, parquet: Path, known: Mapping[str, Column], query: DatastoreQuery) -> int:
    where, values = _where(known, query)
    source = f"FROM {_table(parquet)} WHERE {where}"
    if query.distinct:
        source = f"FROM (SELECT DISTINCT {_names(query.columns)} {source})"
    return int(engine.rows(f"SELECT count(*) {source}", values)[0][0])


def _page_sql(parquet: Path, known: Mapping[str, Column], query: DatastoreQuery) -> tuple[str, list[Any]]:
    where, values = _where(known, query)
    part = f" LIMIT {query.limit} OFFSET {query.offset}"
    if query.whole and not query.orders:
        # A place in the file is found at once, however far it is; an offset would be counted out row by row.
        where, part = (
            f"{quote_name(ROW_ID)} > {query.offset} AND {quote_name(ROW_ID)} <= {query.offset + query.limit}",
            "",
        )
    selected = f"{'DISTINCT ' if query.distinct else ''}{_names(query.columns)}"
    if query.shows_rank:
        selected += f", {_rank_sql(known, query)} AS {quote_name(RANK)}"
    source = f"{_table(parquet)} WHERE {where}{_order_sql(query)}{part}"
    return f"SELECT {selected} FROM {source}", values  # noqa: S608


def _table(parquet: Path) -> str:
    source = f"read_parquet({quote_text(str(parquet.resolve()))}, file_row_number = true, hive_partitioning = false)"
    return f"(SELECT * EXCLUDE (file_row_number), file_row_number + 1 AS {quote_name(ROW_ID)} FROM {source})"  # noqa: S608


def _names(columns: tuple[Column, ...]) -> str:
    return ", ".join(quote_name(column.name) for column in columns)


def _where(known: Mapping[str, Column], query: DatastoreQuery) -> tuple[str, list[Any]]:
    terms, values = [], []
    if query.filters is not None:
        term, bound = filter_sql(query.filters, known)
        terms.append(term)
        values += bound
    for word in query.words:
        text = _text_sql(known, word.column)
        terms.append(f"contains({text}, ?)")
        values.append(word.text.lower())
        if pattern := _pattern(word):
            terms.append(f"regexp_matches({text}, ?)")
            values.append(pattern)
    return " AND ".join(f"({term})" for term in terms) or "true", values


def _pattern(word: Word) -> str:
    """The word by itself and not inside another; Chinese has no spaces, so there it may stand anywhere: ""."""
    if CJK.search(word.text):
        return ""
    end = "" if word.prefix else r"($|[^\pL\pN_])"
    return rf"(^|[^\pL\pN_]){re.escape(word.text.lower())}{end}"


def _text_sql(known: Mapping[str, Column], column: str) -> str:
    return text_of([column] if column else [name for name in known if name != ROW_ID])


def _rank_sql(known: Mapping[str, Column], query: DatastoreQuery) -> str:
    """Which share of the row's text the words are: a short row that says little else comes first."""
    length = sum(len(word.text) for word in query.words)
    return f"round({length} / greatest(length({_text_sql(known, '')}), 1), 6)"


def _order_sql(query: DatastoreQuery) -> str:
    terms = [
        f"{quote_name(order.column.name)} {'DESC' if order.descending else 'ASC'} "
        f"NULLS {'FIRST' if order.nulls_first else 'LAST'}"
        for order in query.orders
    ]
    if query.shows_rank and not terms:
        terms = [f"{quote_name(RANK)} DESC"]
    if query.distinct:
        terms = terms or [str(number) for number in range(1, len(query.columns) + 1)]
    elif terms:
        terms.append(quote_name(ROW_ID))
    return f" ORDER BY {', '.join(terms)}" if terms else ""


def postgres_type(column: Column) -> str:
    """The type that a DataStore would have given the column."""
    if column.name == ROW_ID:
        return "int"
    if column.type == INTEGER:
        bounds = [int(bound) for bound in (column.minimum, column.maximum) if bound is not None]
        return "int4" if all(-(2**31) <= bound < 2**31 for bound in bounds) else "int8"
    return TYPES.get(column.type, "text")
