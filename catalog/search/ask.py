"""Ask the index, and show only what the database still says is public."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from catalog.models import Dataset, Resource
from catalog.search.index import Found, IndexUnusable, Reader
from catalog.search.query import SearchQuery


@dataclass(frozen=True, slots=True)
class Results:
    """`ready` is False while this node's index is being built: then nothing is known, not nothing found."""

    datasets: tuple[Dataset, ...]
    count: int
    facets: dict[str, tuple[tuple[str, int], ...]]
    ready: bool = True


def search_datasets(query: SearchQuery) -> Results:
    """Raises BadFilter for a filter's nonsense."""
    try:
        found = _reader(Path(settings.INDEX_DIR)).search(query)
    except IndexUnusable:
        return Results((), 0, dict.fromkeys(query.facets, ()), ready=False)
    return Results(hydrate(found, with_everything(Dataset.objects.public())), found.count, found.facets)


def hydrate(found: Found, visible: QuerySet[Dataset]) -> tuple[Dataset, ...]:
    """In the order of the search; what was withdrawn since the index saw it is left out."""
    by_id = {str(dataset.pk): dataset for dataset in visible.filter(pk__in=found.ids)}
    return tuple(by_id[one] for one in found.ids if one in by_id)


def with_everything(datasets: QuerySet[Dataset]) -> QuerySet[Dataset]:
    """All that a line of a list shows, in a fixed number of queries."""
    resources = Prefetch("resources", Resource.objects.select_related("version__profile", "link"))
    return datasets.select_related("agency", "assessment").prefetch_related("assessment__marks", resources)


@lru_cache(maxsize=8)
def _reader(root: Path) -> Reader:
    return Reader(root)
