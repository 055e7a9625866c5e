"""What a validation says as a whole: kinds of problem in the order of the report, and what changed since before."""

from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Version
from catalog.reports.compare import ColumnShape, Comparison
from catalog.reports.compare_words import other_changes, sentence
from catalog.reports.headline import counts_of, headline
from catalog.reports.kinds import FoundKind
from catalog.reports.serve import profile_of
from catalog.reports.versions import VersionLine
from catalog.reports.weights import weighs_on


class KindSerializer(serializers.Serializer[Any]):
    """`count` is the whole; `problems` names the first places. `criteria`: the openness marks that it weighs on."""

    code = serializers.CharField()
    severity = serializers.CharField()
    count = serializers.IntegerField()
    message = serializers.SerializerMethodField()
    advice = serializers.SerializerMethodField()
    criteria = serializers.SerializerMethodField()

    def get_message(self, kind: FoundKind) -> dict[str, str]:
        return kind.message.as_map()

    def get_advice(self, kind: FoundKind) -> dict[str, str]:
        return kind.advice.as_map()

    def get_criteria(self, kind: FoundKind) -> list[str]:
        return list(weighs_on(kind.code, kind.severity))


BEFORE_AFTER: dict[str, Any] = {
    "before": serializers.IntegerField(allow_null=True),
    "after": serializers.IntegerField(allow_null=True),
}
WORDS_BEFORE_AFTER: dict[str, Any] = {
    "before": serializers.CharField(allow_null=True),
    "after": serializers.CharField(allow_null=True),
}
COMPARISON = inline_serializer(
    "Comparison",
    {
        "version": serializers.IntegerField(help_text="The earlier version."),
        "sentence": LanguageMapField(),
        "changes": serializers.ListField(child=LanguageMapField(), help_text="What changed beside the problems."),
        "same_file": serializers.BooleanField(),
        "problems": inline_serializer(
            "KindChange",
            {
                "code": serializers.CharField(),
                "severity": serializers.CharField(),
                "state": serializers.ChoiceField(choices=["solved", "new", "fewer", "more", "same"]),
                "before": serializers.IntegerField(),
                "after": serializers.IntegerField(),
            },
            many=True,
        ),
        "rows": inline_serializer("BeforeAfter", BEFORE_AFTER),
        "size": inline_serializer("SizeChange", BEFORE_AFTER),
        "format": inline_serializer("FormatChange", WORDS_BEFORE_AFTER),
        "encoding": inline_serializer("EncodingChange", WORDS_BEFORE_AFTER),
        "columns": serializers.DictField(help_text="added, removed; renamed and retyped as pairs of before, after."),
    },
    allow_null=True,
)


def headline_of(version: Version, kinds: tuple[FoundKind, ...]) -> dict[str, str]:
    profile = profile_of(version)
    rows = profile.rows if profile else None
    return headline(counts_of(kinds), rows=rows, present=profile.rows_present if profile else None).as_map()


def comparison_json(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    before, after, columns = comparison.before, comparison.after, comparison.columns
    return {
        "version": before.number,
        "sentence": sentence(comparison).as_map(),
        "changes": [change.as_map() for change in other_changes(comparison)],
        "same_file": comparison.is_same_file,
        "problems": [
            {"code": k.code, "severity": k.severity, "state": k.state, "before": k.before, "after": k.after}
            for k in comparison.kinds
        ],
        "rows": {"before": before.rows, "after": after.rows},
        "size": {"before": before.size, "after": after.size},
        "format": {"before": before.format, "after": after.format},
        "encoding": {"before": before.encoding, "after": after.encoding},
        "columns": {
            "added": [_column(column) for column in columns.added],
            "removed": [_column(column) for column in columns.removed],
            "renamed": [_pair(pair) for pair in columns.renamed],
            "retyped": [_pair(pair) for pair in columns.retyped],
        },
    }


def _column(column: ColumnShape) -> dict[str, str]:
    return {"name": column.name, "title": column.title, "type": column.type}


def _pair(pair: tuple[ColumnShape, ColumnShape]) -> dict[str, dict[str, str]]:
    return {"before": _column(pair[0]), "after": _column(pair[1])}


class VersionLineSerializer(serializers.Serializer[Any]):
    """One version in the history of a file. `download_url` is null where this caller can't have its bytes."""

    number = serializers.IntegerField(source="version.number")
    filename = serializers.CharField(source="version.filename")
    format = serializers.CharField(source="version.format")
    size = serializers.IntegerField(source="version.size")
    sha256 = serializers.CharField(source="version.sha256")
    rows = serializers.IntegerField(allow_null=True)
    created = serializers.DateTimeField(source="version.created")
    status = serializers.CharField()
    headline = serializers.SerializerMethodField()
    served = serializers.BooleanField()
    public = serializers.BooleanField()
    published = serializers.DateTimeField(source="publication.at", default=None, allow_null=True)
    withheld = serializers.DateTimeField(source="publication.withheld_at", default=None, allow_null=True)
    withheld_reason = LanguageMapField(source="publication.withheld_reason", default=dict)
    download_url = serializers.SerializerMethodField()
    validation_url = serializers.SerializerMethodField()

    def get_headline(self, line: VersionLine) -> dict[str, str]:
        return line.head.as_map()

    def get_download_url(self, line: VersionLine) -> str | None:
        return self._address(line, "download")

    def get_validation_url(self, line: VersionLine) -> str | None:
        return self._address(line, "validation")

    def _address(self, line: VersionLine, name: str) -> str | None:
        if not (line.public or self.context["member"]):
            return None
        return f"{self.context['base']}/{name}?version={line.version.number}"
