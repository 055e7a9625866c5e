"""Gather from the database everything that the openness criteria look at."""

from datetime import datetime, timedelta

from catalog.models import (
    AccessCheck,
    Dataset,
    Job,
    Origin,
    Resource,
    ResourceSchema,
    Status,
    TableProfile,
    Version,
    VersionSubstance,
)
from catalog.openness.attesting import says_nothing
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.pipeline.stated import stated
from catalog.pipeline.updates import Update, updates_of
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Profile
from catalog.profiling.substance import Substance, substance_of
from catalog.publishing import personal
from catalog.publishing.metadata import MANDATORY, RECOMMENDED, Filled, missing
from catalog.vocabulary.frequencies import FREQUENCY

CHECKED_DAYS = 30
# Fields in words, by language.
WORDED = ("title", "description", "provenance", "collection_method")


def gather(dataset: Dataset, *, now: datetime, candidate: Version | None = None) -> DatasetFacts:
    """`candidate` stands for the version that its resource serves: it is about to."""
    resources = list(dataset.resources.select_related("dataset", "version__profile", "version__substance"))
    served = {resource.pk: _served(resource, candidate) for resource in resources}
    kept = updates_of(dataset)
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
        resources=tuple(_resource(resource, served[resource.pk], now, kept[resource.pk]) for resource in resources),
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


def _resource(resource: Resource, version: Version | None, now: datetime, kept: list[Update]) -> ResourceFacts:
    served = [update for update in kept if version and update.number <= version.number]
    # The first version dates the file, be it a copy; of the others, those that brought something new.
    changes = tuple(update.moment for position, update in enumerate(served) if update.new or not position)
    table = _table(version)
    return ResourceFacts(
        id=str(resource.pk),
        title=str(resource),
        format=version.format if version else "unknown",
        status=Status.VALID if version else _last_status(resource),
        encoding=table.encoding if table else "",
        size=version.size if version else None,
        sha256=version.sha256 if version else "",
        origin=version.origin if version else Origin.LINK if resource.url else Origin.UPLOAD,
        changed=max(changes, default=None),
        changes=changes,
        profile=_profile(table),
        problems=tuple(version.problems.values_list("code", "count")) if version else (),
        has_schema=ResourceSchema.objects.filter(resource=resource).exists(),
        checks=_checks(resource, now),
        substance=_substance(version),
        repeats=len(served) - len(changes),
        path=resource.get_absolute_url(),
        url=resource.url,
    )


def _last_status(resource: Resource) -> str:
    last = Job.objects.filter(resource=resource).order_by("-created").first()
    return last.status if last else Status.QUEUED


def _table(version: Version | None) -> TableProfile | None:
    return TableProfile.objects.filter(version=version).first() if version else None


def _substance(version: Version | None) -> Substance | None:
    kept = VersionSubstance.objects.filter(version=version).first() if version else None
    return substance_of(kept.digest, kept.measured) if kept else None


def _profile(table: TableProfile | None) -> Profile | None:
    if table is None:
        return None
    return Profile(
        rows=table.rows,
        rows_present=table.rows_present,
        columns=columns_of(table.columns),
        period_column=table.period_column,
        period_start=table.period_start,
        period_end=table.period_end,
        bbox=tuple(table.bbox) if table.bbox else None,
        total_rows=table.total_rows,
        gaps=table.gaps,
    )


def _checks(resource: Resource, now: datetime) -> tuple[AccessFacts, ...]:
    recent = AccessCheck.objects.filter(resource=resource, at__gte=now - timedelta(days=CHECKED_DAYS)).order_by("at")
    return tuple(
        AccessFacts(
            at=check.at,
            user_agent=check.user_agent,
            ok=check.ok,
            status=check.status,
            direct=check.direct,
            ranges=check.ranges,
            size=check.size,
            digest=check.digest,
            error=check.error,
            robots=check.robots,
        )
        for check in recent
    )
