"""The parameters of `GET datasets`, and what they select in PostgreSQL for an agency's own datasets."""

from datetime import UTC, datetime
from typing import Any

import django_filters as filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django_filters.fields import IsoDateTimeField

from catalog.models import Dataset, State
from catalog.vocabulary.frequencies import FREQUENCIES
from catalog.vocabulary.levels import LEVELS
from catalog.vocabulary.term import choices
from catalog.vocabulary.themes import THEMES


class MomentField(IsoDateTimeField):
    """In UTC: PostgreSQL knows no offset past 16 hours, and the first and last hours of time have no UTC."""

    def to_python(self, value: Any) -> datetime | None:
        moment: datetime | None = super().to_python(value)
        try:
            return moment.astimezone(UTC) if moment is not None else None
        except OverflowError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class MomentFilter(filters.IsoDateTimeFilter):
    field_class = MomentField


class OwnDatasetFilter(filters.FilterSet):
    """`GET datasets/mine`: drafts and all, straight from the database, so never a moment late."""

    agency = filters.CharFilter(field_name="agency__slug", help_text="An agency's slug.")
    state = filters.MultipleChoiceFilter(choices=State.choices)
    level = filters.ChoiceFilter(field_name="release_level", choices=choices(LEVELS))
    frequency = filters.ChoiceFilter(choices=choices(FREQUENCIES))
    theme = filters.ChoiceFilter(choices=choices(THEMES), method="by_theme")
    modified_after = MomentFilter(field_name="modified", lookup_expr="gte")
    modified_before = MomentFilter(field_name="modified", lookup_expr="lt")

    class Meta:
        model = Dataset
        fields: tuple[str, ...] = ()

    def by_theme(self, queryset: QuerySet[Dataset], _name: str, value: str) -> QuerySet[Dataset]:
        return queryset.filter(themes__contains=[value])
