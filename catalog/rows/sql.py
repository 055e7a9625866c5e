"""A question as SQL: names quoted, values bound."""

from pathlib import Path
from typing import Any

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.rows.query import Filter, RowsQuery, Sort

ROW = "_row"
NOTHING = "false"
EVERYTHING = "true"


def source(parquet: Path) -> str:
    return f"read_parquet({quote_text(str(parquet.resolve()))})"


def where(query: RowsQuery, all_columns: tuple[Column, ...]) -> tuple[str, list[Any]]:
    """The condition and its values, in the order of their question marks."""
    terms, values = [], []
    for item in query.filters:
        terms.append(_term(item))
        values.extend(item.values)
    texts = [quote_name(column.name) for column in all_columns if column.type == STRING]
    for word in query.words:
        terms.append(" OR ".join(f"contains(lower({name}), lower(?))" for name in texts) or NOTHING)
        values.extend([word] * len(texts))
    return " AND ".join(f"({term})" for term in terms) or EVERYTHING, values


def _term(item: Filter) -> str:
    column = quote_name(item.column.name)
    word = f"contains(lower({column}), lower(?))"
    return item.operator.sql.format(
        column=column,
        values=", ".join("?" * len(item.values)),
        words=" AND ".join([word] * len(item.values)) or EVERYTHING,
    )


def order(sorts: tuple[Sort, ...]) -> str:
    """Empty cells last either way; rows that are equal keep the order of the source."""
    terms = [f"{quote_name(sort.column.name)} {'DESC' if sort.descending else 'ASC'} NULLS LAST" for sort in sorts]
    return ", ".join([*terms, ROW])


def after(sorts: tuple[Sort, ...], last: list[Any]) -> tuple[str, list[Any]]:
    """The rows behind the one whose sort values, and row number at the end, are `last`."""
    terms, values = [], []
    equal, equal_values = [], []
    for sort, value in zip(sorts, last, strict=False):
        name = quote_name(sort.column.name)
        if value is not None:
            terms.append(" AND ".join([*equal, f"({name} {'<' if sort.descending else '>'} ? OR {name} IS NULL)"]))
            values.extend([*equal_values, value])
        equal.append(f"{name} IS NOT DISTINCT FROM ?")
        equal_values.append(value)
    terms.append(" AND ".join([*equal, f"{ROW} > ?"]))
    values.extend([*equal_values, last[-1]])
    return " OR ".join(f"({term})" for term in terms), values


def names(columns: tuple[Column, ...]) -> str:
    return ", ".join(quote_name(column.name) for column in columns)
