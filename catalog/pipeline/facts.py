"""Gather from the database everything that the openness criteria look at."""

from datetime import datetime, timedelta

from catalog.models import AccessCheck, Dataset, Job, Origin, Resource, ResourceSchema, Status, TableProfile, Version
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Profile
from catalog.publishing import personal
from catalog.publishing.metadata import MANDATORY, RECOMMENDED, missing
from catalog.vocabulary.frequencies import FREQUENCY

CHECKED_DAYS = 30


def gather(dataset: Dataset, *, now: datetime, candidate: Version | None = None) -> DatasetFacts:
    """`candidate` stands for the version that its resource serves: it is about to."""
    resources = list(dataset.resources.select_related("version__profile"))
    served = {resource.pk: _served(resource, candidate) for resource in resources}
    return DatasetFacts(
        now=now,
        frequency=dataset.frequency,
        every=FREQUENCY[dataset.frequency].every,
        license=dataset.license,
        collected_by_publisher=dataset.collected_by_publisher,
        has_collection_method=bool(dataset.collection_method),
        has_provenance=bool(dataset.provenance),
        harvested_from=dataset.harvested_from,
        access_conditions=bool(dataset.access_conditions),
        declared_records=dataset.declared_records,
        missing_mandatory=missing(dataset, MANDATORY),
        missing_recommended=missing(dataset, RECOMMENDED),
        mandatory_fields=len(MANDATORY),
        recommended_fields=len(RECOMMENDED),
        personal_data_open=personal.unresolved(version for version in served.values() if version).count(),
        resources=tuple(_resource(resource, served[resource.pk], now) for resource in resources),
    )


def _served(resource: Resource, candidate: Version | None) -> Version | None:
    if candidate is not None and candidate.resource_id == resource.pk:
        return candidate
    return resource.version


def _resource(resource: Resource, version: Version | None, now: datetime) -> ResourceFacts:
    changes = tuple(v.content_modified or v.created for v in resource.versions.order_by("number"))
    return ResourceFacts(
        id=str(resource.pk),
        title=str(resource),
        format=version.format if version else "unknown",
        status=Status.VALID if version else _last_status(resource),
        encoding=_encoding(version),
        size=version.size if version else None,
        sha256=version.sha256 if version else "",
        origin=version.origin if version else Origin.LINK if resource.url else Origin.UPLOAD,
        changed=(version.content_modified or version.created) if version else None,
        changes=changes,
        profile=_profile(version),
        problems=tuple(version.problems.values_list("code", "count")) if version else (),
        has_schema=ResourceSchema.objects.filter(resource=resource).exists(),
        checks=_checks(resource, now),
    )


def _last_status(resource: Resource) -> str:
    last = Job.objects.filter(resource=resource).order_by("-created").first()
    return last.status if last else Status.QUEUED


def _table(version: Version | None) -> TableProfile | None:
    return TableProfile.objects.filter(version=version).first() if version else None


def _encoding(version: Version | None) -> str:
    table = _table(version)
    return table.encoding if table else ""


def _profile(version: Version | None) -> Profile | None:
    table = _table(version)
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
        )
        for check in recent
    )
