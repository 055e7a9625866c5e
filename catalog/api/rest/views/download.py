"""The agency's own bytes, with ranges (RFC 9110, section 14): direct, without a key, never run by a browser."""

import uuid
from collections.abc import Iterator
from http import HTTPStatus

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.versions import VERSION, asked_version
from catalog.api.rest.views.export import STREAMED, as_format
from catalog.models import Version
from catalog.storage.ranges import ByteRange, NotSatisfiable, iter_file, parse_range
from catalog.storage.stores import blobs


class Download(APIView):
    @extend_schema(
        operation_id="resource_download",
        parameters=[OpenApiParameter("as", enum=list(STREAMED), description="The table in another format."), VERSION],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, resource_id: uuid.UUID) -> HttpResponseBase:
        refuse_unknown(request, ("as", "version"))
        resource = resource_for(request, resource_id)
        version = asked_version(request, resource) or resource.version
        if version is None:
            raise Http404
        wanted = request.query_params.get("as", "")
        return as_format(version, wanted) if wanted else original(request, version)


def original(request: Request, version: Version) -> HttpResponseBase:
    etag = f'"{version.sha256}"'
    if etag in request.headers.get("If-None-Match", ""):
        return _labelled(HttpResponse(status=HTTPStatus.NOT_MODIFIED), version, etag)
    # A range of bytes that are no longer these would not fit together: then the whole is sent (RFC 9110, 13.1.5).
    ranged = request.headers.get("If-Range", etag) == etag
    try:
        wanted = parse_range(request.headers.get("Range", ""), version.size) if ranged else None
    except NotSatisfiable:
        refused = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refused["Content-Range"] = f"bytes */{version.size}"
        return refused
    return _labelled(_body(request, version, wanted), version, etag)


def _body(request: Request, version: Version, wanted: ByteRange | None) -> HttpResponseBase:
    start, length = (wanted.start, wanted.length) if wanted else (0, version.size)
    path = blobs().path(version.sha256)
    chunks: Iterator[bytes] = iter(()) if request.method == "HEAD" else iter_file(path, start, length)
    status = HTTPStatus.PARTIAL_CONTENT if wanted else HTTPStatus.OK
    response = StreamingHttpResponse(chunks, status=status, content_type=version.media_type)
    response["Content-Length"] = str(length)
    if wanted:
        response["Content-Range"] = f"bytes {start}-{start + length - 1}/{version.size}"
    return response


def _labelled(response: HttpResponseBase, version: Version, etag: str) -> HttpResponseBase:
    response["ETag"] = etag
    response["Last-Modified"] = http_date((version.content_modified or version.created).timestamp())
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=version.filename) or ""
    # What a publisher uploaded must never run as a page of this site.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
