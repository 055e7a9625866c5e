"""`GET suggest`: what someone may mean who has typed so far."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Dataset
from catalog.search.ask import suggestions
from catalog.search.suggest import Name
from catalog.search.suggestible import AGENCY, COLUMN, KEYWORD

KINDS = {AGENCY: "agencies", KEYWORD: "keywords", COLUMN: "columns"}
NAME = inline_serializer(
    "SuggestedName",
    {"value": serializers.CharField(), "text": serializers.CharField(), "count": serializers.IntegerField()},
    many=True,
)
SUGGESTED = inline_serializer(
    "Suggestions",
    {
        "datasets": inline_serializer(
            "SuggestedDataset",
            {"slug": serializers.CharField(), "title": LanguageMapField(), "url": serializers.CharField()},
            many=True,
        ),
        **dict.fromkeys(KINDS.values(), NAME),
    },
)


class Suggest(APIView):
    @extend_schema(
        operation_id="suggest",
        parameters=[OpenApiParameter("q", description="What was typed: letters, characters, pinyin or its initials.")],
        responses=SUGGESTED,
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("q",))
        found, datasets = suggestions(request.query_params.get("q", ""))
        body: dict[str, list[Any]] = {"datasets": [_dataset(dataset) for dataset in datasets]}
        body |= {name: [_name(one) for one in found.names if one.kind == kind] for kind, name in KINDS.items()}
        return Response(body)


def _dataset(dataset: Dataset) -> dict[str, Any]:
    return {
        "slug": dataset.slug,
        "title": dataset.title,
        "url": settings.SITE_URL + dataset.get_absolute_url(),
    }


def _name(name: Name) -> dict[str, Any]:
    return {"value": name.value, "text": name.text, "count": name.count}
