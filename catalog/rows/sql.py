"""A question as SQL: names quoted, values bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, STRING, TIME, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.rows.filters import Filter
from catalog.rows.operators import LIST, WORDS
from catalog.rows.query import RowsQuery, Sort

ROW = Column("_row", "_row", INTEGER, filled=0)
SQL_TYPES = {
    INTEGER: "BIGINT",
    NUMBER: "DOUBLE",
    BOOLEAN: "BOOLEAN",
    DATE: "DATE",
    DATETIME: "TIMESTAMP",
    TIME: "TIME",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """What fits a question, before order and limit: `sql` can stand after FROM, `values` are for its question marks.

    `order` is a total order, so that a page has one place where it ends. `in_order`: the rows come so by themselves.
    """

    sql: str
    values: tuple[Any, ...]
    order: tuple[Sort, ...]
    in_order: bool


def relation(query: RowsQuery, parquet: Path, all_columns: tuple[Column, ...]) -> Relation:
    condition, values = _where(query, all_columns)
    table = f"read_parquet({quote_text(str(parquet.resolve()))}, hive_partitioning = false)"
    if not query.measures:
        sql = f"(SELECT * FROM {table} WHERE {condition})"  # noqa: S608
        # The file holds its rows in the source's order, and DuckDB keeps it.
        return Relation(sql, values, (*query.sorts, Sort(ROW)), in_order=not query.sorts)
    groups = [quote_name(column.name) for column in query.groups]
    figures = [
        measure.aggregate.sql.format(column=quote_name(measure.column.name) if measure.column else "*")
        + f" AS {quote_name(measure.name)}"
        for measure in query.measures
    ]
    by = f" GROUP BY {', '.join(groups)}" if groups else ""
    sql = f"(SELECT {', '.join([*groups, *figures])} FROM {table} WHERE {condition}{by})"  # noqa: S608
    sorted_by = {sort.column.name for sort in query.sorts}
    rest = (Sort(column) for column in query.groups if column.name not in sorted_by)
    return Relation(sql, values, (*query.sorts, *rest), in_order=not query.groups)


def _where(query: RowsQuery, all_columns: tuple[Column, ...]) -> tuple[str, tuple[Any, ...]]:
    """The condition and its values, in the order of their question marks."""
    terms = [_term(item) for item in query.filters]
    values = [value for item in query.filters for value in item.values]
    texts = ", ".join(quote_name(column.name) for column in all_columns if column.type == STRING)
    for word in query.words:
        # A word has no line break, so it is never found across two columns.
        terms.append(f"contains(lower(concat_ws(chr(10), {texts})), lower(?))" if texts else "? IS NULL")
        values.append(word)
    return " AND ".join(f"({term})" for term in terms) or "true", tuple(values)


def _term(item: Filter) -> str:
    marks = ", ".join("?" * len(item.values)) if item.operator.takes == LIST else ""
    term = item.operator.sql.format(column=quote_name(item.column.name), values=marks)
    return " AND ".join([term] * len(item.values)) or "true" if item.operator.takes == WORDS else term


def order_by(found: Relation) -> str:
    """Empty cells last either way."""
    if found.in_order:
        return ""
    terms = [
        f"{quote_name(sort.column.name)} {'DESC' if sort.descending else 'ASC'} NULLS LAST" for sort in found.order
    ]
    return f"ORDER BY {', '.join(terms)}"


def names(columns: tuple[Column, ...]) -> str:
    return ", ".join(quote_name(column.name) for column in columns)


def text_of(names: Sequence[str]) -> str:
    """All cells of these columns as one small-lettered text, a line each; no word spans two."""
    cells = ", ".join(f"CAST({quote_name(name)} AS VARCHAR)" for name in names)
    return f"lower(concat_ws(chr(10), {cells}))" if cells else "''"
