"""Gather from the database everything that the openness criteria look at."""

from datetime import datetime

from catalog.models import Dataset, Resource, Version
from catalog.openness.attesting import says_nothing
from catalog.openness.facts import DatasetFacts
from catalog.pipeline.file_facts import file_facts
from catalog.pipeline.stated import stated
from catalog.pipeline.updates import updates_of
from catalog.publishing import personal
from catalog.publishing.metadata import MANDATORY, RECOMMENDED, Filled, missing
from catalog.vocabulary.frequencies import FREQUENCY

# Fields in words, by language.
WORDED = ("title", "description", "provenance", "collection_method")


def gather(dataset: Dataset, *, now: datetime, candidate: Version | None = None) -> DatasetFacts:
    """`candidate` stands for the version that its resource serves: it is about to."""
    resources = list(dataset.resources.select_related("dataset", "version__substance"))
    served = {resource.pk: _served(resource, candidate) for resource in resources}
    return DatasetFacts(
        now=now,
        frequency=dataset.frequency,
        every=FREQUENCY[dataset.frequency].every,
        license=dataset.license,
        collected_by_publisher=dataset.collected_by_publisher,
        collection_method=tuple(dataset.collection_method.values()),
        provenance=tuple(dataset.provenance.values()),
        harvested_from=dataset.harvested_from,
        access_conditions=bool(dataset.access_conditions) and not says_nothing(dataset.access_conditions.values()),
        declared_records=dataset.declared_records,
        missing_mandatory=empty_fields(dataset, MANDATORY),
        missing_recommended=empty_fields(dataset, RECOMMENDED),
        mandatory_fields=len(MANDATORY),
        recommended_fields=len(RECOMMENDED),
        personal_data_open=personal.unresolved(version for version in served.values() if version).count(),
        resources=file_facts(resources, served, updates_of(dataset), now=now),
        statements=stated(dataset, resources, served.values()),
        path=dataset.get_absolute_url(),
    )


def empty_fields(dataset: Dataset, fields: dict[str, Filled]) -> tuple[str, ...]:
    """Those that are not filled, and those that are filled with nothing but 无, n/a, test."""
    wordless = {name for name in WORDED if says_nothing(getattr(dataset, name).values())}
    unfilled = missing(dataset, fields)
    return tuple(name for name in fields if name in unfilled or name in wordless)


def _served(resource: Resource, candidate: Version | None) -> Version | None:
    if candidate is not None and candidate.resource_id == resource.pk:
        return candidate
    return resource.version
