"""What happened to a dataset (who did it is the agency's own affair), and the words that go with a step."""

from typing import Any

from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Activity


class ActivitySerializer(serializers.ModelSerializer[Activity]):
    reason = LanguageMapField()

    class Meta:
        model = Activity
        fields = ("at", "event", "comment", "reason")


class CommentSerializer(serializers.Serializer[dict[str, Any]]):
    comment = serializers.CharField(required=False, allow_blank=True, max_length=5000, default="")
