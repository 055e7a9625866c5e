"""What was found of people in a resource's newest version, what was decided of it, and columns of contacts at work."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.checks.personal_data import CONTACT
from catalog.models import ContactColumn, Problem


class PersonalFindingSerializer(serializers.ModelSerializer[Problem]):
    """`kind` is what it looks like; `state` is `open`, `resolved` or `contact`."""

    kind = serializers.SerializerMethodField()
    state = serializers.SerializerMethodField()
    reason = serializers.CharField(source="clearance.reason", default=None)

    class Meta:
        model = Problem
        fields = ("code", "kind", "row", "column", "column_name", "cell", "count", "state", "reason")

    def get_kind(self, problem: Problem) -> str:
        return str(problem.figures.get("kind", ""))

    @extend_schema_field(serializers.ChoiceField(choices=["open", "resolved", "contact"]))
    def get_state(self, problem: Problem) -> str:
        if problem.code == CONTACT:
            return "contact"
        return "resolved" if problem.clearance_id else "open"


class ContactColumnSerializer(serializers.ModelSerializer[ContactColumn]):
    class Meta:
        model = ContactColumn
        fields = ("column", "reason", "marked_at")


class PersonalDataSerializer(serializers.Serializer[dict[str, Any]]):
    version = serializers.IntegerField(allow_null=True)
    findings = PersonalFindingSerializer(many=True)
    contact_columns = ContactColumnSerializer(many=True)


class DecisionSerializer(serializers.Serializer[dict[str, Any]]):
    reason = serializers.CharField(max_length=2000, help_text="Why what was found may be public.")
    version = serializers.IntegerField(
        required=False, help_text="The version that was looked at; refused where another is the newest by now."
    )


class ReasonSerializer(serializers.Serializer[dict[str, Any]]):
    reason = serializers.CharField(max_length=2000, help_text="Whose contacts at work these are.")
