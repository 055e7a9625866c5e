"""Resources, their versions, and their validations."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.api.rest.serializers.links import LinkSerializer
from catalog.checks.kinds import describe
from catalog.models import Job, JobStage, Link, Problem, Resource, Version


def address(path: str) -> str:
    return f"{settings.SITE_URL}/api/v1/{path}"


class ResourceSerializer(serializers.ModelSerializer[Resource]):
    """`url` downloads the agency's own bytes; `link` is where they are fetched from and how it is, null for an upload.

    What describes the bytes is null until a version has passed validation.
    """

    title = LanguageMapField(required=False)
    description = LanguageMapField(required=False)
    link = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()
    rows_url = serializers.SerializerMethodField()
    validation_url = serializers.SerializerMethodField()
    version = serializers.IntegerField(source="version.number", default=None, read_only=True)
    filename = serializers.CharField(source="version.filename", default=None, read_only=True)
    format = serializers.CharField(source="version.format", default=None, read_only=True)
    media_type = serializers.CharField(source="version.media_type", default=None, read_only=True)
    size = serializers.IntegerField(source="version.size", default=None, read_only=True)
    sha256 = serializers.CharField(source="version.sha256", default=None, read_only=True)
    rows = serializers.SerializerMethodField()

    class Meta:
        model = Resource
        fields = (
            "id",
            "title",
            "description",
            "url",
            "link",
            "page",
            "format",
            "media_type",
            "filename",
            "size",
            "sha256",
            "version",
            "rows",
            "rows_url",
            "validation_url",
            "created",
            "modified",
        )
        read_only_fields = ("id", "created", "modified")

    def get_url(self, resource: Resource) -> str:
        return address(f"resources/{resource.pk}/download")

    @extend_schema_field(LinkSerializer(allow_null=True))
    def get_link(self, resource: Resource) -> Any:
        if not resource.url:
            return None
        return LinkSerializer(getattr(resource, "link", None) or Link(url=resource.url)).data

    def get_page(self, resource: Resource) -> str:
        return settings.SITE_URL + resource.get_absolute_url()

    def get_validation_url(self, resource: Resource) -> str:
        return address(f"resources/{resource.pk}/validation")

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_rows(self, resource: Resource) -> int | None:
        profile = getattr(resource.version, "profile", None)
        return profile.rows if profile else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_rows_url(self, resource: Resource) -> str | None:
        return address(f"resources/{resource.pk}/rows") if self.get_rows(resource) is not None else None


class VersionSerializer(serializers.ModelSerializer[Version]):
    resource = serializers.UUIDField(source="resource_id")

    class Meta:
        model = Version
        fields = (
            "id",
            "resource",
            "number",
            "filename",
            "format",
            "media_type",
            "size",
            "sha256",
            "origin",
            "content_modified",
            "created",
        )


class ProblemSerializer(serializers.ModelSerializer[Problem]):
    """Rows and columns are 1-based, as a spreadsheet shows them; null where the fault is the whole file's."""

    message = serializers.SerializerMethodField()
    advice = serializers.SerializerMethodField()

    class Meta:
        model = Problem
        fields = ("code", "severity", "row", "column", "column_name", "cell", "count", "message", "advice")

    @extend_schema_field(LanguageMapField)
    def get_message(self, problem: Problem) -> dict[str, str]:
        return describe(problem.finding)[0].as_map()

    @extend_schema_field(LanguageMapField)
    def get_advice(self, problem: Problem) -> dict[str, str]:
        return describe(problem.finding)[1].as_map()


class StageSerializer(serializers.ModelSerializer[JobStage]):
    outcome = LanguageMapField()

    class Meta:
        model = JobStage
        fields = ("stage", "started", "finished", "attempts", "outcome")


class ValidationSerializer(serializers.ModelSerializer[Job]):
    """The newest run over a resource. `progress` and `total` are bytes of the present stage."""

    summary = LanguageMapField()
    stages = StageSerializer(many=True)
    version = serializers.IntegerField(source="version.number", default=None)
    problems = serializers.SerializerMethodField()

    class Meta:
        model = Job
        fields = (
            "id",
            "status",
            "stage",
            "progress",
            "total",
            "created",
            "started",
            "finished",
            "summary",
            "version",
            "stages",
            "problems",
        )

    @extend_schema_field(ProblemSerializer(many=True))
    def get_problems(self, job: Job) -> Any:
        problems = job.version.problems.all() if job.version else Problem.objects.none()
        return ProblemSerializer(problems, many=True).data
