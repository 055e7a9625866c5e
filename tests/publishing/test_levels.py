"""The level `open`: granted by measurement, kept through a grace period, lost, won back; each told to the agency."""

from datetime import timedelta

import pytest

from catalog.language import Text
from catalog.models import Activity, Dataset, Notice, Outbox
from catalog.openness.gate import Gate
from catalog.publishing import levels
from tests.make import NOW, make_agency, make_assessment, make_public_dataset

pytestmark = pytest.mark.django_db

GRACE = timedelta(days=30)
OPEN = Gate(True, (), ())
LATE = Gate(False, (Text("“Timely” is not met.", "“及时”未达到。"),), ("timely",))
UNSURE = Gate(False, (Text("?", "？"),), ("accessible",), ("accessible",))


@pytest.fixture
def dataset() -> Dataset:
    return make_public_dataset(make_agency(), requested_level="open")


def _settle(dataset: Dataset, gate: Gate, *, day: int = 0) -> str:
    dataset.refresh_from_db()
    assessment = make_assessment(Dataset.objects.get(pk=dataset.pk), met=2)
    levels.settle(dataset, assessment, gate, now=NOW + timedelta(days=day), grace=GRACE)
    dataset.refresh_from_db()
    return dataset.release_level


def test_open_is_won_at_risk_lost_and_won_again(dataset: Dataset) -> None:
    assert _settle(dataset, OPEN) == "open"
    assert _settle(dataset, LATE) == "open"
    assert (dataset.level_lost_at, dataset.level_lost) == (NOW, ["timely"])
    assert _settle(dataset, LATE, day=29) == "open"
    assert _settle(dataset, LATE, day=31) == "published"
    assert (dataset.level_lost_at, dataset.level_lost) == (None, [])
    assert _settle(dataset, OPEN, day=32) == "open"
    events = list(Activity.objects.filter(dataset=dataset).order_by("id").values_list("event", flat=True))
    assert events == ["level-granted", "level-at-risk", "level-lost", "level-granted"]
    kinds = list(Notice.objects.order_by("id").values_list("kind", flat=True))
    assert kinds == ["level-granted", "mark-lost", "level-lost", "level-granted"]


def test_the_notice_of_a_lost_mark_says_which_what_to_do_and_until_when(dataset: Dataset) -> None:
    _settle(dataset, OPEN)
    _settle(dataset, LATE, day=1)
    notice = Notice.objects.get(kind="mark-lost")
    assert notice.figures["criteria"] == ["timely"]
    assert notice.agency == dataset.agency
    assert notice.created == NOW + timedelta(days=1)
    assert notice.message.en == "The level “open” is kept until 2026-12-02 only. “Timely” is not met."
    assert notice.message.zh == "“开放”级别只保留至 2026-12-02。“及时”未达到。"
    assert (notice.advice.en, notice.advice.zh) == ("Mend it.", "请改进。")


def test_personal_data_has_its_own_advice(dataset: Dataset) -> None:
    _settle(dataset, OPEN)
    _settle(dataset, Gate(False, (Text("Personal data.", "个人信息。"),), ("personal-data",)))
    assert "let a reviewer say why" in Notice.objects.get(kind="mark-lost").advice.en


def test_recovery_within_the_grace_period_clears_it(dataset: Dataset) -> None:
    _settle(dataset, OPEN)
    _settle(dataset, LATE, day=1)
    assert _settle(dataset, OPEN, day=5) == "open"
    assert (dataset.level_lost_at, dataset.level_lost) == (None, [])
    assert Notice.objects.latest("id").kind == "level-recovered"


def test_a_mark_that_nobody_measured_is_no_loss(dataset: Dataset) -> None:
    _settle(dataset, OPEN)
    assert [_settle(dataset, UNSURE, day=day) for day in (1, 40, 80)] == ["open"] * 3
    assert (dataset.level_lost_at, Notice.objects.count()) == (None, 1)


def test_a_draft_wins_no_level(dataset: Dataset) -> None:
    Dataset.objects.filter(pk=dataset.pk).update(state="draft")
    assert _settle(dataset, OPEN) == "published"
    assert not Notice.objects.exists()


def test_followers_hear_of_it_only_where_something_shows(dataset: Dataset) -> None:
    _settle(dataset, OPEN)
    before = Outbox.objects.count()
    assert dataset.assessment is not None
    levels.settle(dataset, dataset.assessment, OPEN, now=NOW + timedelta(days=1), grace=GRACE)
    dataset.refresh_from_db()
    assert (Outbox.objects.count(), dataset.measured) == (before, NOW + timedelta(days=1))
