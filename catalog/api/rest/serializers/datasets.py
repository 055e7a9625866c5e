"""Datasets as read and written."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from catalog.api.rest.expansion import Expandable
from catalog.api.rest.serializers.fields import GeometryField, LanguageMapField
from catalog.api.rest.serializers.openness import OpennessSerializer, ShortOpennessSerializer
from catalog.api.rest.serializers.resources import ResourceSerializer
from catalog.api.rest.serializers.vocabularies import AgencySlugField, LicenseField, ThemeField
from catalog.geometry import is_geometry
from catalog.models import Agency, Dataset
from catalog.vocabulary.frequencies import FREQUENCIES
from catalog.vocabulary.levels import LEVELS
from catalog.vocabulary.licenses import LICENSE
from catalog.vocabulary.themes import THEMES

# The shape of a tag of BCP 47, such as zh-Hans or en.
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
LEVEL_CODES = [level.code for level in LEVELS]


class ContactSerializer(serializers.Serializer[Dataset]):
    name = serializers.CharField(source="contact_name", max_length=200, allow_blank=True, required=False)
    email = serializers.EmailField(source="contact_email", allow_blank=True, required=False)


class PeriodSerializer(serializers.Serializer[Dataset]):
    start = serializers.DateField(source="period_start", allow_null=True, required=False)
    end = serializers.DateField(source="period_end", allow_null=True, required=False)


class DatasetFields(serializers.ModelSerializer[Dataset]):
    """What reading and writing have in common."""

    agency = serializers.SlugRelatedField(slug_field="slug", queryset=Agency.objects.all())
    title = LanguageMapField(required=True)
    description = LanguageMapField(required=True)
    themes = serializers.ListField(
        child=serializers.ChoiceField(choices=[theme.code for theme in THEMES]), required=False, max_length=13
    )
    keywords = serializers.ListField(child=serializers.CharField(max_length=100), required=False, max_length=50)
    license = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text="An SPDX identifier, or a URI."
    )
    frequency = serializers.ChoiceField(choices=[f.code for f in FREQUENCIES], required=False)
    provenance = LanguageMapField(required=False)
    collection_method = LanguageMapField(required=False)
    access_conditions = LanguageMapField(
        required=False, help_text="A login, key, fee or stated purpose that the agency asks for; empty for none."
    )
    contact = ContactSerializer(source="*", required=False)
    period = PeriodSerializer(source="*", required=False)
    spatial = GeometryField(required=False, allow_null=True)
    languages = serializers.ListField(child=serializers.CharField(max_length=35), required=False, max_length=50)

    class Meta:
        model = Dataset
        fields: tuple[str, ...] = (
            "agency",
            "title",
            "description",
            "themes",
            "keywords",
            "license",
            "release_level",
            "frequency",
            "provenance",
            "collection_method",
            "collected_by_publisher",
            "access_conditions",
            "contact",
            "landing_page",
            "languages",
            "period",
            "spatial",
            "declared_records",
        )


class DatasetWriteSerializer(DatasetFields):
    """`release_level` is the level asked for: `open` is granted by measurement once the dataset is public."""

    release_level = serializers.ChoiceField(source="requested_level", choices=LEVEL_CODES, required=False)

    def validate_license(self, value: str) -> str:
        if value and value not in LICENSE and not value.startswith(("http://", "https://")):
            raise serializers.ValidationError(
                _("This is neither an SPDX identifier that we know (see /api/v1/licenses) nor a URI."), code="unknown"
            )
        return value

    def validate_spatial(self, value: object) -> object:
        if value is not None and not is_geometry(value):
            raise serializers.ValidationError(_("This is no GeoJSON geometry in degrees."), code="no-geometry")
        return value

    def validate_languages(self, value: list[str]) -> list[str]:
        for tag in value:
            if not LANGUAGE_TAG.fullmatch(tag):
                raise serializers.ValidationError(
                    _("“%(key)s” is no language.") % {"key": tag}, code="unknown-language"
                )
        return value

    def values(self) -> tuple[Agency | None, Mapping[str, Any]]:
        """The agency, if given, and the model's fields to set."""
        fields = dict(self.validated_data)
        return fields.pop("agency", None), fields


class DatasetSerializer(DatasetFields):
    """A dataset whole. `release_level` is the level that holds, `requested_level` the one that its agency asks for."""

    agency = AgencySlugField(slug_field="slug", read_only=True)
    agency_name = LanguageMapField(source="agency.name", read_only=True)
    license = LicenseField(read_only=True, help_text="An SPDX identifier, or a URI.")
    themes = serializers.ListField(child=ThemeField(), read_only=True)
    release_level = serializers.ChoiceField(choices=LEVEL_CODES, read_only=True)
    requested_level = serializers.ChoiceField(choices=LEVEL_CODES, read_only=True)
    url = serializers.SerializerMethodField()
    resources = ResourceSerializer(many=True, read_only=True)
    openness = OpennessSerializer(source="assessment", read_only=True, allow_null=True)

    class Meta(DatasetFields.Meta):
        fields = (
            "id",
            "slug",
            "url",
            "agency_name",
            "requested_level",
            "state",
            "issued",
            "modified",
            "resources",
            "openness",
            *DatasetFields.Meta.fields,
        )
        read_only_fields = ("id", "slug", "state", "issued", "modified")

    def get_url(self, dataset: Dataset) -> str:
        return settings.SITE_URL + dataset.get_absolute_url()


class DatasetListSerializer(DatasetSerializer):
    """As in a list: the marks come without their evidence."""

    openness = ShortOpennessSerializer(source="assessment", read_only=True, allow_null=True)  # type: ignore[assignment]


class DatasetSlugField(Expandable, serializers.SlugRelatedField[Dataset]):
    whole = DatasetSerializer


class PlacedResourceSerializer(ResourceSerializer):
    """A file by itself, which says what dataset it is of."""

    dataset = DatasetSlugField(slug_field="slug", read_only=True)

    class Meta(ResourceSerializer.Meta):
        fields = (*ResourceSerializer.Meta.fields, "dataset")
