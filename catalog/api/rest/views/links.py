"""The checks of a link."""

import uuid

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.schema import paged
from catalog.api.rest.serializers.links import LinkCheckSerializer


class ResourceChecks(APIView):
    @extend_schema(responses=paged(LinkCheckSerializer), parameters=PAGE, operation_id="resource_checks")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        """The checks of its link in the last 30 days, newest first; none for an upload."""
        refuse_unknown(request, PARAMETERS)
        found = resource_for(request, resource_id).link_checks.all()
        number, size = page_of(request)
        data = LinkCheckSerializer(found[(number - 1) * size : number * size], many=True).data
        return Response(envelope(request, count=found.count(), results=data))
