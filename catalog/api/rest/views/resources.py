"""Resources: their bytes in, and what validation says of them."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import dataset_for, resource_for, writer
from catalog.api.rest.body import valid
from catalog.api.rest.errors import TooLargeRequest
from catalog.api.rest.expansion import NAME as EXPAND
from catalog.api.rest.expansion import expand_parameter, expanded, expanding
from catalog.api.rest.idempotency import idempotent
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.parsers import StrictJSONParser, strict_json
from catalog.api.rest.selection import FIELDS, chosen, only
from catalog.api.rest.serializers.datasets import DatasetSerializer, PlacedResourceSerializer
from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.api.rest.serializers.resources import address
from catalog.api.rest.tags import tagged, unchanged
from catalog.api.rest.views.datasets import shown as shown_dataset
from catalog.api.rest.wholes import OF_RESOURCE
from catalog.language import LanguageMap, Text, as_map
from catalog.models import Job, Resource, Scope
from catalog.publishing import files
from catalog.publishing import resources as publishing
from catalog.publishing.refusal import Fault, Refused

# A form's own lines around the file.
FORM_OVERHEAD = 1024**2
NO_FILE = Text(
    "Send a file in the form field “file”, or JSON with “url”.", "请在表单字段“file”中上传文件，或以 JSON 提供“url”。"
)


class TitleField(LanguageMapField):
    """A language map, the same as JSON text (in a form), or plain words."""

    def to_internal_value(self, data: Any) -> LanguageMap:
        if isinstance(data, str):
            data = strict_json(data) if data.lstrip().startswith("{") else as_map(data)
        return super().to_internal_value(data)


class NewResourceSerializer(serializers.Serializer[dict[str, Any]]):
    file = serializers.FileField(required=False, allow_empty_file=True, max_length=None)
    url = serializers.CharField(required=False, max_length=2000, allow_blank=True, default="")
    title = TitleField(required=False)
    description = TitleField(required=False)
    content_modified = serializers.DateTimeField(
        required=False, default=None, allow_null=True, help_text="When the content last changed at its source."
    )


class NewContentSerializer(serializers.Serializer[dict[str, Any]]):
    file = serializers.FileField(allow_empty_file=True)
    content_modified = serializers.DateTimeField(required=False, default=None, allow_null=True)


class OrderSerializer(serializers.Serializer[dict[str, Any]]):
    order = serializers.ListField(child=serializers.UUIDField(), help_text="The id of every file, the first first.")


class ResourceChangeSerializer(serializers.Serializer[dict[str, Any]]):
    title = TitleField(required=False)
    description = TitleField(required=False)
    url = serializers.CharField(required=False, max_length=2000)


class UploadView(APIView):
    parser_classes = (MultiPartParser, StrictJSONParser)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse by the declared length, before a byte of the body is read."""
        declared = request.META.get("CONTENT_LENGTH") or "0"
        limit = settings.MAX_UPLOAD_BYTES
        if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
            raise TooLargeRequest(files.TOO_LARGE.fill({"megabytes": limit // 1024**2}))
        super().initial(request, *args, **kwargs)


def shown(request: Request, resource_id: uuid.UUID) -> dict[str, Any]:
    """The resource as it is in the database now."""
    return dict(PlacedResourceSerializer(resource_for(request, resource_id)).data)


def accepted(job: Job) -> Response:
    """202: the resource, and where to watch its validation."""
    resource = Resource.objects.select_related("dataset", "version__profile", "link").get(pk=job.resource_id)
    body = {**PlacedResourceSerializer(resource).data, "job": str(job.pk)}
    headers = {"Location": address(f"resources/{resource.pk}/validation")}
    return Response(body, status=status.HTTP_202_ACCEPTED, headers=headers)


def take_in(resource: Resource, file: UploadedFile[bytes], request: Request, values: dict[str, Any]) -> Job:
    return files.upload(
        resource,
        file.chunks(),
        actor=writer(request, Scope.WRITE),
        filename=file.name or "",
        media_type=file.content_type or "",
        content_modified=values["content_modified"],
    )


class NewResource(UploadView):
    @extend_schema(
        request=NewResourceSerializer, responses={202: PlacedResourceSerializer}, operation_id="resource_create"
    )
    @idempotent
    def post(self, request: Request, key: str) -> Response:
        """Add a file (multipart `file`) or a link (JSON `url`); `Location` is where to watch its validation."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        dataset = dataset_for(request, key)
        form = valid(NewResourceSerializer(data=request.data))
        values = form.validated_data
        file, url = values.get("file"), values["url"]
        if file is None and not url:
            raise Refused([Fault("file", "required", NO_FILE)])
        title = values.get("title") or as_map(file.name if file is not None else url)
        resource = files.add_resource(
            dataset, actor=user, title=title, description=values.get("description"), url="" if file is not None else url
        )
        if file is None:
            return accepted(resource.jobs.latest("created"))
        return accepted(take_in(resource, file, request, values))


class ResourceOrder(APIView):
    @extend_schema(request=OrderSerializer, responses=DatasetSerializer, operation_id="resource_order")
    @idempotent
    def put(self, request: Request, key: str) -> Response:
        """In which order the files of a dataset stand: name each of them once. `If-Match`: the dataset's tag."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        dataset = dataset_for(request, key)
        form = valid(OrderSerializer(data=request.data))
        with unchanged(request, dataset, lambda: shown_dataset(dataset)):
            publishing.reorder(dataset, form.validated_data["order"], actor=user)
            return tagged(shown_dataset(dataset))


class ResourceContent(UploadView):
    @extend_schema(
        request=NewContentSerializer, responses={202: PlacedResourceSerializer}, operation_id="resource_content"
    )
    @idempotent
    def put(self, request: Request, resource_id: uuid.UUID) -> Response:
        """A new version; the one before is served until this has passed validation."""
        refuse_unknown(request, ())
        writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        form = valid(NewContentSerializer(data=request.data))
        with unchanged(request, resource.dataset, lambda: shown(request, resource_id)):
            return accepted(take_in(resource, form.validated_data["file"], request, form.validated_data))


class OneResource(APIView):
    @extend_schema(
        responses=PlacedResourceSerializer, parameters=[FIELDS, expand_parameter(OF_RESOURCE)], operation_id="resource"
    )
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        refuse_unknown(request, ("fields", EXPAND))
        wanted = chosen(request, PlacedResourceSerializer)
        finds = expanding(request, OF_RESOURCE, wanted)
        (found,) = expanded([only(shown(request, resource_id), wanted)], finds)
        return Response(found)

    @extend_schema(request=ResourceChangeSerializer, responses=PlacedResourceSerializer, operation_id="resource_change")
    def patch(self, request: Request, resource_id: uuid.UUID) -> Response:
        """What is said of it, or where it is fetched from: a new `url` is fetched at once and becomes a new version."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        form = valid(ResourceChangeSerializer(data=request.data))
        moved = form.validated_data.get("url", resource.url) != resource.url
        with transaction.atomic(), unchanged(request, resource.dataset, lambda: shown(request, resource_id)):
            changed = publishing.change(resource, form.validated_data, actor=user)
            if moved:
                files.fetch_again(changed, actor=user)
            return tagged(shown(request, resource_id))

    @extend_schema(request=None, responses={204: None}, operation_id="resource_delete")
    def delete(self, request: Request, resource_id: uuid.UUID) -> Response:
        """With its versions. From a public dataset a reviewer takes it, and never the last file."""
        refuse_unknown(request, ())
        user = writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        with unchanged(request, resource.dataset, lambda: shown(request, resource_id)):
            publishing.remove(resource, actor=user)
        return Response(status=status.HTTP_204_NO_CONTENT)
