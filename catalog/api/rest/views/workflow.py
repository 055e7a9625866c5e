"""The workflow: submit, approve, return, withdraw."""

from abc import ABC, abstractmethod

from django.contrib.auth.models import User
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import dataset_for, writer
from catalog.api.rest.body import valid
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.serializers.datasets import DatasetSerializer
from catalog.api.rest.serializers.history import CommentSerializer
from catalog.api.rest.tags import tagged, unchanged
from catalog.api.rest.views.datasets import shown
from catalog.models import Dataset, Scope
from catalog.publishing import workflow


class WorkflowStep(APIView, ABC):
    """One step; the subclasses say which, and what the token must be good for. `If-Match`: of what was looked at."""

    scope = Scope.REVIEW

    @abstractmethod
    def step(self, dataset: Dataset, actor: User, comment: str) -> Dataset:
        """Take the step, or raise Refused or NotAllowed."""

    @extend_schema(request=CommentSerializer, responses=DatasetSerializer)
    @idempotent
    def post(self, request: Request, key: str) -> Response:
        refuse_unknown(request, ())
        actor = writer(request, self.scope)
        dataset = dataset_for(request, key)
        form = valid(CommentSerializer(data=request.data))
        with unchanged(request, dataset, lambda: shown(dataset)):
            return tagged(shown(self.step(dataset, actor, form.validated_data["comment"])))


class Submit(WorkflowStep):
    scope = Scope.WRITE

    def step(self, dataset: Dataset, actor: User, comment: str) -> Dataset:
        return workflow.submit(dataset, actor=actor, comment=comment)


class Approve(WorkflowStep):
    def step(self, dataset: Dataset, actor: User, comment: str) -> Dataset:
        return workflow.approve(dataset, actor=actor, now=timezone.now(), comment=comment)


class Return(WorkflowStep):
    """The comment says what to mend."""

    def step(self, dataset: Dataset, actor: User, comment: str) -> Dataset:
        return workflow.return_to_publisher(dataset, actor=actor, comment=comment)


class Withdraw(WorkflowStep):
    """The comment is the reason, which stands on the dataset's page."""

    def step(self, dataset: Dataset, actor: User, comment: str) -> Dataset:
        return workflow.withdraw(dataset, actor=actor, now=timezone.now(), reason=comment)
