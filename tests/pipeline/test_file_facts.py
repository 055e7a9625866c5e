"""Facts of all files of a dataset: each file's own, in as many questions for seven files as for one."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import AccessCheck, Dataset, Resource, ResourceSchema, Status, VersionSubstance
from catalog.openness.facts import DatasetFacts
from catalog.pipeline.facts import gather
from tests.make import (
    NOW,
    make_agency,
    make_dataset,
    make_job,
    make_problem,
    make_profile,
    make_resource,
    make_user,
    make_version,
)

pytestmark = pytest.mark.django_db


def _file(dataset: Dataset, position: int) -> Resource:
    resource = make_resource(dataset, title={"en": f"File {position}"}, position=position)
    version = make_version(resource, format="csv")
    make_profile(version, rows=position, encoding=f"code-{position}")
    VersionSubstance.objects.create(version=version, digest=f"{position:064x}", measured={"rows": position})
    make_problem(version, "ragged-row", 1, count=position)
    make_problem(version, "footnote", 0, cell=f"Note {position}")
    _checked(resource, position)
    return resource


def _checked(resource: Resource, days: int) -> None:
    at = NOW - timedelta(days=days)
    AccessCheck.objects.create(resource=resource, at=at, user_agent="curl", ok=True, direct=True, ranges=True)


def _questions(dataset: Dataset) -> tuple[DatasetFacts, int]:
    with CaptureQueriesContext(connection) as seen:
        facts = gather(dataset, now=NOW)
    return facts, len(seen)


def test_each_file_has_its_own_facts_and_more_files_ask_no_more_questions() -> None:
    dataset = make_dataset(make_agency())
    first = _file(dataset, 1)
    ResourceSchema.objects.create(resource=first, descriptor={"fields": []}, set_by=make_user("setter"))
    _, few = _questions(dataset)
    for position in range(2, 8):
        _file(dataset, position)
    facts, many = _questions(dataset)
    assert many == few
    assert [one.title for one in facts.resources] == [f"File {position}" for position in range(1, 8)]
    assert [one.encoding for one in facts.resources] == [f"code-{position}" for position in range(1, 8)]
    assert facts.resources[4].problems == (("footnote", 1), ("ragged-row", 5))
    assert [one.profile.rows for one in facts.resources if one.profile] == list(range(1, 8))
    assert [one.substance.digest for one in facts.resources if one.substance] == [f"{p:064x}" for p in range(1, 8)]
    assert [one.has_schema for one in facts.resources] == [True, *[False] * 6]
    assert [check.at for one in facts.resources for check in one.checks] == [
        NOW - timedelta(days=position) for position in range(1, 8)
    ]
    assert [one.text for one in facts.statements if one.field == "file"] == [f"Note {p}" for p in range(1, 8)]


def test_a_file_without_a_version_has_the_status_of_its_newest_run() -> None:
    dataset = make_dataset(make_agency())
    tried, never = make_resource(dataset), make_resource(dataset, position=1)
    make_job(tried, status=Status.INVALID)
    make_job(tried, status=Status.FAILED)
    assert [one.status for one in gather(dataset, now=NOW).resources] == [Status.FAILED, Status.QUEUED]
    assert never.version is None


def test_checks_of_long_ago_do_not_count() -> None:
    dataset = make_dataset(make_agency())
    resource = make_resource(dataset)
    for days in (29, 31):
        _checked(resource, days)
    assert [one.at for one in gather(dataset, now=NOW).resources[0].checks] == [NOW - timedelta(days=29)]
