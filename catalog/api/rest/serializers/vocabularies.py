"""Agencies and terms: as what a dataset names, and as lists have them, with how many public datasets each has."""

from typing import Any

from rest_framework import serializers

from catalog.api.rest.expansion import Expandable
from catalog.api.rest.serializers.fields import GeometryField, LanguageMapField
from catalog.models import Agency
from catalog.vocabulary.themes import THEMES


class NamedAgencySerializer(serializers.ModelSerializer[Agency]):
    name = LanguageMapField()
    description = LanguageMapField()
    parent = serializers.SlugRelatedField[Agency](slug_field="slug", read_only=True, allow_null=True)  # type: ignore[assignment]

    class Meta:
        model = Agency
        fields: tuple[str, ...] = ("id", "slug", "name", "description", "parent", "homepage")


class NamedTermSerializer(serializers.Serializer[dict[str, Any]]):
    code = serializers.CharField()
    label = LanguageMapField()  # type: ignore[assignment]
    uri = serializers.CharField()


class NamedLicenseSerializer(NamedTermSerializer):
    conformant = serializers.BooleanField(help_text="Conforms to the Open Definition.")


class AgencySlugField(Expandable, serializers.SlugRelatedField[Agency]):
    whole = NamedAgencySerializer


class LicenseField(Expandable, serializers.CharField):
    whole = NamedLicenseSerializer


class ThemeField(Expandable, serializers.ChoiceField):
    whole = NamedTermSerializer

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=[theme.code for theme in THEMES], **options)


class AgencySerializer(NamedAgencySerializer):
    parent = AgencySlugField(slug_field="slug", read_only=True, allow_null=True)
    datasets = serializers.IntegerField(source="public_datasets")

    class Meta(NamedAgencySerializer.Meta):
        fields = (*NamedAgencySerializer.Meta.fields, "datasets")


class TermSerializer(NamedTermSerializer):
    datasets = serializers.IntegerField()


class LicenseSerializer(NamedLicenseSerializer):
    datasets = serializers.IntegerField()


class FormatSerializer(TermSerializer):
    media_type = serializers.CharField()
    open_specification = serializers.BooleanField(help_text="No single party controls the format.")


class KeywordSerializer(serializers.Serializer[dict[str, Any]]):
    keyword = serializers.CharField()
    datasets = serializers.IntegerField()


class AreaSerializer(serializers.Serializer[dict[str, Any]]):
    spatial = GeometryField()
    datasets = serializers.IntegerField()
