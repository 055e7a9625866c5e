"""`/datastore/dump/{id}`: a whole table as a file, streamed (https://docs.ckan.org/en/2.12/maintaining/datastore.html)."""

import csv
import io
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import orjson
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from catalog.api.ckan.datastore import field, table_for
from catalog.api.ckan.datastore_query import read_question
from catalog.api.ckan.errors import CkanError, NotFound
from catalog.api.ckan.request import Call, read_call
from catalog.api.ckan.values import boolean, natural, text
from catalog.rows.datastore import DatastoreQuery, iter_records, shown_columns
from catalog.rows.refusal import BadQuery, TooSlow
from catalog.rows.serve import engine
from catalog.storage.blobs import MissingBlob
from catalog.storage.lost import told

Batches = Iterator[list[tuple[Any, ...]]]
EVERYTHING = 2**40
# Not in a name of a tag or attribute, but in the text of XML 1.0 these can't stand at all.
UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32)], "\ufffd")


def _delimited(delimiter: str, end: str) -> Callable[[list[dict[str, str]], Batches], Iterator[str]]:
    def write(fields: list[dict[str, str]], batches: Batches) -> Iterator[str]:
        buffer = io.StringIO()
        # CKAN ends the header by CRLF and the rows by LF; a reader of CSV takes both.
        csv.writer(buffer, delimiter=delimiter, lineterminator=end).writerow([one["id"] for one in fields])
        rows = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
        for batch in batches:
            rows.writerows(batch)
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
        yield buffer.getvalue()

    return write


def _json(fields: list[dict[str, str]], batches: Batches) -> Iterator[str]:
    yield f'{{\n  "fields": {orjson.dumps(fields).decode()},\n  "records": [\n'
    comma = ""
    for batch in batches:
        yield comma + ",\n".join("    " + orjson.dumps(record).decode() for record in batch)
        comma = ",\n"
    yield "\n]}\n"


def _xml(fields: list[dict[str, str]], batches: Batches) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<data>\n'
    for batch in batches:
        yield "".join(_xml_row(fields, record) for record in batch)
    yield "</data>\n"


def _xml_row(fields: list[dict[str, str]], record: tuple[Any, ...]) -> str:
    """Names of columns may be no names of XML, so they stand in an attribute then."""
    cells = "".join(_xml_cell(one["id"], cell) for one, cell in zip(fields[1:], record[1:], strict=True))
    return f'<row _id="{record[0]}">{cells}</row>\n'


def _xml_cell(name: str, cell: Any) -> str:
    plain = name.isascii() and name.isidentifier()
    tag, attribute = (name, "") if plain else ("value", f" name={quoteattr(name.translate(UNWRITABLE))}")
    if cell is None:
        return f"<{tag}{attribute}/>"
    return f"<{tag}{attribute}>{escape(str(cell).translate(UNWRITABLE))}</{tag}>"


FORMATS: dict[str, Callable[[list[dict[str, str]], Batches], Iterator[str]]] = {
    "csv": _delimited(",", "\r\n"),
    "tsv": _delimited("\t", "\r\n"),
    "json": _json,
    "xml": _xml,
}
# What CKAN calls every one of them: a file to be kept.
MEDIA_TYPE = "application/octet-stream"


@require_safe
def dump(request: HttpRequest, resource_id: uuid.UUID) -> HttpResponseBase:
    try:
        return _dumped(read_call(request, writes=False), str(resource_id))
    except NotFound:
        return HttpResponse("DataStore resource not found", status=404, content_type="text/plain; charset=utf-8")
    except (CkanError, BadQuery, TooSlow) as error:
        return HttpResponse(str(error), status=400, content_type="text/plain; charset=utf-8")
    except MissingBlob as error:
        return HttpResponse(told(error).en, status=503, content_type="text/plain; charset=utf-8")


def _dumped(call: Call, resource_id: str) -> HttpResponseBase:
    wanted = FORMATS.get(text(call.data, "format", "csv"))
    if wanted is None:
        raise NotFound("Unsupported format")
    call.data["resource_id"] = resource_id
    _resource, table = table_for(call)
    known = shown_columns(table.columns)
    query = _query(call, known)
    batches = iter_records(engine(), table.parquet, known, query)
    start = "\ufeff" if boolean(call.data, "bom") else ""
    fields = [field(column) for column in query.columns]
    lines = (chunk.encode() for chunk in _led(start, wanted(fields, batches)))
    response = StreamingHttpResponse(lines, content_type=MEDIA_TYPE)
    name = text(call.data, "format", "csv")
    response["Content-Disposition"] = f'attachment; filename="{resource_id}.{name}"'
    return response


def _query(call: Call, known: dict[str, Any]) -> DatastoreQuery:
    """As `datastore_search` reads it, but with no limit unless one is given, and the rows' numbers always first."""
    asked = read_question(call.data, known).query
    limit = natural(call.data, "limit", EVERYTHING, most=EVERYTHING)
    first, *rest = (known["_id"], *(column for column in asked.columns if column.name != "_id"))
    return replace(asked, columns=(first, *rest), limit=limit, ranked=False, distinct=False)


def _led(start: str, chunks: Iterator[str]) -> Iterator[str]:
    if start:
        yield start
    yield from chunks
