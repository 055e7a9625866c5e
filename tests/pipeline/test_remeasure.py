"""Measured again under the dataset's lock: interrupted anywhere it has not happened, and twice is once."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from catalog.models import AccessCheck, Activity, Assessment, Dataset, Event, Job, Notice, Outbox, State
from catalog.pipeline import assess, remeasure
from catalog.pipeline.remeasure import stale
from catalog.pipeline.run import run
from catalog.publishing import describe, workflow
from tests.faults import failing
from tests.make import NOW, Cast, make_assessment, make_cast, make_dataset, make_public_dataset
from tests.publish import CSV, publish, run_job, upload, upload_and_run

DAY = timedelta(days=1)
AGENTS = ("one", "two", "three")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def reached(dataset: Dataset, at: datetime, *, ok: bool = True) -> None:
    """A round of anonymous fetches, as the access check writes it."""
    for resource in dataset.resources.all():
        for agent in AGENTS:
            AccessCheck.objects.create(
                resource=resource,
                at=at,
                user_agent=agent,
                ok=ok,
                status=200 if ok else 500,
                direct=ok,
                ranges=ok,
                size=len(CSV),
                digest="d" if ok else "",
            )


def remeasured(dataset: Dataset, now: datetime, **more: bool) -> Dataset:
    remeasure.remeasure(dataset, now=now, **more)
    dataset.refresh_from_db()
    return dataset


def open_dataset(cast: Cast) -> Dataset:
    dataset = make_dataset(cast.agency, frequency="never", collection_method={"en": "Counted."})
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    Dataset.objects.filter(pk=dataset.pk).update(modified=NOW)
    reached(dataset, NOW)
    dataset = remeasured(dataset, NOW)
    assert dataset.release_level == "open", dataset.assessment and dataset.assessment.reasons
    return dataset


def counts() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Assessment, Activity, Notice, Outbox))


WRITES = [
    ("catalog_assessment", "INSERT"),
    ("catalog_criterionmark", "INSERT"),
    ("catalog_activity", "INSERT"),
    ("catalog_notice", "INSERT"),
    ("catalog_dataset", "UPDATE"),
    ("catalog_outbox", "INSERT"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "verb"), WRITES, ids=[table for table, _verb in WRITES])
def test_broken_off_at_any_write_nothing_has_happened_and_then_once(cast: Cast, table: str, verb: str) -> None:
    dataset = open_dataset(cast)
    before, lost = counts(), NOW + DAY
    reached(dataset, lost, ok=False)
    with failing(table, verb), pytest.raises(DatabaseError), transaction.atomic():
        remeasure.remeasure(dataset, now=lost)
    dataset.refresh_from_db()
    assert (counts(), dataset.level_lost_at) == (before, None)
    for _ in range(3):
        remeasured(dataset, lost)
    assert dataset.level_lost_at == lost
    assert dataset.level_lost == ["accessible"]
    assert tuple(now - then for now, then in zip(counts(), before, strict=True)) == (1, 1, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(("table", "verb"), WRITES, ids=[table for table, _verb in WRITES])
def test_broken_off_when_the_grace_is_over_it_falls_back_later_once(cast: Cast, table: str, verb: str) -> None:
    dataset = open_dataset(cast)
    for day in (1, 16, 31):
        reached(dataset, NOW + day * DAY, ok=False)
    remeasured(dataset, NOW + DAY)
    with failing(table, verb), pytest.raises(DatabaseError), transaction.atomic():
        remeasure.remeasure(dataset, now=NOW + 31 * DAY)
    dataset.refresh_from_db()
    assert dataset.release_level == "open"
    for _ in range(2):
        remeasured(dataset, NOW + 31 * DAY)
    assert dataset.release_level == "published"
    assert list(Activity.objects.filter(event=Event.LEVEL_LOST).values_list("reason__en", flat=True)) == [
        "“Accessible” is not met."
    ]
    assert Notice.objects.filter(kind="level-lost").count() == 1


@pytest.mark.django_db
def test_a_life_through_the_gate_by_the_schedule_alone(cast: Cast) -> None:
    dataset = open_dataset(cast)
    for day in range(1, 100, 3):
        now = NOW + day * DAY + timedelta(hours=1)
        reached(dataset, now, ok=not 10 <= day < 60)
        for found in stale(now=now):
            remeasured(found, now, if_stale=True)
    events = Activity.objects.filter(event__startswith="level-").order_by("id").values_list("event", flat=True)
    assert list(events) == ["level-granted", "level-at-risk", "level-lost", "level-granted"]
    assert Notice.objects.count() == 4


@pytest.mark.django_db
def test_a_checker_that_is_down_costs_nobody_the_level(cast: Cast) -> None:
    """No check for 60 days: what rests on our fetches is unknown, and says so, but nothing is lost by it."""
    dataset = open_dataset(cast)
    for day in range(1, 60, 6):
        remeasured(dataset, NOW + day * DAY)
    assert (dataset.release_level, dataset.level_lost_at) == ("open", None)
    assert dataset.assessment is not None
    marks = dict(dataset.assessment.marks.values_list("criterion", "mark"))
    assert (marks["accessible"], marks["non-discriminatory"]) == ("unknown", "unknown")
    assert not dataset.assessment.gate_passes
    assert Notice.objects.exclude(kind="level-granted").count() == 0


@pytest.mark.django_db
def test_days_that_bring_nothing_new_leave_no_rows(cast: Cast) -> None:
    dataset = open_dataset(cast)
    before = Assessment.objects.count()
    for day in range(1, 7):
        reached(dataset, NOW + day * DAY)
        remeasured(dataset, NOW + day * DAY)
    assert Assessment.objects.count() == before
    assert dataset.measured == NOW + 6 * DAY
    reached(dataset, NOW + 7 * DAY)
    remeasured(dataset, NOW + 7 * DAY)
    assert Assessment.objects.count() == before + 1, "once a week the evidence is kept anew"


@pytest.mark.django_db
def test_other_rules_measure_everything_again_and_keep_the_old_marks(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets = [make_public_dataset(cast.agency, f"d-{number}") for number in range(3)]
    draft, withdrawn = make_dataset(cast.agency, "draft"), make_public_dataset(cast.agency, "withdrawn")
    make_assessment(draft)
    Dataset.objects.filter(pk=withdrawn.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    Dataset.objects.update(modified=NOW)
    for module in (assess, remeasure):
        monkeypatch.setattr(module, "RULES_VERSION", "99")
    expected = {dataset.pk for dataset in [*datasets, draft]}
    assert {dataset.pk for dataset in stale(now=NOW)} == expected
    for found in stale(now=NOW)[:2]:
        remeasure.remeasure(found, now=NOW, if_stale=True)
    assert stale(now=NOW).count() == 2, "in batches, as far as they go"
    for found in stale(now=NOW):
        remeasure.remeasure(found, now=NOW, if_stale=True)
    assert not stale(now=NOW).exists()
    for dataset in datasets:
        assert list(dataset.assessments.order_by("id").values_list("rules", flat=True)) == ["1", "99"]


@pytest.mark.django_db
def test_a_changed_description_is_measured_without_waiting_a_day(cast: Cast) -> None:
    dataset = open_dataset(cast)
    assert not stale(now=NOW).filter(pk=dataset.pk).exists()
    describe.change(dataset, {"license": "CC-BY-NC-4.0"}, actor=cast.reviewer)
    assert stale(now=NOW).filter(pk=dataset.pk).exists()
    remeasured(dataset, NOW + timedelta(days=401), if_stale=True)
    assert set(dataset.level_lost) >= {"open-license"}


@pytest.mark.django_db
def test_a_licence_changed_while_a_file_was_measured_counts(cast: Cast) -> None:
    """The description changes between the stages: what is put in place is measured after that."""
    dataset = make_dataset(cast.agency)
    job = upload(dataset, cast)
    original = assess.STEP.record

    def changes_after(of: Job, measured: Any) -> Any:
        outcome = original(of, measured)
        Dataset.objects.filter(pk=dataset.pk).update(license="CC-BY-NC-4.0")
        return outcome

    object.__setattr__(assess.STEP, "record", changes_after)
    try:
        run_job(job)
    finally:
        object.__setattr__(assess.STEP, "record", original)
    dataset.refresh_from_db()
    assert dataset.assessment is not None
    assert dataset.assessment.marks.get(criterion="open-license").mark == "unmet"


@pytest.mark.django_db
def test_what_was_withdrawn_meanwhile_is_left_alone(cast: Cast) -> None:
    dataset = open_dataset(cast)
    before = Assessment.objects.count()
    workflow.withdraw(dataset, actor=cast.reviewer, now=NOW, reason="x")
    reached(dataset, NOW + DAY, ok=False)
    remeasured(dataset, NOW + DAY)
    assert (Assessment.objects.count(), dataset.state, dataset.measured) == (before, State.WITHDRAWN, NOW)


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_moment_do_it_once(cast: Cast) -> None:
    dataset = open_dataset(cast)
    before, lost = counts(), NOW + 2 * DAY
    reached(dataset, lost, ok=False)
    gate = threading.Barrier(4)

    def work() -> None:
        gate.wait()
        remeasure.remeasure(dataset, now=lost, if_stale=True)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tuple(now - then for now, then in zip(counts(), before, strict=True)) == (1, 1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_beside_a_withdrawal_and_a_new_version_nothing_old_is_put_in_place(cast: Cast) -> None:
    dataset = open_dataset(cast)
    job = upload(dataset, cast, CSV + "静安寺,地铁,3\n".encode(), "more.csv")
    done: list[str] = []

    def work(name: str, does: Any) -> threading.Thread:
        def run_it() -> None:
            does()
            done.append(name)
            connection.close()

        return threading.Thread(target=run_it)

    threads = [work("run", lambda: run(job.pk))]
    threads += [work("measure", lambda: remeasure.remeasure(dataset, now=NOW + DAY)) for _ in range(3)]
    threads += [work("withdraw", lambda: workflow.withdraw(dataset, actor=cast.reviewer, now=NOW + DAY, reason="x"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    dataset.refresh_from_db()
    assert len(done) == 5
    assert dataset.state == State.WITHDRAWN
    assert dataset.assessment == dataset.assessments.order_by("-id").first()
