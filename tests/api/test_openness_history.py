"""Marks over time: of a dataset, row by row; of an agency, by month."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.api.rest.views.agency_openness import month_ends
from catalog.models import Activity, Agency, Assessment, CriterionMark, Dataset, Event
from catalog.vocabulary.criteria import CRITERIA
from tests.api.client import Api
from tests.make import NOW, Cast, make_cast, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db

TODAY = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def assessed(dataset: Dataset, at: datetime, met: int, rules: str = "2") -> Assessment:
    assessment = Assessment.objects.create(
        dataset=dataset, assessed=at, rules=rules, score=met / 8, met=met, gate_passes=met == 8
    )
    for position, criterion in enumerate(CRITERIA):
        mark = "met" if position < met else "unmet"
        CriterionMark.objects.create(
            assessment=assessment, position=position, criterion=criterion.code, mark=mark, value=float(mark == "met")
        )
    Dataset.objects.filter(pk=dataset.pk).update(assessment=assessment)
    return assessment


def issued(agency: Agency, slug: str, at: datetime) -> Dataset:
    dataset = make_public_dataset(agency, slug, requested_level="open")
    Dataset.objects.filter(pk=dataset.pk).update(issued=at)
    return dataset


def level(dataset: Dataset, at: datetime, event: Event) -> None:
    activity = Activity.objects.create(dataset=dataset, event=event)
    Activity.objects.filter(pk=activity.pk).update(at=at)


def history(slug: str) -> Any:
    with time_machine.travel(TODAY, tick=False):
        return Api().get(f"agencies/{slug}/openness?months=4").json()


def test_the_history_of_a_dataset_keeps_marks_with_their_rules(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    assessed(dataset, NOW + timedelta(days=1), 3, "2")
    assessed(dataset, NOW + timedelta(days=2), 8, "3")
    page = Api().get(f"datasets/{dataset.slug}/openness/history?page_size=2").json()
    assert (page["count"], [row["rules"] for row in page["results"]]) == (3, ["3", "2"])
    assert [len(row["marks"]) for row in page["results"]] == [8, 8]
    assert [row["met"] for row in page["results"]] == [8, 3]
    assert page["next"]


def test_an_agencys_months_tell_what_was_known_then(cast: Cast) -> None:
    first = issued(cast.agency, "first", datetime(2026, 8, 10, tzinfo=UTC))
    second = issued(cast.agency, "second", datetime(2026, 10, 5, tzinfo=UTC))
    CriterionMark.objects.all().delete()
    Assessment.objects.all().delete()
    assessed(first, datetime(2026, 8, 11, tzinfo=UTC), 8)
    level(first, datetime(2026, 8, 11, tzinfo=UTC), Event.LEVEL_GRANTED)
    assessed(first, datetime(2026, 10, 2, tzinfo=UTC), 4)
    level(first, datetime(2026, 10, 31, 23, 59, tzinfo=UTC), Event.LEVEL_LOST)
    assessed(second, datetime(2026, 11, 2, tzinfo=UTC), 2)
    make_dataset(cast.agency, "draft")
    make_public_dataset(cast.other_agency, "elsewhere")
    told = history("transport")
    assert [
        (month["at"][:10], month["datasets"], month["open"], month["assessed"], month["mean_score"])
        for month in told["months"]
    ] == [
        ("2026-09-01", 1, 1, 1, 1.0),
        ("2026-10-01", 1, 1, 1, 1.0),
        ("2026-11-01", 2, 0, 1, 0.5),
        ("2026-11-20", 2, 0, 2, 0.375),
    ]
    assert told["now"] == told["months"][-1]
    assert told["now"]["criteria"]["complete"] == {"met": 2, "partly": 0, "unmet": 0, "unknown": 0}
    assert told["now"]["criteria"]["open-license"] == {"met": 0, "partly": 0, "unmet": 2, "unknown": 0}
    assert told["months"][0]["criteria"]["open-license"]["met"] == 1


def test_the_present_counts_the_level_that_holds(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency, requested_level="open", release_level="open")
    assert history("transport")["now"]["open"] == 1
    Dataset.objects.filter(pk=dataset.pk).update(release_level="shared", requested_level="shared")
    assert history("transport")["now"]["datasets"] == 0


def test_a_withdrawn_dataset_counts_as_long_as_it_was_there(cast: Cast) -> None:
    dataset = issued(cast.agency, "gone", datetime(2026, 8, 10, tzinfo=UTC))
    Dataset.objects.filter(pk=dataset.pk).update(state="withdrawn", withdrawn_at=datetime(2026, 10, 10, tzinfo=UTC))
    assert [month["datasets"] for month in history("transport")["months"]] == [1, 1, 0, 0]


def test_an_agency_without_data_has_months_of_nothing(cast: Cast) -> None:
    told = history("water")
    assert [month["datasets"] for month in told["months"]] == [0, 0, 0, 0]
    assert told["now"]["mean_score"] is None
    assert len(told["now"]["criteria"]) == 8


def test_nonsense_is_named(cast: Cast) -> None:
    assert Api().get("agencies/nobody/openness").status_code == 404
    for query in ("months=0", "months=61", "months=x", "month=3"):
        assert Api().get(f"agencies/transport/openness?{query}").status_code == 400


@pytest.mark.parametrize(
    ("now", "months", "ends"),
    [
        (datetime(2026, 11, 20, tzinfo=UTC), 1, ["2026-11-20"]),
        (datetime(2026, 1, 2, tzinfo=UTC), 3, ["2025-12-01", "2026-01-01", "2026-01-02"]),
        (datetime(2026, 12, 31, tzinfo=UTC), 2, ["2026-12-01", "2026-12-31"]),
    ],
)
def test_months_end_where_the_next_begins(now: datetime, months: int, ends: list[str]) -> None:
    assert [end.date().isoformat() for end in month_ends(now, months)] == ends


def _queries(path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert Api().get(path).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_history_datasets_or_months(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    paths = (f"datasets/{dataset.slug}/openness/history", "agencies/transport/openness")
    few = [_queries(path) for path in paths]
    for number in range(6):
        assessed(dataset, NOW + timedelta(days=number), number)
        make_public_dataset(cast.agency, f"more-{number}")
    assert [_queries(path) for path in paths] == few
    assert _queries("agencies/transport/openness?months=60") == few[1] == 2
