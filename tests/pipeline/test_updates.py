from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Resource, Severity, Version, VersionSubstance
from catalog.pipeline.updates import Update, updates_of
from tests.make import NOW, make_agency, make_dataset, make_problem, make_resource, make_version

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def resource() -> Resource:
    return make_resource(make_dataset(make_agency()))


def arrive(resource: Resource, number: int, content: str, *, ago: int, claimed: int | None = None) -> Version:
    """Version `number`, whose rows come to `content`."""
    modified = NOW - claimed * DAY if claimed is not None else None
    with time_machine.travel(NOW - ago * DAY, tick=False):
        version = make_version(resource, number, sha256=f"{number:064x}", content_modified=modified)
    VersionSubstance.objects.create(version=version, digest=content * 64)
    return version


def told(resource: Resource) -> list[Update]:
    return updates_of(resource.dataset)[resource.pk]


def test_new_rows_are_an_update_and_the_same_again_are_none(resource: Resource) -> None:
    for number, content in enumerate("abba", start=1):
        arrive(resource, number, content, ago=10 - number)
    assert told(resource) == [
        Update(1, NOW - 9 * DAY, new=True),
        Update(2, NOW - 8 * DAY, new=True),
        Update(3, NOW - 8 * DAY, new=False),
        Update(4, NOW - 9 * DAY, new=False),
    ]


def test_a_copy_in_another_file_of_the_dataset_is_none_and_in_another_dataset_is_one(resource: Resource) -> None:
    arrive(resource, 1, "a", ago=9)
    copy = make_resource(resource.dataset)
    arrive(copy, 1, "a", ago=1)
    elsewhere = make_resource(make_dataset(resource.dataset.agency, "elsewhere"))
    arrive(elsewhere, 1, "a", ago=1)
    assert told(copy) == [Update(1, NOW - 9 * DAY, new=False)]
    assert told(elsewhere) == [Update(1, NOW - DAY, new=True)]


@pytest.mark.parametrize(("claimed", "days"), [(5, 5), (0, 3), (-400, 3), (None, 3)])
def test_content_is_never_younger_than_its_arrival(resource: Resource, claimed: int | None, days: int) -> None:
    arrive(resource, 1, "a", ago=3, claimed=claimed)
    assert told(resource) == [Update(1, NOW - days * DAY, new=True)]


def test_a_refused_version_is_left_out_and_a_warned_one_is_not(resource: Resource) -> None:
    make_problem(arrive(resource, 1, "a", ago=9), severity=Severity.ERROR)
    make_problem(arrive(resource, 2, "b", ago=8), severity=Severity.WARNING)
    assert [update.number for update in told(resource)] == [2]


def test_one_that_was_never_measured_counts_by_its_bytes(resource: Resource) -> None:
    for number, sha256 in enumerate(("a" * 64, "a" * 64, "b" * 64), start=1):
        make_version(resource, number, sha256=sha256)
    assert [update.new for update in told(resource)] == [True, False, True]


def test_one_question_whatever_the_number_of_versions(resource: Resource) -> None:
    for number in range(1, 7):
        arrive(resource, number, "abcdef"[number - 1], ago=10 - number)
    with CaptureQueriesContext(
        connection,
    ) as questions:
        updates_of(resource.dataset)
    assert len(questions) == 1
