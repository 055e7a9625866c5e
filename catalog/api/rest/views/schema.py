"""`resources/{id}/schema`: the Table Schema that the agency gave, or the one that was measured."""

import uuid
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for, writer
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.tags import tagged, unchanged
from catalog.models import Resource, ResourceSchema, Scope
from catalog.publishing import schema
from catalog.standards.table_schema import to_table_schema

ANY_SCHEMA = {"type": "object", "additionalProperties": True}
SOURCE = "X-Schema-Source"


class ResourceSchemaView(APIView):
    @extend_schema(responses={200: ANY_SCHEMA}, operation_id="resource_schema")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        """A Table Schema (https://specs.frictionlessdata.io/table-schema/).

        The header `X-Schema-Source` says `given` for the agency's own, `measured` for what the typed table is.
        """
        refuse_unknown(request, ("measured",))
        resource = resource_for(request, resource_id)
        if "measured" in request.query_params:
            return Response(_measured(resource), headers={SOURCE: "measured"})
        descriptor, source = _shown(resource)
        return Response(descriptor, headers={SOURCE: source})

    @extend_schema(
        request={"application/json": ANY_SCHEMA}, responses={200: ANY_SCHEMA}, operation_id="resource_schema_set"
    )
    @idempotent
    def put(self, request: Request, resource_id: uuid.UUID) -> Response:
        """Give the schema by which every version is checked; the newest version is checked again at once.

        A schema with faults is refused with all of them; `field` is the place, as in `fields[2].constraints.pattern`.
        """
        refuse_unknown(request, ())
        actor = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        with unchanged(request, resource.dataset, lambda: _shown(resource)[0]):
            given = schema.set_schema(resource, request.data, actor=actor)
        return tagged(given.descriptor, headers={SOURCE: "given"})

    @extend_schema(responses={204: None}, operation_id="resource_schema_remove")
    def delete(self, request: Request, resource_id: uuid.UUID) -> Response:
        """Take the schema away; the newest version is checked again without it."""
        refuse_unknown(request, ())
        actor = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        with unchanged(request, resource.dataset, lambda: _shown(resource)[0]):
            schema.remove_schema(resource, actor=actor)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _shown(resource: Resource) -> tuple[dict[str, Any], str]:
    given = ResourceSchema.objects.filter(resource=resource).first()
    return (given.descriptor, "given") if given is not None else (_measured(resource), "measured")


def _measured(resource: Resource) -> dict[str, Any]:
    version = resource.version
    if version is None or not hasattr(version, "profile"):
        raise Http404
    return to_table_schema(version.profile.columns)
