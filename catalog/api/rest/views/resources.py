"""Resources: their bytes in, and what validation says of them."""

import json
import uuid
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.exceptions import APIException
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from catalog.api.rest.access import dataset_for, resource_for, writer
from catalog.api.rest.parameters import refuse_unknown
from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.api.rest.serializers.resources import ResourceSerializer, address
from catalog.language import LanguageMap, Text, as_map
from catalog.models import Job, Resource, Scope
from catalog.publishing import files
from catalog.publishing.refusal import Fault, Refused

# A form's own lines around the file.
FORM_OVERHEAD = 1024**2
NO_FILE = Text(
    "Send a file in the form field “file”, or JSON with “url”.", "请在表单字段“file”中上传文件，或以 JSON 提供“url”。"
)


class TooLargeRequest(APIException):
    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    default_code = "too-large"


class TitleField(LanguageMapField):
    """A language map, the same as JSON text (in a form), or plain words."""

    def to_internal_value(self, data: Any) -> LanguageMap:
        if isinstance(data, str):
            data = json.loads(data) if data.lstrip().startswith("{") else as_map(data)
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


class UploadView(APIView):
    parser_classes = (MultiPartParser, JSONParser)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse by the declared length, before a byte of the body is read."""
        declared = request.META.get("CONTENT_LENGTH") or "0"
        limit = settings.MAX_UPLOAD_BYTES
        if declared.isdigit() and int(declared) > limit + FORM_OVERHEAD:
            raise TooLargeRequest(files.TOO_LARGE.fill({"megabytes": limit // 1024**2}).en)
        super().initial(request, *args, **kwargs)


def accepted(job: Job) -> Response:
    """202: the resource, and where to watch its validation."""
    resource = Resource.objects.select_related("dataset", "version__profile", "link").get(pk=job.resource_id)
    body = {**ResourceSerializer(resource).data, "job": str(job.pk)}
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
    @extend_schema(request=NewResourceSerializer, responses={202: ResourceSerializer}, operation_id="resource_create")
    def post(self, request: Request, key: str) -> Response:
        """Add a file (multipart `file`) or a link (JSON `url`); `Location` is where to watch its validation."""
        user = writer(request, Scope.WRITE)
        dataset = dataset_for(request, key)
        form = NewResourceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
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


class ResourceContent(UploadView):
    @extend_schema(request=NewContentSerializer, responses={202: ResourceSerializer}, operation_id="resource_content")
    def put(self, request: Request, resource_id: uuid.UUID) -> Response:
        """A new version; the one before is served until this has passed validation."""
        writer(request, Scope.WRITE)
        resource = resource_for(request, resource_id)
        form = NewContentSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        return accepted(take_in(resource, form.validated_data["file"], request, form.validated_data))


class OneResource(APIView):
    @extend_schema(responses=ResourceSerializer, operation_id="resource")
    def get(self, request: Request, resource_id: uuid.UUID) -> Response:
        refuse_unknown(request, ())
        return Response(ResourceSerializer(resource_for(request, resource_id)).data)
