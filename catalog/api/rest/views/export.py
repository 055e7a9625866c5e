"""A table in other formats than its agency's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from catalog.api.problem import ProblemItem
from catalog.api.rest.problems import BadRequest
from catalog.language import Text
from catalog.models import Version
from catalog.profiling.profile import Column
from catalog.rows.engine import Engine
from catalog.rows.export import stream_csv, stream_jsonl, stream_parquet
from catalog.rows.export_geojson import stream_geojson
from catalog.rows.export_xlsx import stream_xlsx
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.serve import ServedTable, engine, table_of
from catalog.storage.ranges import iter_file

Stream = Callable[[Engine, Path, tuple[Column, ...], RowsQuery], Iterator[bytes]]

UNKNOWN_FORMAT = Text("There is no format “{name}”. There are: {known}.", "没有“{name}”格式。可用格式：{known}。")


@dataclass(frozen=True, slots=True)
class Streamed:
    media_type: str
    stream: Stream


PARQUET = "application/vnd.apache.parquet"

STREAMED = {
    "csv": Streamed("text/csv; charset=utf-8", stream_csv),
    "jsonl": Streamed("application/jsonl", stream_jsonl),
    "parquet": Streamed(PARQUET, stream_parquet),
    "xlsx": Streamed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", stream_xlsx),
    "geojson": Streamed("application/geo+json", stream_geojson),
}


def as_format(version: Version, name: str) -> HttpResponseBase:
    """The whole table. Parquet is the typed table as it lies in the store."""
    table = table_of(version)
    if table is None:
        raise Http404
    if name == "parquet":
        size = table.parquet.stat().st_size
        response = StreamingHttpResponse(iter_file(table.parquet, 0, size), content_type=PARQUET)
        response["Content-Length"] = str(size)
        return _attached(response, version, name)
    return stream_result(version, table, RowsQuery(columns=table.columns), name, parameter="as")


def stream_result(
    version: Version, table: ServedTable, query: RowsQuery, name: str, *, parameter: str
) -> HttpResponseBase:
    """The whole result of `query`, whatever its `limit`."""
    known = STREAMED.get(name)
    if known is None:
        figures = {"name": name[:50], "known": ", ".join(STREAMED if parameter == "as" else ("json", *STREAMED))}
        raise BadRequest([ProblemItem(parameter, "unknown-format", UNKNOWN_FORMAT.fill(figures))])
    stream = known.stream(engine(), table.parquet, table.columns, query)
    # The first piece before the headers: a question that is too slow or too big is told as an error, not cut off.
    try:
        first = next(stream, b"")
    except BadQuery as fault:
        raise BadQuery(parameter, fault.code, fault.text) from fault
    return _attached(StreamingHttpResponse(chain([first], stream), content_type=known.media_type), version, name)


def _attached(response: HttpResponseBase, version: Version, extension: str) -> HttpResponseBase:
    stem = version.filename.rsplit(".", 1)[0] or "table"
    header = content_disposition_header(as_attachment=True, filename=f"{stem}.{extension}")
    response["Content-Disposition"] = header or "attachment"
    return response
