"""The whole catalog at once, and what has left it."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.problem import ProblemItem
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.problems import BadRequest
from catalog.api.rest.schema import paged
from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.api.whole import changed_since, live, whole_catalog
from catalog.bulk.documents import CSV, JSONL, ROWS
from catalog.language import Text
from catalog.models import Dataset, Tombstone

EXPORTS = {"jsonl": JSONL, "csv": CSV, "parquet": ROWS}
NO_MOMENT = Text(
    "“{value}” is no date such as 2026-01-31 or 2026-01-31T08:00:00Z.",
    "“{value}”不是日期，例如 2026-01-31 或 2026-01-31T08:00:00Z。",
)


class Export(APIView):
    @extend_schema(
        operation_id="export",
        parameters=[
            OpenApiParameter("extension", enum=list(EXPORTS), location=OpenApiParameter.PATH),
            OpenApiParameter("modified_after", OpenApiTypes.DATETIME, description="Only what changed since; live."),
        ],
        responses={
            **{(200, one.media_type): OpenApiTypes.BINARY for one in EXPORTS.values()},
            404: OpenApiResponse(description="No such"),
        },
    )
    def get(self, request: Request, extension: str) -> HttpResponseBase:
        """Every public dataset. Without parameters a file with `ETag` and ranges; `X-Snapshot` says of what moment."""
        refuse_unknown(request, ("modified_after",))
        document = EXPORTS.get(extension)
        if document is None:
            raise Http404
        after = moment_of(request, "modified_after")
        response = live(request, document, changed_since(after)) if after else whole_catalog(request, document)
        response["Content-Disposition"] = f'attachment; filename="{document.name}"'
        return response

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """The address says what comes, whatever the client would rather accept."""
        return super().perform_content_negotiation(request, force=True)


class TombstoneSerializer(serializers.ModelSerializer[Tombstone]):
    """`reason` is what the agency gave; empty where it gave none, as when a dataset is from now on only shared."""

    id = serializers.UUIDField(source="dataset_id", read_only=True)
    deleted = serializers.DateTimeField(source="at", read_only=True)
    reason = LanguageMapField(read_only=True)

    class Meta:
        model = Tombstone
        fields = ("id", "slug", "deleted", "reason")


class Deleted(APIView):
    @extend_schema(
        operation_id="deleted",
        parameters=[
            OpenApiParameter("since", OpenApiTypes.DATETIME),
            *PAGE,
        ],
        responses=paged(TombstoneSerializer),
    )
    def get(self, request: Request) -> Response:
        """Datasets that were public and are so no more, oldest first: withdrawn, deleted, or now only shared."""
        refuse_unknown(request, ("since", *PARAMETERS))
        found = gone()
        since = moment_of(request, "since")
        if since:
            found = found.filter(at__gte=since)
        number, size = page_of(request)
        rows = TombstoneSerializer(found[(number - 1) * size : number * size], many=True).data
        return Response(envelope(request, count=found.count(), results=rows))


def gone() -> Any:
    """The newest tombstone of each dataset that is not public again."""
    same = Tombstone.objects.filter(dataset_id=OuterRef("dataset_id"))
    newer = same.filter(id__gt=OuterRef("id"))
    public = Dataset.objects.public().filter(pk=OuterRef("dataset_id"))
    return Tombstone.objects.filter(~Exists(newer), ~Exists(public)).order_by("at", "id")


def moment_of(request: Request, name: str) -> datetime | None:
    """A date or a moment, in UTC where no zone is given; None where the parameter is not."""
    value = request.query_params.get(name, "")
    if not value:
        return None
    try:
        found = datetime.fromisoformat(value)
        # PostgreSQL knows no offset past 16 hours, and the first and last hours of time have no UTC.
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise BadRequest([ProblemItem(name, "no-date", NO_MOMENT.fill({"value": value[:50]}))]) from None
