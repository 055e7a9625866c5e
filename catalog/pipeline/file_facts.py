"""What the openness criteria look at in a dataset's files: each question is asked once for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from catalog.models import (
    AccessCheck,
    Job,
    Origin,
    Problem,
    Resource,
    ResourceSchema,
    Status,
    TableProfile,
    Version,
    VersionSubstance,
)
from catalog.openness.facts import AccessFacts, ResourceFacts
from catalog.pipeline.updates import Update
from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Profile
from catalog.profiling.substance import Substance, substance_of

CHECKED_DAYS = 30
# What both an access check and its facts call by the same name.
CHECK = ("at", "user_agent", "ok", "status", "direct", "ranges", "size", "digest", "error", "robots")


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows of the database: the first three by version, the others by resource."""

    tables: Mapping[UUID, TableProfile]
    substances: Mapping[UUID, Substance]
    problems: Mapping[UUID, list[tuple[str, int]]]
    described: frozenset[UUID]
    checks: Mapping[UUID, list[AccessFacts]]
    last_status: Mapping[UUID, str]
    updates: Mapping[UUID, list[Update]]


def file_facts(
    resources: Iterable[Resource],
    served: Mapping[UUID, Version | None],
    updates: Mapping[UUID, list[Update]],
    *,
    now: datetime,
) -> tuple[ResourceFacts, ...]:
    """In the order of `resources`. `served` and `updates` by resource: its version, and what each version brought."""
    found = list(resources)
    kept = _kept([one.pk for one in found], [version.pk for version in served.values() if version], updates, now)
    return tuple(_facts(resource, served[resource.pk], kept) for resource in found)


def _kept(resources: list[UUID], versions: list[UUID], updates: Mapping[UUID, list[Update]], now: datetime) -> Kept:
    # What was profiled a moment ago is read anew: a version in hand may remember that it had none.
    tables = TableProfile.objects.filter(version__in=versions)
    substances = VersionSubstance.objects.filter(version__in=versions)
    newest = Job.objects.filter(resource__in=resources).order_by("resource", "-created").distinct("resource")
    return Kept(
        tables={table.version_id: table for table in tables},
        substances={kept.version_id: substance_of(kept.digest, kept.measured) for kept in substances},
        problems=_problems(versions),
        described=frozenset(ResourceSchema.objects.filter(resource__in=resources).values_list("resource", flat=True)),
        checks=_checks(resources, now),
        last_status=dict(newest.values_list("resource", "status")),
        updates=updates,
    )


def _problems(versions: list[UUID]) -> dict[UUID, list[tuple[str, int]]]:
    found: dict[UUID, list[tuple[str, int]]] = defaultdict(list)
    rows = Problem.objects.filter(version__in=versions).order_by("version", "position")
    for version, code, count in rows.values_list("version", "code", "count"):
        found[version].append((code, count))
    return found


def _checks(resources: list[UUID], now: datetime) -> dict[UUID, list[AccessFacts]]:
    found: dict[UUID, list[AccessFacts]] = defaultdict(list)
    recent = AccessCheck.objects.filter(resource__in=resources, at__gte=now - timedelta(days=CHECKED_DAYS))
    for resource, *values in recent.order_by("resource", "at").values_list("resource", *CHECK):
        fields: dict[str, Any] = dict(zip(CHECK, values, strict=True))
        found[resource].append(AccessFacts(**fields))
    return found


def _facts(resource: Resource, version: Version | None, kept: Kept) -> ResourceFacts:
    served = [one for one in kept.updates.get(resource.pk, ()) if version and one.number <= version.number]
    # The first version dates the file, be it a copy; of the others, those that brought something new.
    changes = tuple(update.moment for position, update in enumerate(served) if update.new or not position)
    table = kept.tables.get(version.pk) if version else None
    return ResourceFacts(
        id=str(resource.pk),
        title=str(resource),
        format=version.format if version else "unknown",
        status=Status.VALID if version else kept.last_status.get(resource.pk, Status.QUEUED),
        encoding=table.encoding if table else "",
        size=version.size if version else None,
        sha256=version.sha256 if version else "",
        origin=version.origin if version else Origin.LINK if resource.url else Origin.UPLOAD,
        changed=max(changes, default=None),
        changes=changes,
        profile=_profile(table),
        problems=tuple(kept.problems.get(version.pk, ())) if version else (),
        has_schema=resource.pk in kept.described,
        checks=tuple(kept.checks.get(resource.pk, ())),
        substance=kept.substances.get(version.pk) if version else None,
        repeats=len(served) - len(changes),
        path=resource.get_absolute_url(),
        url=resource.url,
    )


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
