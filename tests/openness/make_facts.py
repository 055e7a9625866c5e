"""Facts of a model dataset, to be spoiled one by one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.profiling.profile import Column, Profile

NOW = datetime(2026, 11, 1, tzinfo=UTC)
COLUMN = Column("a", "A", "integer", filled=100)
PROFILE = Profile(rows=100, rows_present=100, columns=(COLUMN,))


def check(**values: Any) -> AccessFacts:
    good = AccessFacts(
        at=NOW, user_agent="curl", ok=True, status=200, direct=True, ranges=True, size=1000, digest="d" * 64
    )
    return replace(good, **values)


CHECKS = (check(), check(user_agent="browser"), check(user_agent="crawler"))


def resource(**values: Any) -> ResourceFacts:
    good = ResourceFacts(
        id="1",
        title="Stops",
        format="csv",
        status="valid",
        encoding="utf-8",
        size=1000,
        sha256="e" * 64,
        origin="upload",
        changed=NOW - timedelta(days=3),
        changes=(NOW - timedelta(days=33), NOW - timedelta(days=3)),
        profile=PROFILE,
        problems=(),
        has_schema=False,
        checks=CHECKS,
    )
    return replace(good, **values)


def facts(*resources: ResourceFacts, **values: Any) -> DatasetFacts:
    good = DatasetFacts(
        now=NOW,
        frequency="monthly",
        every=timedelta(days=31),
        license="CC-BY-4.0",
        collected_by_publisher=True,
        has_collection_method=True,
        has_provenance=True,
        harvested_from="",
        access_conditions=False,
        declared_records=None,
        missing_mandatory=(),
        missing_recommended=(),
        mandatory_fields=6,
        recommended_fields=7,
        personal_data_open=0,
        resources=resources or (resource(),),
    )
    return replace(good, **values)
