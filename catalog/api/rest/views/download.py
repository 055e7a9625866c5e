"""The agency's own bytes, with ranges (RFC 9110, section 14): direct, without a key, never run by a browser."""

import uuid

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from catalog.api.ranged import RangedFile, ranged
from catalog.api.rest.access import resource_for
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.versions import VERSION, asked_version
from catalog.api.rest.views.export import STREAMED, as_format
from catalog.models import Version
from catalog.storage.stores import blobs


class Download(APIView):
    @extend_schema(
        operation_id="resource_download",
        parameters=[OpenApiParameter("as", enum=list(STREAMED), description="The table in another format."), VERSION],
        responses={(200, "*/*"): OpenApiTypes.BINARY, (206, "*/*"): OpenApiTypes.BINARY},
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
    modified = version.content_modified or version.created
    path = blobs().path(version.sha256)
    response = ranged(request, RangedFile(path, version.size, version.sha256, modified, version.media_type))
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=version.filename) or ""
    # What a publisher uploaded must never run as a page of this site.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
