"""Everything that a dataset says in words, where a condition may stand: metadata, titles, the files themselves."""

from collections.abc import Iterable, Iterator

from catalog.models import Dataset, Resource, Version
from catalog.openness.facts import Statement

# In the order in which a reader meets them.
FIELDS = ("title", "description", "access_conditions", "provenance", "collection_method")


def stated(dataset: Dataset, resources: Iterable[Resource], served: Iterable[Version | None]) -> tuple[Statement, ...]:
    return (
        *(Statement(field, text) for field in FIELDS for text in getattr(dataset, field).values()),
        Statement("license", dataset.license),
        *_of_resources(resources),
        *_of_files(served),
    )


def _of_resources(resources: Iterable[Resource]) -> Iterator[Statement]:
    for resource in resources:
        for text in (*resource.title.values(), *resource.description.values()):
            yield Statement("resource", text)


def _of_files(served: Iterable[Version | None]) -> Iterator[Statement]:
    """Titles above the header, footnotes, a licence key: what the profile stage read of them."""
    for version in served:
        substance = getattr(version, "substance", None)
        for line in substance.measured.get("notes", ()) if substance else ():
            yield Statement("file", line)
