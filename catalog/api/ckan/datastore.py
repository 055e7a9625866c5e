"""The DataStore: rows of tables, as `datastore_search` and `datastore_info` give them."""

import csv
import io
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from catalog.api.ckan.access import resource_for
from catalog.api.ckan.action import Stamped
from catalog.api.ckan.datastore_query import Question, read_question
from catalog.api.ckan.errors import NotFound
from catalog.api.ckan.request import Call
from catalog.api.ckan.table_metadata import COLUMNS, TABLE_METADATA, TYPES, list_tables, refuse_not_taken
from catalog.api.ckan.values import required
from catalog.models import Resource
from catalog.profiling.profile import Column
from catalog.rows.datastore import (
    RANK,
    ROW_ID,
    DatastoreQuery,
    postgres_type,
    shown_columns,
)
from catalog.rows.everyones import EveryonesTable, everyones_table
from catalog.rows.serve import ServedTable, search_records, table_of

NATIVE = {
    "int4": "integer",
    "int8": "bigint",
    "float8": "double precision",
    "bool": "boolean",
    "timestamp": "timestamp without time zone",
    "time": "time without time zone",
}


def table_for(call: Call) -> tuple[Resource, ServedTable]:
    key = required(call.data, "resource_id", "id", fault="resource_id")
    try:
        resource = resource_for(call, key)
    except NotFound:
        raise NotFound(f'Resource "{key[:100]}" was not found.') from None
    table = table_of(resource.version)
    if table is None:
        raise NotFound(f'Resource "{key[:100]}" was not found.')
    return resource, table


def datastore_search(call: Call) -> Stamped:
    """Search a DataStore resource: filter, look for words, sort and page its rows.

    :param resource_id: the id of the resource; `_table_metadata` lists all of them
    :param filters: conditions by column, such as `{"a": 1, "b": ["x", "y"], "c": {"gt": 5}, "$or": [{…}, {…}]}`
    :param q: words, or a dictionary of words by column
    :param plain: whether the words are plain; if not, `word:*` looks for beginnings
    :param distinct: each different row once
    :param limit: how many, 100 if not given, 32000 at most
    :param offset: how many to leave out before
    :param fields: the columns to show
    :param sort: such as `a desc, b`
    :param include_total: whether to count all that fit
    :param records_format: `objects`, `lists`, `csv` or `tsv`
    :param include_next_page: say how to ask for what comes next by `_id`, which costs the same however far it is
    """
    if call.data.get("resource_id") == TABLE_METADATA:
        return Stamped(None, lambda: _tables(call))
    if call.user.is_authenticated or (found := _everyones(call)) is None:
        resource, table = table_for(call)
        return Stamped(None, lambda: _searched(call, resource.pk, table))
    key, everyones = found
    return Stamped(everyones.stamp, lambda: _searched(call, key, everyones.table))


def _everyones(call: Call) -> tuple[uuid.UUID, EveryonesTable] | None:
    """None where it is for `table_for` to say what is wrong."""
    try:
        key = uuid.UUID(required(call.data, "resource_id", "id", fault="resource_id"))
    except ValueError:
        return None
    found = everyones_table(key)
    return (key, found) if found else None


def _tables(call: Call) -> dict[str, Any]:
    refuse_not_taken(call.data)
    asked = read_question(call.data, COLUMNS)
    records, total = list_tables(asked.query)
    fields = [{"id": column.name, "type": TYPES[column.name]} for column in asked.query.columns]
    return {**_answer(call, asked, TABLE_METADATA, records, total), "fields": fields}


def _searched(call: Call, resource: uuid.UUID, table: ServedTable) -> dict[str, Any]:
    known = shown_columns(table.columns)
    asked = read_question(call.data, known)
    records, total = search_records(table, known, asked.query, counted=asked.include_total)
    return _answer(call, asked, str(resource), records, total)


def _answer(call: Call, asked: Question, resource: str, records: list[tuple[Any, ...]], total: int) -> dict[str, Any]:
    query = asked.query
    columns = query.columns
    ranked = query.shows_rank
    answer = {
        **asked.echo,
        "resource_id": resource,
        "fields": [field(column) for column in columns] + ([{"id": RANK, "type": "float"}] if ranked else []),
        "records": shape(
            asked.records_format, [*(column.name for column in columns), *([RANK] if ranked else [])], records
        ),
        "_links": _links(call, asked),
    }
    if asked.include_total:
        answer["total"] = total
        answer["total_was_estimated"] = False
    if asked.include_next_page and (behind := _behind(query, records)):
        answer["next_page"] = behind
    return answer


def field(column: Column) -> dict[str, str]:
    return {"id": column.name, "type": postgres_type(column)}


def shape(records_format: str, names: list[str], records: list[tuple[Any, ...]]) -> Any:
    if records_format == "objects":
        return [dict(zip(names, record, strict=True)) for record in records]
    if records_format == "lists":
        return [list(record) for record in records]
    buffer = io.StringIO()
    csv.writer(buffer, delimiter="," if records_format == "csv" else "\t", lineterminator="\n").writerows(records)
    return buffer.getvalue()


def _links(call: Call, asked: Question) -> dict[str, str]:
    """Where the first and the next page are, and the one before, as CKAN's answers had them up to 2.11."""
    kept = {
        name: value for name, value in call.data.items() if name not in ("limit", "offset") and isinstance(value, str)
    }
    limit, offset = asked.query.limit, asked.query.offset

    def address(start: int) -> str:
        paged = {**kept, "limit": limit, **({"offset": start} if start else {})}
        return f"/api/3/action/datastore_search?{urlencode(paged)}"

    links = {"start": address(0), "next": address(offset + limit)}
    return {**links, "prev": address(max(0, offset - limit))} if offset else links


def _behind(query: DatastoreQuery, records: list[tuple[Any, ...]]) -> dict[str, Any]:
    """The filter that the next page begins with; {} where the order is not that of `_id`, or nothing comes."""
    names = [column.name for column in query.columns]
    if query.orders or query.words or ROW_ID not in names or len(records) < query.limit or not records:
        return {}
    return {ROW_ID: {"gt": records[-1][names.index(ROW_ID)]}}


def datastore_info(call: Call) -> dict[str, Any]:
    """Return the columns of a DataStore resource, and how large it is.

    :param resource_id: the id of the resource (also as `id`)
    """
    resource, table = table_for(call)
    return {
        "meta": _meta(resource, table.parquet, table.rows),
        "fields": [_described(column) for column in table.columns],
    }


def _meta(resource: Resource, parquet: Path, rows: int) -> dict[str, Any]:
    size = parquet.stat().st_size
    return {
        "aliases": [],
        "count": rows,
        "db_size": size,
        "id": str(resource.pk),
        "idx_size": 0,
        "size": size,
        "table_type": "BASE TABLE",
    }


def _described(column: Column) -> dict[str, Any]:
    shown = field(column)
    schema = {
        "index_name": None,
        "is_index": False,
        "native_type": NATIVE.get(shown["type"], shown["type"]),
        "notnull": False,
        "uniquekey": False,
    }
    label = {"info": {"label": column.title}} if column.title != column.name else {}
    return {**shown, **label, "schema": schema}
