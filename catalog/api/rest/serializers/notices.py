"""Notices to an agency."""

from typing import Any

from rest_framework import serializers

from catalog.api.rest.serializers.fields import LanguageMapField
from catalog.models import Notice
from catalog.vocabulary.notices import NOTICE_KINDS


class NoticeSerializer(serializers.ModelSerializer[Notice]):
    """`kind` and `figures` are for programs, `message` and `advice` the same for people."""

    agency = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    dataset = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    resource = serializers.UUIDField(source="resource_id", allow_null=True)
    kind = serializers.ChoiceField(choices=[kind.code for kind in NOTICE_KINDS])
    figures = serializers.DictField()
    message = LanguageMapField(source="message.as_map")
    advice = LanguageMapField(source="advice.as_map")
    seen_by = serializers.SlugRelatedField[Any](slug_field="username", read_only=True)

    class Meta:
        model = Notice
        fields = (
            *("id", "kind", "agency", "dataset", "resource", "created", "message", "advice", "figures"),
            *("seen_at", "seen_by", "mailed_at"),
        )
