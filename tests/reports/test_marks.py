"""The marks of a dataset over time: only what changed, and whether the rules did."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Assessment, CriterionMark, Dataset
from catalog.reports.marks import LOOKED_BACK, SHOWN, marks_over_time
from catalog.vocabulary.criteria import CRITERIA
from tests.make import NOW, make_agency, make_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def dataset() -> Dataset:
    return make_dataset(make_agency())


def measured(dataset: Dataset, *, days_ago: float, met: int, rules: str = "2") -> None:
    assessment = Assessment.objects.create(
        dataset=dataset,
        assessed=NOW - timedelta(days=days_ago),
        rules=rules,
        score=met / 8,
        met=met,
        gate_passes=False,
    )
    CriterionMark.objects.bulk_create(
        CriterionMark(
            assessment=assessment, position=position, criterion=term.code, mark="met" if position < met else "unmet"
        )
        for position, term in enumerate(CRITERIA)
    )


def test_what_did_not_change_is_left_out(dataset: Dataset) -> None:
    for days_ago, met in ((9, 3), (8, 3), (7, 5), (6, 5), (5, 3), (4, 3)):
        measured(dataset, days_ago=days_ago, met=met)
    found = marks_over_time(dataset, now=NOW)
    assert found is not None
    assert [change.met for change in found.changes] == [3, 5, 3]
    assert [line.marks for line in found.lines][3] == ("unmet", "met", "unmet")
    assert [line.criterion for line in found.lines] == [term.code for term in CRITERIA]


def test_a_change_of_the_rules_is_marked(dataset: Dataset) -> None:
    measured(dataset, days_ago=9, met=3, rules="1")
    measured(dataset, days_ago=8, met=3, rules="2")
    found = marks_over_time(dataset, now=NOW)
    assert found is not None
    assert [(change.rules, change.new_rules) for change in found.changes] == [("1", False), ("2", True)]


def test_one_measurement_is_no_history(dataset: Dataset) -> None:
    assert marks_over_time(dataset, now=NOW) is None
    measured(dataset, days_ago=2, met=3)
    measured(dataset, days_ago=1, met=3)
    assert marks_over_time(dataset, now=NOW) is None


def test_the_newest_changes_are_shown_of_the_last_years(dataset: Dataset) -> None:
    measured(dataset, days_ago=LOOKED_BACK.days + 5, met=8)
    for number in range(30):
        measured(dataset, days_ago=30 - number, met=number % 2)
    with CaptureQueriesContext(connection) as seen:
        found = marks_over_time(dataset, now=NOW)
    assert found is not None
    assert len(found.changes) == SHOWN
    assert found.changes[-1].met == 1
    assert len(seen) == 1
