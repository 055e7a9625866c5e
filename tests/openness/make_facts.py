"""Facts with plain defaults: a well-kept open dataset with one CSV file. A test changes what it is about."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.marks import Mark
from catalog.profiling.profile import INTEGER, STRING, Column, Profile

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BROWSER, CURL, CRAWLER = "Firefox/140.0", "curl/8.5.0", "KaimenProbe/1"
AGENTS = (BROWSER, CURL, CRAWLER)


def make_column(**values: Any) -> Column:
    return replace(Column(name="stops", title="Stops", type=INTEGER, filled=100), **values)


def make_profile(**values: Any) -> Profile:
    columns = (make_column(), make_column(name="name", title="Name", type=STRING))
    return replace(Profile(rows=100, rows_present=100, columns=columns), **values)


def make_check(user_agent: str = BROWSER, **values: Any) -> AccessFacts:
    check = AccessFacts(
        at=NOW - timedelta(hours=2),
        user_agent=user_agent,
        ok=True,
        status=200,
        direct=True,
        ranges=True,
        size=2048,
        digest="d" * 64,
    )
    return replace(check, **values)


def make_round(**values: Any) -> tuple[AccessFacts, ...]:
    """One fetch by each program, all alike."""
    return tuple(make_check(agent, **values) for agent in AGENTS)


def make_resource(**values: Any) -> ResourceFacts:
    resource = ResourceFacts(
        id="1",
        title="Stops",
        format="csv",
        status="valid",
        encoding="utf-8",
        size=2048,
        sha256="a" * 64,
        origin="upload",
        changed=NOW - 10 * DAY,
        changes=(NOW - 10 * DAY,),
        profile=make_profile(),
        problems=(),
        has_schema=False,
        checks=make_round(),
    )
    return replace(resource, **values)


def make_pdf(**values: Any) -> ResourceFacts:
    return make_resource(**{"format": "pdf", "title": "Report", "encoding": "", "profile": None, **values})


def make_facts(*resources: ResourceFacts, **values: Any) -> DatasetFacts:
    """Without resources given: one. For none at all, say `resources=()`."""
    facts = DatasetFacts(
        now=NOW,
        frequency="monthly",
        every=31 * DAY,
        license="CC-BY-4.0",
        collected_by_publisher=True,
        collection_method=("Counted in the field by two surveyors.",),
        provenance=("From https://data.example.gov/d/1, of the Example Agency.",),
        harvested_from="",
        access_conditions=False,
        declared_records=None,
        missing_mandatory=(),
        missing_recommended=(),
        mandatory_fields=6,
        recommended_fields=7,
        personal_data_open=0,
        resources=resources or (make_resource(),),
    )
    return replace(facts, **values)


def codes(mark: Mark) -> list[str]:
    return [item.code for item in mark.evidence]


def said(mark: Mark) -> str:
    """All of the evidence in English."""
    return " ".join(item.text.en for item in mark.evidence)
