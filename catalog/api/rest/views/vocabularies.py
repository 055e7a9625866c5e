"""Agencies, themes, keywords, licences, formats and areas, with how many public datasets each has."""

from typing import Any

from django.db.models import Count, F, Func, Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.schema import counted, paged
from catalog.api.rest.selection import FIELDS, chosen, only
from catalog.api.rest.serializers.fields import GeometryField, LanguageMapField
from catalog.models import Agency, Dataset, State
from catalog.vocabulary.formats import FORMATS
from catalog.vocabulary.levels import SHARED
from catalog.vocabulary.licenses import LICENSES
from catalog.vocabulary.themes import THEMES

PUBLIC_DATASETS = Count(
    "datasets", filter=Q(datasets__state=State.PUBLIC) & ~Q(datasets__release_level=SHARED), distinct=True
)


class AgencySerializer(serializers.ModelSerializer[Agency]):
    name = LanguageMapField()
    description = LanguageMapField()
    parent = serializers.SlugRelatedField[Agency](slug_field="slug", read_only=True, allow_null=True)  # type: ignore[assignment]
    datasets = serializers.IntegerField(source="public_datasets")

    class Meta:
        model = Agency
        fields = ("id", "slug", "name", "description", "parent", "homepage", "datasets")


class TermSerializer(serializers.Serializer[dict[str, Any]]):
    code = serializers.CharField()
    label = LanguageMapField()  # type: ignore[assignment]
    uri = serializers.CharField()
    datasets = serializers.IntegerField()


class LicenseSerializer(TermSerializer):
    conformant = serializers.BooleanField(help_text="Conforms to the Open Definition.")


class FormatSerializer(TermSerializer):
    media_type = serializers.CharField()
    open_specification = serializers.BooleanField(help_text="No single party controls the format.")


class KeywordSerializer(serializers.Serializer[dict[str, Any]]):
    keyword = serializers.CharField()
    datasets = serializers.IntegerField()


class AreaSerializer(serializers.Serializer[dict[str, Any]]):
    spatial = GeometryField()
    datasets = serializers.IntegerField()


def agencies() -> QuerySet[Agency]:
    return Agency.objects.select_related("parent").annotate(public_datasets=PUBLIC_DATASETS)


class Agencies(APIView):
    @extend_schema(responses=paged(AgencySerializer), parameters=[FIELDS, *PAGE], operation_id="agencies")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("fields", *PARAMETERS))
        number, size = page_of(request)
        found = agencies()
        wanted = chosen(request, AgencySerializer)
        rows = AgencySerializer(found[(number - 1) * size : number * size], many=True).data
        data = [only(one, wanted) for one in rows]
        return Response(envelope(request, count=Agency.objects.count(), results=data))


class OneAgency(APIView):
    @extend_schema(responses=AgencySerializer, parameters=[FIELDS], operation_id="agency")
    def get(self, request: Request, slug: str) -> Response:
        refuse_unknown(request, ("fields",))
        agency = agencies().filter(slug=slug).first()
        if agency is None:
            raise Http404
        return Response(only(AgencySerializer(agency).data, chosen(request, AgencySerializer)))


class Themes(APIView):
    @extend_schema(responses=counted(TermSerializer), operation_id="themes")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        public = Dataset.objects.public().order_by()
        counts = public.aggregate(
            **{theme.code: Count("pk", filter=Q(themes__contains=[theme.code])) for theme in THEMES}
        )
        results = [
            {"code": t.code, "label": t.label.as_map(), "uri": t.uri, "datasets": counts[t.code]} for t in THEMES
        ]
        return Response({"count": len(results), "results": results})


class Licenses(APIView):
    @extend_schema(responses=counted(LicenseSerializer), operation_id="licenses")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        rows = Dataset.objects.public().order_by().values_list("license").annotate(datasets=Count("pk"))
        counts = dict(rows.values_list("license", "datasets"))
        results = [
            {
                "code": item.code,
                "label": item.label.as_map(),
                "uri": item.uri,
                "conformant": item.conformant,
                "datasets": counts.get(item.code, 0),
            }
            for item in LICENSES
        ]
        return Response({"count": len(results), "results": results})


class Formats(APIView):
    @extend_schema(responses=counted(FormatSerializer), operation_id="formats")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ())
        served = Dataset.objects.public().order_by().values_list("resources__version__format")
        counts = dict(served.annotate(datasets=Count("pk", distinct=True)))
        results = [
            {
                "code": item.code,
                "label": item.label.as_map(),
                "uri": item.uri,
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
