"""A stored file as an answer: whole or one range of it, conditional, by its own strong tag (RFC 9110, 13 and 14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_etags
from rest_framework.request import Request

from catalog.api.problem import ProblemItem, problem_answer
from catalog.language import Text
from catalog.storage.ranges import ByteRange, NotSatisfiable, iter_file, parse_range

BEHIND_THE_END = Text(
    "The range begins behind the end of the file, which has {size} bytes.",
    "所请求的范围超出文件末尾；文件共 {size} 字节。",
)


@dataclass(frozen=True, slots=True)
class RangedFile:
    """`sha256` is the tag: equal bytes, equal tag. `modified` is when these bytes became what is served here."""

    path: Path
    size: int
    sha256: str
    modified: datetime
    media_type: str

    @property
    def etag(self) -> str:
        return f'"{self.sha256}"'


def ranged(request: HttpRequest | Request, file: RangedFile) -> HttpResponseBase:
    if is_known(request.headers.get("If-None-Match", ""), file.etag):
        return _labelled(HttpResponse(status=HTTPStatus.NOT_MODIFIED), file)
    # A range of bytes that are no longer these would not fit together: then the whole is sent (RFC 9110, 13.1.5).
    fits = request.headers.get("If-Range", file.etag) == file.etag
    try:
        wanted = parse_range(request.headers.get("Range", ""), file.size) if fits else None
    except NotSatisfiable:
        item = ProblemItem("Range", "no-such-range", BEHIND_THE_END.fill({"size": file.size}))
        headers = {"Content-Range": f"bytes */{file.size}"}
        return problem_answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, [item], headers=headers)
    return _labelled(_body(request, file, wanted), file)


def is_known(if_none_match: str, etag: str) -> bool:
    """Whether the client has it already: the weak comparison of RFC 9110, 13.1.2."""
    known = parse_etags(if_none_match)
    return known == ["*"] or etag in {tag.removeprefix("W/") for tag in known}


def _body(request: HttpRequest | Request, file: RangedFile, wanted: ByteRange | None) -> HttpResponseBase:
    start, length = (wanted.start, wanted.length) if wanted else (0, file.size)
    chunks: Iterator[bytes] = iter(()) if request.method == "HEAD" else iter_file(file.path, start, length)
    status = HTTPStatus.PARTIAL_CONTENT if wanted else HTTPStatus.OK
    response = StreamingHttpResponse(chunks, status=status, content_type=file.media_type)
    response["Content-Length"] = str(length)
    if wanted:
        response["Content-Range"] = f"bytes {start}-{start + length - 1}/{file.size}"
    return response


def _labelled(response: HttpResponseBase, file: RangedFile) -> HttpResponseBase:
    response["ETag"] = file.etag
    response["Last-Modified"] = http_date(file.modified.timestamp())
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response
