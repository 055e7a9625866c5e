"""Agencies, themes, keywords, licences, formats and areas, with how many public datasets each has."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.expansion import NAME as EXPAND
from catalog.api.rest.expansion import expand_parameter, expanded, expanding
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.schema import counted, paged
from catalog.api.rest.selection import FIELDS, chosen, only
from catalog.api.rest.serializers.vocabularies import (
    AgencySerializer,
    AreaSerializer,
    FormatSerializer,
    KeywordSerializer,
    LicenseSerializer,
    TermSerializer,
)
from catalog.api.rest.wholes import OF_AGENCY, license_json, term_json
from catalog.models import Agency, Dataset, State
from catalog.vocabulary.formats import FORMATS
from catalog.vocabulary.levels import SHARED
from catalog.vocabulary.licenses import LICENSES
from catalog.vocabulary.themes import THEMES

PUBLIC_DATASETS = Count(
    "datasets", filter=Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED), distinct=True
)

SHOWN = [FIELDS, expand_parameter(OF_AGENCY)]


def agencies() -> QuerySet[Agency]:
    return Agency.objects.select_related("parent").annotate(public_datasets=PUBLIC_DATASETS)


def shown(request: Request, found: QuerySet[Agency]) -> Sequence[dict[str, Any]]:
    wanted = chosen(request, AgencySerializer)
    finds = expanding(request, OF_AGENCY, wanted)
    return expanded([only(one, wanted) for one in AgencySerializer(found, many=True).data], finds)


class Agencies(APIView):
    @extend_schema(responses=paged(AgencySerializer), parameters=[*SHOWN, *PAGE], operation_id="agencies")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("fields", EXPAND, *PARAMETERS))
        number, size = page_of(request)
        results = shown(request, agencies()[(number - 1) * size : number * size])
        return Response(envelope(request, count=Agency.objects.count(), results=results))


class OneAgency(APIView):
    @extend_schema(responses=AgencySerializer, parameters=SHOWN, operation_id="agency")
    def get(self, request: Request, slug: str) -> Response:
        refuse_unknown(request, ("fields", EXPAND))
        found = shown(request, agencies().filter(slug=slug))
        if not found:
            raise Http404
        return Response(found[0])


class Themes(APIView):
    @extend_schema(responses=counted(TermSerializer), operation_id="themes")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        public = Dataset.objects.public().order_by()
        counts = public.aggregate(
            **{theme.code: Count("pk", filter=Q(themes__contains=[theme.code])) for theme in THEMES}
        )
        results = [{**term_json(theme), "datasets": counts[theme.code]} for theme in THEMES]
        return Response({"count": len(results), "results": results})


class Licenses(APIView):
    @extend_schema(responses=counted(LicenseSerializer), operation_id="licenses")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        rows = Dataset.objects.public().order_by().values_list("license").annotate(datasets=Count("pk"))
        counts = dict(rows.values_list("license", "datasets"))
        results = [{**license_json(item), "datasets": counts.get(item.code, 0)} for item in LICENSES]
        return Response({"count": len(results), "results": results})


class Formats(APIView):
    @extend_schema(responses=counted(FormatSerializer), operation_id="formats")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        served = Dataset.objects.public().order_by().values_list("resources__version__format")
        counts = dict(served.annotate(datasets=Count("pk", distinct=True)))
        results = [
            {
                **term_json(item),
                "media_type": item.media_type,
                "open_specification": item.open_specification,
                "datasets": counts.get(item.code, 0),
            }
            for item in FORMATS
        ]
        return Response({"count": len(results), "results": results})


class Keywords(APIView):
    @extend_schema(responses=paged(KeywordSerializer), parameters=PAGE, operation_id="keywords")
    def get(self, request: Request) -> Response:
        """Those of most datasets first."""
        every = Dataset.objects.public().order_by().annotate(keyword=Func(F("keywords"), function="unnest"))
        return _most_first(request, every, "keyword")


class Areas(APIView):
    @extend_schema(responses=paged(AreaSerializer), parameters=PAGE, operation_id="spatial")
    def get(self, request: Request) -> Response:
        """The areas that datasets say they are of, those of most datasets first."""
        return _most_first(request, Dataset.objects.public().order_by().exclude(spatial=None), "spatial")


def _most_first(request: Request, datasets: QuerySet[Dataset], name: str) -> Response:
    refuse_unknown(request, PARAMETERS)
    number, size = page_of(request)
    found = datasets.values(name).annotate(datasets=Count("pk", distinct=True)).order_by("-datasets", name)
    page = list(found[(number - 1) * size : number * size])
    return Response(envelope(request, count=found.count(), results=page))
