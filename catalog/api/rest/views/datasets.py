"""Datasets: one, its history, and writing."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.problem import ProblemItem
from catalog.api.rest.access import dataset_for, entry_for, with_everything, writer
from catalog.api.rest.body import valid
from catalog.api.rest.expansion import NAME as EXPAND
from catalog.api.rest.expansion import expand_parameter, expanded, expanding
from catalog.api.rest.filters import OwnDatasetFilter
from catalog.api.rest.kept import kept_json
from catalog.api.rest.lines import record
from catalog.api.rest.paging import PAGE, PARAMETERS, envelope, page_of
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.problems import BadRequest
from catalog.api.rest.schema import paged
from catalog.api.rest.selection import FIELDS, chosen, only
from catalog.api.rest.serializers.datasets import DatasetListSerializer, DatasetSerializer, DatasetWriteSerializer
from catalog.api.rest.serializers.history import ActivitySerializer, CommentSerializer
from catalog.api.rest.serializers.openness import OpennessSerializer
from catalog.api.rest.serializers.resources import VersionSerializer
from catalog.api.rest.tags import tagged, unchanged
from catalog.api.rest.wholes import OF_DATASET
from catalog.api.stamp import stamp_of_dataset
from catalog.language import Text
from catalog.models import PUBLIC_EVENTS, Activity, Dataset, Scope, State
from catalog.publishing import describe, workflow
from catalog.reports.versions import listed_of
from catalog.standards.entries import entry_in_any_state

UNMEASURED: dict[str, Any] = {
    "assessed": None,
    "rules": "",
    "score": None,
    "met": 0,
    "gate_passes": False,
    "reasons": [],
    "marks": [],
}
SHOWN = [FIELDS, expand_parameter(OF_DATASET)]
OWN = [*(OpenApiParameter(name, many=name == "state") for name in OwnDatasetFilter.base_filters), *SHOWN, *PAGE]
NOT_MOVED = Text("A dataset can't change its agency.", "数据集不能更换所属机构。")


def shown(dataset: Dataset) -> dict[str, Any]:
    """`dataset` as it is in the database now."""
    entry = entry_in_any_state(pk=dataset.pk)
    if entry is None:
        raise Http404
    return record(entry)


class OwnDatasets(APIView):
    """The datasets of the agencies that the token's owner works for, drafts and all."""

    filterset_class = OwnDatasetFilter

    @extend_schema(responses=paged(DatasetListSerializer), parameters=OWN, operation_id="datasets_mine")
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ("fields", EXPAND, *OwnDatasetFilter.base_filters, *PARAMETERS), several=("state",))
        user = writer(request, Scope.READ)
        own = with_everything(Dataset.objects.of(user))
        found = filtered(request, own)
        number, size = page_of(request)
        rows = found[(number - 1) * size : number * size]
        wanted = chosen(request, DatasetListSerializer)
        finds = expanding(request, OF_DATASET, wanted)
        results = expanded([only(one, wanted) for one in DatasetListSerializer(rows, many=True).data], finds)
        return Response(envelope(request, count=found.count(), results=results))


def filtered(request: Request, datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    """What the parameters select; nonsense in them is named."""
    chosen = OwnDatasetFilter(request.query_params, queryset=datasets, request=request)
    if not chosen.is_valid():
        raise BadRequest(
            ProblemItem(name, "invalid", Text(str(error), str(error)))
            for name, errors in chosen.errors.items()
            for error in errors
        )
    result: QuerySet[Dataset] = chosen.qs
    return result


class OneDataset(APIView):
    @extend_schema(responses=DatasetSerializer, parameters=SHOWN, operation_id="dataset")
    def get(self, request: Request, key: str) -> HttpResponse:
        refuse_unknown(request, ("fields", EXPAND))
        wanted = chosen(request, DatasetSerializer)
        finds = expanding(request, OF_DATASET, wanted)
        stamp = None if request.user.is_authenticated else stamp_of_dataset(key)
        return kept_json(request, stamp, lambda: expanded([only(record(entry_for(request, key)), wanted)], finds)[0])

    @extend_schema(request=DatasetWriteSerializer, responses=DatasetSerializer, operation_id="dataset_change")
    def patch(self, request: Request, key: str) -> Response:
        """With `If-Match`, only if the dataset is still as it was read (412 otherwise)."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        dataset = dataset_for(request, key)
        form = valid(DatasetWriteSerializer(instance=dataset, data=request.data, partial=True))
        agency, values = form.values()
        if agency is not None and agency != dataset.agency:
            raise BadRequest([ProblemItem("agency", "not-moved", NOT_MOVED)])
        with unchanged(request, dataset, lambda: shown(dataset)):
            return tagged(shown(describe.change(dataset, values, actor=user)))

    @extend_schema(request=CommentSerializer, responses={204: None}, operation_id="dataset_delete")
    def delete(self, request: Request, key: str) -> Response:
        """A dataset that was never public goes for good; a public one is withdrawn, with `comment` as the reason."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        dataset = dataset_for(request, key)
        form = valid(CommentSerializer(data=request.data))
        with unchanged(request, dataset, lambda: shown(dataset)):
            if dataset.state == State.PUBLIC:
                workflow.withdraw(dataset, actor=user, now=timezone.now(), reason=form.validated_data["comment"])
            else:
                describe.delete(dataset, actor=user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class DatasetOpenness(APIView):
    @extend_schema(responses=OpennessSerializer, operation_id="dataset_openness")
    def get(self, request: Request, key: str) -> Response:
        """The eight marks with their evidence and advice; none before the first assessment, and `assessed` is null."""
        refuse_unknown(request, ())
        assessment = dataset_for(request, key).assessment
        return Response(OpennessSerializer(assessment).data if assessment else UNMEASURED)


class DatasetOpennessHistory(APIView):
    @extend_schema(responses=paged(OpennessSerializer), parameters=PAGE, operation_id="dataset_openness_history")
    def get(self, request: Request, key: str) -> Response:
        """Newest first."""
        refuse_unknown(request, PARAMETERS)
        dataset = dataset_for(request, key)
        number, size = page_of(request)
        rows = dataset.assessments.prefetch_related("marks")[(number - 1) * size : number * size]
        data = OpennessSerializer(rows, many=True).data
        return Response(envelope(request, count=dataset.assessments.count(), results=data))


class DatasetVersions(APIView):
    @extend_schema(responses=paged(VersionSerializer), parameters=PAGE, operation_id="dataset_versions")
    def get(self, request: Request, key: str) -> Response:
        """Newest first: for the agency's members all of them, for others those that were public."""
        refuse_unknown(request, PARAMETERS)
        dataset = dataset_for(request, key)
        strangers = not request.user.has_perm("catalog.view_own_dataset", dataset)
        found = listed_of(dataset, for_strangers=strangers)
        number, size = page_of(request)
        data = VersionSerializer(found[(number - 1) * size : number * size], many=True).data
        return Response(envelope(request, count=found.count(), results=data))


class DatasetActivity(APIView):
    @extend_schema(responses=paged(ActivitySerializer), parameters=PAGE, operation_id="dataset_activity")
    def get(self, request: Request, key: str) -> Response:
        """What happened; the agency's own affairs (returns, comments) only for its members."""
        refuse_unknown(request, PARAMETERS)
        dataset = dataset_for(request, key)
        found = Activity.objects.filter(dataset=dataset)
        if not request.user.has_perm("catalog.view_own_dataset", dataset):
            found = found.filter(event__in=PUBLIC_EVENTS)
        number, size = page_of(request)
        data = ActivitySerializer(found[(number - 1) * size : number * size], many=True).data
        return Response(envelope(request, count=found.count(), results=data))
