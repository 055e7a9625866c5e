"""`{% similar_to dataset as alike %}`: public datasets like it."""

from django import template

from catalog.models import Dataset
from catalog.search.ask import similar_datasets

register = template.Library()


@register.simple_tag
def similar_to(dataset: Dataset) -> tuple[Dataset, ...]:
    """None for what only its agency sees: the index knows nothing of it."""
    return similar_datasets(dataset) if dataset.is_public else ()
