"""The level `open`: granted by measurement, kept through a grace period, lost, won back."""

from datetime import datetime, timedelta

import pytest

from catalog.models import Activity, Assessment, Dataset
from catalog.publishing import levels
from tests.make import NOW, make_agency, make_public_dataset

GRACE = timedelta(days=30)


def _assessment(dataset: Dataset, *, passes: bool) -> Assessment:
    reasons = [] if passes else [{"en": "“Timely” is not met.", "zh-Hans": "“及时”未达到。"}]
    return Assessment.objects.create(
        dataset=dataset, assessed=NOW, rules="1", score=0.5, met=4, gate_passes=passes, reasons=reasons
    )


def _settle(dataset: Dataset, *, passes: bool, now: datetime) -> str:
    levels.settle(dataset, _assessment(dataset, passes=passes), now=now, grace=GRACE)
    dataset.refresh_from_db()
    return dataset.release_level


@pytest.mark.django_db
def test_open_is_won_at_risk_lost_and_won_again() -> None:
    dataset = make_public_dataset(make_agency(), requested_level="open")
    assert _settle(dataset, passes=True, now=NOW) == "open"
    assert _settle(dataset, passes=False, now=NOW) == "open"
    assert dataset.level_lost_at == NOW
    assert _settle(dataset, passes=False, now=NOW + timedelta(days=29)) == "open"
    assert _settle(dataset, passes=False, now=NOW + timedelta(days=31)) == "published"
    assert _settle(dataset, passes=True, now=NOW + timedelta(days=32)) == "open"
    events = list(Activity.objects.filter(dataset=dataset).order_by("id").values_list("event", flat=True))
    assert events == ["level-granted", "level-at-risk", "level-lost", "level-granted"]


@pytest.mark.django_db
def test_a_draft_wins_no_level() -> None:
    dataset = make_public_dataset(make_agency(), requested_level="open")
    Dataset.objects.filter(pk=dataset.pk).update(state="draft")
    dataset.refresh_from_db()
    assert _settle(dataset, passes=True, now=NOW) == "published"
