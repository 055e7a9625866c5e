"""How open an agency is, now and by month."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.parameters import refuse_unknown, whole_number
from catalog.models import Agency, Standing, standing_of

MONTHS, MOST_MONTHS = 12, 60
PARAMETER = OpenApiParameter("months", int, description=f"How many, the present one included; 1 to {MOST_MONTHS}.")


class StandingSerializer(serializers.Serializer[Standing]):
    at = serializers.DateTimeField()
    datasets = serializers.IntegerField(help_text="Public datasets.")
    open = serializers.IntegerField(help_text="Those of them that held the level `open`.")
    assessed = serializers.IntegerField(help_text="Those of them that have marks.")
    mean_score = serializers.FloatField(allow_null=True)
    criteria = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField()), help_text="Datasets by criterion and mark."
    )


class AgencyOpennessSerializer(serializers.Serializer[dict[str, Any]]):
    """`months` are the ends of past months, oldest first, and last the present one so far."""

    agency = serializers.CharField()
    now = StandingSerializer()
    months = StandingSerializer(many=True)


def month_ends(now: datetime, months: int) -> list[datetime]:
    """The last `months` of them, the first moment of the month after each; `now` for the present one."""
    first = now.year * 12 + now.month - 1 - (months - 1)
    ends = [first + step for step in range(1, months)]
    return [*(datetime(end // 12, end % 12 + 1, 1, tzinfo=UTC) for end in ends), now]


class AgencyOpenness(APIView):
    @extend_schema(responses=AgencyOpennessSerializer, parameters=[PARAMETER], operation_id="agency_openness")
    def get(self, request: Request, slug: str) -> Response:
        """Counted from the assessments and level changes kept at the time; a fixed number of queries."""
        refuse_unknown(request, ("months",))
        months = whole_number(request, "months", default=MONTHS, least=1, most=MOST_MONTHS)
        agency = Agency.objects.filter(slug=slug).first()
        if agency is None:
            raise Http404
        now = timezone.now()
        standings = standing_of(agency, month_ends(now, months), now=now)
        body = {"agency": agency.slug, "now": standings[-1], "months": standings}
        return Response(AgencyOpennessSerializer(body).data)
