"""Everything that a dataset says in words, where a condition may stand: metadata, titles, the files themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from catalog.models import Dataset, Problem, Resource, Version
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
    versions = [version for version in served if version is not None]
    footnotes = _footnotes(versions)
    for version in versions:
        substance = getattr(version, "substance", None)
        for line in (*(substance.measured.get("notes", ()) if substance else ()), *footnotes[version.pk]):
            yield Statement("file", line)


def _footnotes(versions: list[Version]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    notes = Problem.objects.filter(version__in=versions, code=FOOTNOTE).order_by("version", "position")
    for version, line in notes.values_list("version", "cell"):
        found[version].append(line)
    return found
