"""An agency's openness by month, from assessments and events as they were."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Activity, Assessment, Dataset, Event, State
from catalog.reports.months import MONTHS, criterion_counts, month_starts, months_of
from tests.make import make_agency, make_assessment, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def day(month: int, number: int = 10) -> datetime:
    return datetime(2026, month, number, tzinfo=UTC)


def assessed(dataset: Dataset, at: datetime, score: float) -> None:
    Assessment.objects.create(
        dataset=dataset, assessed=at, rules="2", score=score, met=0, gate_passes=False, reasons=[]
    )


def event(dataset: Dataset, at: datetime, kind: Event) -> None:
    made = Activity.objects.create(dataset=dataset, event=kind)
    Activity.objects.filter(pk=made.pk).update(at=at)


def public(slug: str, since: datetime) -> Dataset:
    agency = make_agency("transport") if slug == "a" else Dataset.objects.get(slug="a").agency
    return make_dataset(agency, slug, state=State.PUBLIC, issued=since)


def test_months_begin_where_the_calendar_does() -> None:
    starts = month_starts(datetime(2026, 2, 28, 23, tzinfo=UTC))
    assert (len(starts), starts[0], starts[-1]) == (MONTHS, datetime(2025, 3, 1, tzinfo=UTC), day(2, 1))


def test_each_month_ends_with_the_last_score_known() -> None:
    dataset = public("a", day(3))
    for at, score in ((day(3), 0.25), (day(3, 20), 0.5), (day(5), 0.75)):
        assessed(dataset, at, score)
    months = months_of(dataset.agency, now=NOW)
    assert [(month.start.month, month.score) for month in months] == [(3, 0.5), (4, 0.5), (5, 0.75), (6, 0.75)]
    assert {month.datasets for month in months} == {1}


def test_the_mean_is_of_what_was_public_then() -> None:
    first = public("a", day(3))
    second = public("b", day(5))
    assessed(first, day(3), 1.0)
    assessed(second, day(4), 0.5)
    found = [(month.datasets, month.score) for month in months_of(first.agency, now=NOW)]
    assert found == [(1, 1.0), (1, 1.0), (2, 0.75), (2, 0.75)]


def test_a_withdrawn_dataset_counts_until_it_was_withdrawn() -> None:
    dataset = public("a", day(3))
    Dataset.objects.filter(pk=dataset.pk).update(state=State.WITHDRAWN, withdrawn_at=day(5))
    assert [month.datasets for month in months_of(dataset.agency, now=NOW)] == [1, 1, 0, 0]


def test_the_level_is_read_from_its_own_events() -> None:
    dataset = public("a", day(2))
    for at, kind in ((day(3), Event.LEVEL_GRANTED), (day(4), Event.LEVEL_AT_RISK), (day(5), Event.LEVEL_LOST)):
        event(dataset, at, kind)
    assert [month.opened for month in months_of(dataset.agency, now=NOW)] == [0, 1, 1, 0, 0]
    Dataset.objects.filter(pk=dataset.pk).update(release_level="open")
    assert months_of(dataset.agency, now=NOW)[-1].opened == 1


def test_an_agency_without_public_data_has_no_months() -> None:
    agency = make_agency()
    make_dataset(agency)
    assert months_of(agency, now=NOW) == ()
    assert criterion_counts(agency) == ()


def test_criteria_are_counted_as_they_are_now() -> None:
    dataset = make_public_dataset(make_agency(), "one")
    make_assessment(make_public_dataset(dataset.agency, "two"), met=0)
    counts = {line.criterion: {c.mark: c.datasets for c in line.counts} for line in criterion_counts(dataset.agency)}
    assert counts["complete"] == {"met": 1, "partly": 0, "unmet": 1, "unknown": 0}
    assert counts["open-license"] == {"met": 0, "partly": 0, "unmet": 2, "unknown": 0}


def test_the_questions_are_as_many_for_any_number_of_datasets() -> None:
    dataset = public("a", day(3))

    def questions() -> int:
        with CaptureQueriesContext(connection) as seen:
            months_of(dataset.agency, now=NOW)
            criterion_counts(dataset.agency)
        return len(seen)

    few = questions()
    for number in range(5):
        more = public(f"more-{number}", day(3))
        for hours in range(5):
            assessed(more, day(3) + timedelta(hours=hours), 0.5)
    assert questions() == few == 3
