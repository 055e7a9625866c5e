"""Personal data found in a resource: what there is, a reviewer's decision, and columns of contacts at work."""

import uuid
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for, writer
from catalog.api.rest.body import valid
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.serializers.personal import DecisionSerializer, PersonalDataSerializer, ReasonSerializer
from catalog.api.rest.tags import tagged, unchanged
from catalog.checks.personal_data import BLOCKING, CONTACT
from catalog.language import Text
from catalog.models import Resource, Scope, Version
from catalog.publishing import contacts, personal
from catalog.publishing.refusal import Fault, Refused

OTHER_VERSION = Text(
    "Version {newest} is the newest by now: look at it before you decide.",
    "最新版本已是第 {newest} 版，请查看后再决定。",
)


def shown(resource: Resource) -> Any:
    version = resource.versions.first()
    codes = (*BLOCKING, CONTACT)
    findings = version.problems.filter(code__in=codes).select_related("clearance") if version else ()
    body = {
        "version": version.number if version else None,
        "findings": findings,
        "contact_columns": resource.contact_columns.all(),
    }
    return PersonalDataSerializer(body).data


class ResourcePersonalData(APIView):
    @extend_schema(responses=PersonalDataSerializer, operation_id="resource_personal_data")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        """For the agency's members: what was found of people in the newest version."""
        refuse_unknown(request, ())
        resource = resource_for(request, resource_id)
        writer(request, Scope.READ)
        if not request.user.has_perm("catalog.view_own_dataset", resource.dataset):
            raise PermissionDenied
        return Response(shown(resource))

    @extend_schema(
        request=DecisionSerializer, responses=PersonalDataSerializer, operation_id="resource_personal_data_resolve"
    )
    @idempotent
    def post(self, request: Request, resource_id: uuid.UUID) -> Response:
        """A reviewer's decision that it may be public, with the reason, which the history keeps."""
        refuse_unknown(request, ())
        actor = writer(request, Scope.REVIEW)
        resource = resource_for(request, resource_id)
        form = valid(DecisionSerializer(data=request.data))
        version = _newest(resource, form.validated_data.get("version"))
        with unchanged(request, resource.dataset, lambda: shown(resource)):
            personal.clear(version, actor=actor, reason=form.validated_data["reason"])
        return tagged(shown(resource))


def _newest(resource: Resource, number: int | None) -> Version:
    version = resource.versions.select_related("resource").first()
    if version is None:
        raise Http404
    if number not in (None, version.number):
        raise Refused([Fault("version", "wrong-state", OTHER_VERSION.fill({"newest": version.number}))])
    return version


class ResourceContactColumn(APIView):
    @extend_schema(
        request=ReasonSerializer, responses=PersonalDataSerializer, operation_id="resource_contact_column_mark"
    )
    @idempotent
    def put(self, request: Request, resource_id: uuid.UUID, column: str) -> Response:
        """Mark a column as contacts at work, with the reason: what is found in it no longer blocks."""
        refuse_unknown(request, ())
        actor = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        form = valid(ReasonSerializer(data=request.data))
        with unchanged(request, resource.dataset, lambda: shown(resource)):
            contacts.mark(resource, column, actor=actor, reason=form.validated_data["reason"])
        return tagged(shown(resource))

    @extend_schema(responses={200: PersonalDataSerializer}, operation_id="resource_contact_column_unmark")
    def delete(self, request: Request, resource_id: uuid.UUID, column: str) -> Response:
        """Take the mark away: what is found in the column blocks again."""
        refuse_unknown(request, ())
        actor = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        with unchanged(request, resource.dataset, lambda: shown(resource)):
            contacts.unmark(resource, column, actor=actor)
        return tagged(shown(resource))
