"""The parameters of `GET datasets`, and what they select in PostgreSQL for an agency's own datasets."""

import django_filters as filters
from django.db.models import QuerySet

from catalog.models import Dataset, State
from catalog.vocabulary.frequencies import FREQUENCIES
from catalog.vocabulary.levels import LEVELS
from catalog.vocabulary.term import choices
from catalog.vocabulary.themes import THEMES


class OwnDatasetFilter(filters.FilterSet):
    """`GET datasets/mine`: drafts and all, straight from the database, so never a moment late."""

    agency = filters.CharFilter(field_name="agency__slug", help_text="An agency's slug.")
    state = filters.MultipleChoiceFilter(choices=State.choices)
    level = filters.ChoiceFilter(field_name="release_level", choices=choices(LEVELS))
    frequency = filters.ChoiceFilter(choices=choices(FREQUENCIES))
    theme = filters.ChoiceFilter(choices=choices(THEMES), method="by_theme")
    modified_after = filters.IsoDateTimeFilter(field_name="modified", lookup_expr="gte")
    modified_before = filters.IsoDateTimeFilter(field_name="modified", lookup_expr="lt")

    class Meta:
        model = Dataset
        fields: tuple[str, ...] = ()

    def by_theme(self, queryset: QuerySet[Dataset], _name: str, value: str) -> QuerySet[Dataset]:
        return queryset.filter(themes__contains=[value])
