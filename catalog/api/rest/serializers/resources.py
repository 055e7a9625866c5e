"""Resources, their versions, and their validations."""

from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.api.rest.serializers.links import LinkSerializer
from catalog.api.rest.serializers.validation import COMPARISON, KindSerializer, comparison_json, headline_of
from catalog.models import Job, JobStage, Link, Problem, Resource, Version
from catalog.reports.compared import comparison_of
from catalog.reports.headline import WAITING
from catalog.reports.kinds import FoundKind
from catalog.reports.serve import ordered_kinds
from catalog.reports.words import words_of


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
    version = serializers.IntegerField(source="version.number", default=None, allow_null=True, read_only=True)
    filename = serializers.CharField(source="version.filename", default=None, allow_null=True, read_only=True)
    format = serializers.CharField(source="version.format", default=None, allow_null=True, read_only=True)
    media_type = serializers.CharField(source="version.media_type", default=None, allow_null=True, read_only=True)
    size = serializers.IntegerField(source="version.size", default=None, allow_null=True, read_only=True)
    sha256 = serializers.CharField(source="version.sha256", default=None, allow_null=True, read_only=True)
    rows = serializers.SerializerMethodField()

    class Meta:
        model = Resource
        fields: tuple[str, ...] = (
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
        known: Link | None = getattr(resource, "link", None)
        # What was found at the address of before says nothing of the present one.
        is_same = known is not None and known.url == resource.url
        return LinkSerializer(known if is_same else Link(url=resource.url)).data

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
        return words_of(problem.finding)[0].as_map()

    @extend_schema_field(LanguageMapField)
    def get_advice(self, problem: Problem) -> dict[str, str]:
        return words_of(problem.finding)[1].as_map()


class StageSerializer(serializers.ModelSerializer[JobStage]):
    outcome = LanguageMapField()

    class Meta:
        model = JobStage
        fields = ("stage", "started", "finished", "attempts", "outcome")


class ValidationSerializer(serializers.ModelSerializer[Job]):
    """A run over a resource. `progress` and `total` are bytes of the present stage.

    `kinds` are in the order in which to mend them; `compared_with` is null for the first version. A caller that was not
    told to be a stranger sees the version before, be it public or not.
    """

    summary = LanguageMapField()
    stages = StageSerializer(many=True)
    version = serializers.IntegerField(source="version.number", default=None, allow_null=True)
    headline = serializers.SerializerMethodField()
    kinds = serializers.SerializerMethodField()
    compared_with = serializers.SerializerMethodField()
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
            "headline",
            "kinds",
            "compared_with",
            "problems",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._found: dict[Any, tuple[FoundKind, ...]] = {}

    @extend_schema_field(ProblemSerializer(many=True))
    def get_problems(self, job: Job) -> Any:
        problems = job.version.problems.all() if job.version else Problem.objects.none()
        return ProblemSerializer(problems, many=True).data

    @extend_schema_field(LanguageMapField)
    def get_headline(self, job: Job) -> dict[str, str]:
        return headline_of(job.version, self._kinds(job)) if job.version and job.finished else WAITING.as_map()

    @extend_schema_field(KindSerializer(many=True))
    def get_kinds(self, job: Job) -> Any:
        return KindSerializer(list(self._kinds(job)), many=True).data

    @extend_schema_field(COMPARISON)
    def get_compared_with(self, job: Job) -> dict[str, Any] | None:
        if job.version is None or job.finished is None:
            return None
        strangers = self.context.get("for_strangers", True)
        return comparison_json(comparison_of(job.version, for_strangers=strangers))

    def _kinds(self, job: Job) -> tuple[FoundKind, ...]:
        if job.version is None:
            return ()
        if job.pk not in self._found:
            self._found[job.pk] = ordered_kinds(job.version)
        return self._found[job.pk]
