"""Everything that a dataset says in words, where a condition may stand: metadata, titles, the files themselves."""

from collections.abc import Iterable, Iterator

from catalog.models import Dataset, Resource, Version
from catalog.openness.facts import Statement

# In the order in which a reader meets them.
FIELDS = ("title", "description", "access_conditions", "provenance", "collection_method")

# The kind of problem that holds a note under the rows, which is no row of the table.
FOOTNOTE = "footnote"


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
    """Titles above the header, a licence key, footnotes: what the profile stage read, and what validation left out."""
    for version in served:
        if version is None:
            continue
        substance = getattr(version, "substance", None)
        for line in substance.measured.get("notes", ()) if substance else ():
            yield Statement("file", line)
        for line in version.problems.filter(code=FOOTNOTE).values_list("cell", flat=True):
            yield Statement("file", line)
