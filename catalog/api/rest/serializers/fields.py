"""Serializer fields of our own."""

from typing import Any

from django.core.exceptions import ValidationError as ModelError
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from catalog.language import LanguageMap
from catalog.models.fields import check_language_map


@extend_schema_field({"type": "object", "description": "A GeoJSON geometry in degrees."})
class GeometryField(serializers.JSONField):
    """What JSON it is; whether it is a geometry is for who writes it to check."""


@extend_schema_field(
    {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "example": {"en": "Bus stops", "zh-Hans": "公交站点"},
        "description": "Text by language (BCP 47 keys).",
    }
)
class LanguageMapField(serializers.Field[LanguageMap, Any, LanguageMap, LanguageMap]):
    """A language map in and out. `required=True` also refuses an empty one."""

    def to_internal_value(self, data: Any) -> LanguageMap:
        try:
            check_language_map(data)
        except ModelError as error:
            raise serializers.ValidationError(error.messages) from None
        if self.required and not data:
            raise serializers.ValidationError(_("Give the text in at least one language."), code="required")
        result: LanguageMap = data
        return result

    def to_representation(self, value: LanguageMap) -> LanguageMap:
        return value
