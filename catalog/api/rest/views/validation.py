"""What validation says of a version: as JSON, as a sheet for people, and beside the other versions."""

import uuid
from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.schema import paged
from catalog.api.rest.serializers.resources import ValidationSerializer, address
from catalog.api.rest.serializers.validation import VersionLineSerializer
from catalog.api.rest.versions import VERSION, asked_version, is_member
from catalog.models import Job, Resource
from catalog.reports.download import sheet_response
from catalog.reports.versions import listed, version_lines


class ResourceValidation(APIView):
    @extend_schema(parameters=[VERSION], responses=ValidationSerializer, operation_id="resource_validation")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        """Without `version` the newest run for the agency's members; for others the run of the version served."""
        refuse_unknown(request, ("version",))
        resource = resource_for(request, resource_id)
        member, version = is_member(request, resource), asked_version(request, resource)
        jobs = Job.objects.filter(resource=resource).select_related("version__profile").prefetch_related("stages")
        if version is not None or not member:
            jobs = jobs.filter(version=version or resource.version)
        job = jobs.order_by("-created").first()
        if job is None:
            raise Http404
        return Response(ValidationSerializer(job, context={"for_strangers": not member}).data)


class WhateverIsAccepted(BaseContentNegotiation):
    """The address says that it is CSV; a client that accepts only that must not be refused."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return next(iter(parsers), None)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class ValidationSheet(APIView):
    content_negotiation_class = WhateverIsAccepted

    @extend_schema(
        parameters=[VERSION],
        responses={(200, "text/csv"): OpenApiTypes.BINARY},
        operation_id="resource_validation_sheet",
    )
    def get(self, request: Request, resource_id: uuid.UUID) -> HttpResponseBase:
        """Every place that is kept of every problem, in the language asked for (`lang`, or Accept-Language)."""
        refuse_unknown(request, ("version",))
        resource = resource_for(request, resource_id)
        version = asked_version(request, resource) or resource.version
        if version is None:
            raise Http404
        return sheet_response(version)


class ResourceVersions(APIView):
    @extend_schema(responses=paged(VersionLineSerializer), parameters=PAGE, operation_id="resource_versions")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        """Newest first: for the agency's members all of them, for others those that were public."""
        refuse_unknown(request, PARAMETERS)
        resource = resource_for(request, resource_id)
        return Response(self._page(request, resource, member=is_member(request, resource)))

    def _page(self, request: Request, resource: Resource, *, member: bool) -> dict[str, Any]:
        versions = listed(resource, for_strangers=not member)
        number, size = page_of(request)
        lines = version_lines(
            versions[(number - 1) * size : number * size],
            served={resource.version_id},
            dataset_is_public=resource.dataset.is_public,
        )
        context = {"member": member, "base": address(f"resources/{resource.pk}")}
        data = VersionLineSerializer(list(lines), many=True, context=context).data
        return envelope(request, count=versions.count(), results=data)
