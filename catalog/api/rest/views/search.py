"""`GET datasets`: search; `POST datasets`: create one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson
from drf_spectacular.utils import OpenApiParameter, extend_schema, inline_serializer
from rest_framework import serializers, status
from rest_framework.exceptions import APIException
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.problem import ProblemItem
from catalog.api.rest.access import writer
from catalog.api.rest.body import valid
from catalog.api.rest.expansion import NAME as EXPAND
from catalog.api.rest.expansion import Find, expand_parameter, expanded, expanding
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.lines import lines
from catalog.api.rest.paging import PAGE, PARAMETERS, cursor_envelope, cursor_of, cursor_text, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.problems import BadRequest
from catalog.api.rest.selection import FIELDS, chosen, only, only_of
from catalog.api.rest.serializers.datasets import DatasetListSerializer, DatasetSerializer, DatasetWriteSerializer
from catalog.api.rest.tags import tagged
from catalog.api.rest.views.datasets import shown
from catalog.api.rest.wholes import OF_DATASET
from catalog.language import Text
from catalog.models import Scope
from catalog.publishing import describe
from catalog.publishing.refusal import Fault, Refused
from catalog.search.ask import Results, search_datasets
from catalog.search.filters.registry import FACETS, FILTER, FILTERS
from catalog.search.query import SORTS, SearchQuery
from catalog.search.within import narrowed

UNKNOWN_VALUE = Text("“{value}” is not one of: {known}.", "“{value}”不在以下取值之中：{known}。")
NO_AGENCY = Text("Name the agency by its slug.", "请用机构的 slug 指明机构。")


class NotReady(APIException):
    status_code = 503
    default_detail = "The search index is being built. Try again in a moment."
    default_code = "not-ready"


SEARCH_PARAMETERS = [
    OpenApiParameter(
        "q",
        description='Chinese or English words; all must occur. "a phrase", -without, a OR b, title:word, begin*, ().',
    ),
    *(OpenApiParameter(item.name, description=item.help.en, many=item.many) for item in FILTERS),
    OpenApiParameter("sort", enum=list(SORTS)),
    OpenApiParameter("facets", description=f"Names separated by commas: {', '.join(FACETS)}."),
    OpenApiParameter("within", many=True, description="Count only such values of a facet: `keyword:water`."),
    OpenApiParameter("cursor", description="`*` for the first page, then as `next` says: any depth costs the same."),
    FIELDS,
    expand_parameter(OF_DATASET),
    *PAGE,
]
SEVERAL = ("within", *(item.name for item in FILTERS if item.many))
ONCE = (
    "q",
    "fields",
    EXPAND,
    "sort",
    "facets",
    "cursor",
    *(item.name for item in FILTERS if not item.many),
    *PARAMETERS,
)
RESULTS = inline_serializer(
    "SearchResults",
    {
        "count": serializers.IntegerField(),
        "next": serializers.CharField(allow_null=True),
        "previous": serializers.CharField(allow_null=True),
        "facets": serializers.DictField(),
        "facets_distinct": serializers.DictField(help_text="How many values each facet has; the first 50 are shown."),
        "did_you_mean": serializers.CharField(allow_null=True),
        "results": DatasetListSerializer(many=True),
    },
)


class Datasets(APIView):
    @extend_schema(operation_id="datasets", parameters=SEARCH_PARAMETERS, responses=RESULTS)
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ONCE, several=SEVERAL)
        query, wanted = query_of(request), chosen(request, DatasetListSerializer)
        finds = expanding(request, OF_DATASET, wanted)
        results = search(query)
        shown_ = listed(lines(results.ids), wanted, finds)
        if request.query_params.get("cursor"):
            following = cursor_text(results.after, query.order) if results.after else ""
            body = cursor_envelope(request, count=results.count, results=shown_, following=following)
        else:
            body = envelope(request, count=results.count, results=shown_)
        body["facets"] = {
            name: [{"value": value, "count": count} for value, count in values]
            for name, values in results.facets.items()
        }
        body["facets_distinct"] = results.distinct
        body["did_you_mean"] = results.meant or None
        return Response(body)

    @extend_schema(operation_id="dataset_create", request=DatasetWriteSerializer, responses={201: DatasetSerializer})
    @idempotent
    def post(self, request: Request) -> Response:
        """A new draft in an agency that the token's owner works for."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        form = valid(DatasetWriteSerializer(data=request.data))
        agency, values = form.values()
        if agency is None:
            raise Refused([Fault("agency", "required", NO_AGENCY)])
        dataset = describe.create(agency, values, actor=user)
        body: dict[str, Any] = shown(dataset)
        return tagged(body, status=status.HTTP_201_CREATED, headers={"Location": body["url"]})


def listed(found: list[bytes], wanted: frozenset[str], finds: Mapping[str, Find]) -> Sequence[Any]:
    if not finds:
        return [only_of(line, wanted) for line in found]
    return expanded([only(orjson.loads(line), wanted) for line in found], finds)


def search(query: SearchQuery) -> Results:
    results = search_datasets(query)
    if not results.ready:
        raise NotReady
    return results


def query_of(request: Request) -> SearchQuery:
    parameters = request.query_params
    number, size = page_of(request)
    facets = tuple(name for name in parameters.get("facets", "").split(",") if name)
    for name in facets:
        _expect_known("facets", name, FACETS)
    sort = parameters.get("sort", "")
    if sort:
        _expect_known("sort", sort, SORTS)
    query = SearchQuery(
        q=parameters.get("q", ""),
        filters={name: tuple(v for v in parameters.getlist(name) if v) for name in FILTER if parameters.get(name)},
        sort=sort,
        page=number,
        page_size=size,
        facets=facets,
        among=narrowed(parameters.getlist("within")),
    )
    return replace(query, after=cursor_of(request, query.order))


def _expect_known(parameter: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        figures = {"value": value[:50], "known": ", ".join(known)}
        raise BadRequest([ProblemItem(parameter, "unknown", UNKNOWN_VALUE.fill(figures))])
