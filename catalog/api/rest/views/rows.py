"""`GET resources/{id}/rows`: filter, sort and page the rows of a table."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import resource_for
from catalog.api.rest.kept import kept_json
from catalog.api.rest.parameters import pairs_of, refuse_unknown
from catalog.api.rest.views.export import STREAMED, stream_result
from catalog.rows.aggregates import AGGREGATE
from catalog.rows.everyones import everyones_table
from catalog.rows.operators import OPERATOR
from catalog.rows.page import Page
from catalog.rows.query import LIMIT, MOST, RowsQuery, parse_query
from catalog.rows.serve import ServedTable, read_page, table_of


class FieldSerializer(serializers.Serializer[dict[str, Any]]):
    name = serializers.CharField()
    title = serializers.CharField()
    type = serializers.CharField()


class PageSerializer(serializers.Serializer[dict[str, Any]]):
    fields_ = FieldSerializer(many=True)
    rows = serializers.ListField(child=serializers.DictField())
    count = serializers.IntegerField()
    next = serializers.CharField(allow_null=True)

    def get_fields(self) -> dict[str, Any]:
        """`fields` is a name that a serializer keeps for itself; the answer has it all the same."""
        declared = super().get_fields()
        return {name.rstrip("_"): field for name, field in declared.items()}


PARAMETERS = [
    OpenApiParameter("q", description="Words that must each be in some text column."),
    OpenApiParameter("select", description="The columns to show, separated by commas."),
    OpenApiParameter("sort", description="Columns separated by commas; `-` before a name sorts downwards."),
    OpenApiParameter("limit", OpenApiTypes.INT, description=f"Rows a page, {LIMIT} unless told, {MOST} at most."),
    OpenApiParameter("offset", OpenApiTypes.INT, description="Rows to leave out; for far pages use `cursor`."),
    OpenApiParameter("cursor", description="From `next` of the page before."),
    OpenApiParameter("group_by", description="Columns separated by commas: one row for each of their combinations."),
    OpenApiParameter("aggregate", description=f"What to measure, such as `count,sum:a`: {', '.join(AGGREGATE)}."),
    OpenApiParameter("format", enum=["json", *STREAMED], description="Every format but `json` gives the whole result."),
    OpenApiParameter(
        "{column}__{operator}",
        description=f"`column=value`, or with an operator: {', '.join(OPERATOR)}.",
    ),
]


ANSWERS: dict[Any, Any] = {
    (200, "application/json"): PageSerializer,
    **{(200, one.media_type): OpenApiTypes.BINARY for one in STREAMED.values()},
}


class Rows(APIView):
    @extend_schema(operation_id="resource_rows", parameters=PARAMETERS, responses=ANSWERS)
    def get(self, request: Request, resource_id: uuid.UUID) -> HttpResponseBase:
        wanted = request.query_params.get("format", "json")
        if wanted == "json" and not request.user.is_authenticated and (found := everyones_table(resource_id)):
            return kept_json(request, found.stamp, lambda: _page(request, found.table))
        version = resource_for(request, resource_id).version
        table = table_of(version)
        if version is None or table is None:
            raise Http404
        if wanted != "json":
            return stream_result(version, table, _query(request, table), wanted, parameter="format")
        return Response(_page(request, table))


def _query(request: Request, table: ServedTable) -> RowsQuery:
    pairs = pairs_of(request)
    # What may be repeated, and what is known at all, is for the question itself to say: names are columns here.
    refuse_unknown(request, (), several=[name for name, _ in pairs])
    return parse_query(pairs, table.columns)


def _page(request: Request, table: ServedTable) -> dict[str, Any]:
    return answer(request, read_page(table, _query(request, table)))


def answer(request: Request, page: Page) -> dict[str, Any]:
    names = [column.name for column in page.columns]
    return {
        "fields": [{"name": c.name, "title": c.title, "type": c.type} for c in page.columns],
        "rows": [dict(zip(names, row, strict=True)) for row in page.rows],
        "count": page.count,
        "next": _next(request, page.cursor) if page.cursor else None,
    }


def _next(request: Request, cursor: str) -> str:
    kept = [
        (name, value)
        for name, values in request.query_params.lists()
        for value in values
        if name not in ("cursor", "offset")
    ]
    return f"{settings.SITE_URL}{request.path}?{urlencode([*kept, ('cursor', cursor)])}"
