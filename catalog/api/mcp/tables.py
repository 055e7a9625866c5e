"""`describe_table` and `query_rows`."""

import csv
import io
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest

from catalog.api.mcp.asked import RowsAsked, TableAsked
from catalog.api.mcp.citation import citation
from catalog.api.mcp.refusals import told, wrong
from catalog.api.mcp.shorten import cut, cut_cell
from catalog.models import Dataset, Resource
from catalog.profiling.profile import Column
from catalog.rows.aggregates import AGGREGATES
from catalog.rows.operators import OPERATORS
from catalog.rows.page import Page
from catalog.rows.query import RESERVED, RowsQuery, parse_query
from catalog.rows.serve import ServedTable, read_page, table_of
from catalog.standards.entries import entries, site
from catalog.standards.entry import Entry, File
from catalog.standards.terms import filled

SAMPLE = 3
MOST_COLUMNS = 200
# A page of rows as JSON, in bytes: some 15,000 tokens of a model.
MOST_BYTES = 60_000
MANY = f"The first {MOST_COLUMNS} columns are shown; the schema has them all."
SHORTENED = "Cells that end with “…” are shortened; `source` has them whole."


@dataclass(frozen=True, slots=True)
class PublicTable:
    entry: Entry
    file: File
    table: ServedTable

    @property
    def rows_address(self) -> str:
        return site().resource(self.file, "rows")


def describe_table(_request: HttpRequest, asked: TableAsked) -> dict[str, Any]:
    with told():
        found = public_table(asked.resource)
        columns = found.table.columns[:MOST_COLUMNS]
        sample = _read(found.table, RowsQuery(columns=columns[:20], limit=SAMPLE))
    return filled(
        {
            "resource": found.file.id,
            "dataset": found.entry.slug,
            "rows": found.table.rows,
            "columns": [_column(column) for column in columns],
            "columns_count": len(found.table.columns),
            "note": MANY if len(found.table.columns) > MOST_COLUMNS else "",
            "sample": _shown(sample),
            "operators": {kind: _names(OPERATORS, kind) for kind in sorted({column.type for column in columns})},
            "aggregates": {kind: _names(AGGREGATES, kind) for kind in sorted({column.type for column in columns})},
            "schema": site().resource(found.file, "schema"),
            "source": found.rows_address,
            "citation": citation(found.entry, site(), found.file),
        }
    )


def query_rows(_request: HttpRequest, asked: RowsAsked) -> dict[str, Any]:
    pairs = list(_pairs(asked))
    with told():
        found = public_table(asked.resource)
        query = parse_query(pairs, found.table.columns)
        page = _read(found.table, query)
    kept = [(name, value) for name, value in pairs if name != "limit"]
    rows = _shown(page)
    return filled(
        {
            "count": page.count,
            "fields": [{"name": column.name, "type": column.type} for column in page.columns],
            "next_cursor": page.cursor,
            "note": SHORTENED if rows != _whole(page) else "",
            "source": f"{found.rows_address}?{urlencode([*kept, ('limit', str(len(page.rows) or query.limit))])}",
            "citation": citation(found.entry, site(), found.file),
        }
    ) | {"rows": rows}


def public_table(key: str) -> PublicTable:
    """Raises ToolError for what is no table of a public dataset."""
    try:
        visible = Resource.objects.filter(pk=uuid.UUID(key), dataset__in=Dataset.objects.public())
    except ValueError:
        raise _no_table(key) from None
    resource = visible.select_related("version__profile").first()
    table = table_of(resource.version) if resource else None
    if resource is None or table is None:
        raise _no_table(key)
    entry = next(entries(Dataset.objects.public().filter(pk=resource.dataset_id), marks=False), None)
    file = next((one for one in entry.files if one.id == str(resource.pk)), None) if entry else None
    if entry is None or file is None:  # withdrawn between two looks
        raise _no_table(key)
    return PublicTable(entry, file, table)


def _no_table(key: str) -> Exception:
    return wrong("resource", f"“{cut(key, 100)}” is no public table. `get_dataset` tells which resources have `rows`.")


def _column(column: Column) -> dict[str, Any]:
    return filled(
        {
            "name": column.name,
            "title": cut_cell(column.title),
            "type": column.type,
            "filled": column.filled,
            "wrong": column.wrong or None,
            "distinct": column.distinct,
            "minimum": cut_cell(column.minimum),
            "maximum": cut_cell(column.maximum),
            "mean": column.mean,
        }
    )


def _names(kinds: Any, type_: str) -> list[str]:
    return [one.name for one in kinds if type_ in one.types]


def _pairs(asked: RowsAsked) -> Iterator[tuple[str, str]]:
    """As they would stand in an address of the row API, whose own parser then reads them."""
    for name, value in asked.filters.items():
        # A column may have the name of a parameter.
        yield (f"{name}__exact" if name in RESERVED else name), _text(value)
    for name in ("select", "sort", "group_by", "aggregate"):
        if given := getattr(asked, name):
            yield name, ",".join(given)
    for name in ("q", "cursor"):
        if words := getattr(asked, name):
            yield name, words
    yield "limit", str(asked.limit)


def _text(value: Any) -> str:
    if isinstance(value, list):
        line = io.StringIO()
        csv.writer(line, lineterminator="").writerow([_text(one) for one in value])
        return line.getvalue()
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _read(table: ServedTable, query: RowsQuery) -> Page:
    """Fewer rows than asked for where they would be too long; the cursor then goes on behind the last one shown."""
    page = read_page(table, query)
    fitting = _fitting(page)
    if fitting == len(page.rows):
        return page
    if not fitting:
        raise wrong("select", "a single row is too long to show: choose fewer columns.")
    return read_page(table, replace(query, limit=fitting))


def _fitting(page: Page) -> int:
    left = MOST_BYTES
    for place, row in enumerate(_shown(page)):
        left -= len(orjson.dumps(row))
        if left < 0:
            return place
    return len(page.rows)


def _whole(page: Page) -> list[dict[str, Any]]:
    names = [column.name for column in page.columns]
    return [dict(zip(names, row, strict=True)) for row in page.rows]


def _shown(page: Page) -> list[dict[str, Any]]:
    return [{name: cut_cell(value) for name, value in row.items()} for row in _whole(page)]
