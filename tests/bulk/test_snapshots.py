"""Snapshots: made when the catalog changed, and over in the moment that something leaves it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import orjson
import psycopg
import pytest
from django.conf import settings
from django.db import connection

from catalog.bulk.documents import DOCUMENTS
from catalog.bulk.snapshots import is_due, make, make_if_due, sound_snapshot
from catalog.models import Dataset, Snapshot, State, Tombstone
from catalog.publishing import describe, workflow
from catalog.storage.stores import snapshots
from tests.make import NOW, make_cast, make_dataset, make_public_dataset

# Transactions have to end for others to see: that is what is tested here.
pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(minutes=5)


def _slugs() -> list[str]:
    found = sound_snapshot("datasets.jsonl")
    assert found is not None
    lines = snapshots().path(found.sha256).read_bytes().splitlines()
    return sorted(orjson.loads(line)["slug"] for line in lines)


def _kept() -> list[str]:
    return sorted(path.name for path in Path(settings.SNAPSHOT_DIR).glob("??/??/*"))


@pytest.fixture
def dataset() -> Dataset:
    cast = make_cast()
    return make_public_dataset(cast.agency)


def test_all_files_are_made_at_once(dataset: Dataset) -> None:
    make_dataset(dataset.agency, "draft")
    make_public_dataset(dataset.agency, "shared", requested_level="shared", release_level="shared")
    assert make_if_due(now=NOW)
    assert set(Snapshot.objects.values_list("name", flat=True)) == {document.name for document in DOCUMENTS}
    assert _slugs() == ["bus-stops"]
    assert len(_kept()) == len(DOCUMENTS)
    assert not list(Path(settings.SNAPSHOT_DIR).glob(".making-*"))


def test_nothing_changed_nothing_made(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    assert not make_if_due(now=LATER)


def test_another_long_transaction_makes_nothing_due(dataset: Dataset) -> None:
    """Of this database or of another of the same server: numbers of transactions are the server's."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT pg_current_xact_id()")
        make_public_dataset(dataset.agency, "second")
        _withdraw(dataset)
        make_if_due(now=NOW)
        assert not is_due(now=LATER)
        assert sound_snapshot("data.json") is not None
    assert not is_due(now=LATER)


def test_a_change_is_taken_in_but_not_at_once(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    make_public_dataset(dataset.agency, "second")
    assert not is_due(now=NOW + timedelta(seconds=5))
    assert make_if_due(now=LATER)
    assert _slugs() == ["bus-stops", "second"]
    assert len(_kept()) == len(DOCUMENTS)


def test_a_change_without_effect_keeps_the_date_of_the_bytes(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    for slug in ("renamed", dataset.slug):
        Dataset.objects.filter(pk=dataset.pk).update(slug=slug)
    assert make_if_due(now=LATER)
    found = Snapshot.objects.get(name="datasets.csv")
    assert (found.made, found.checked) == (NOW, LATER)


def test_after_an_hour_they_are_made_anew(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    assert not is_due(now=NOW + timedelta(minutes=59))
    assert is_due(now=NOW + timedelta(minutes=61))


def _withdraw(dataset: Dataset) -> None:
    cast_reviewer = dataset.agency.memberships.get(role="reviewer").user
    workflow.withdraw(dataset, actor=cast_reviewer, now=NOW, reason="It was wrong.")


def _share(dataset: Dataset) -> None:
    reviewer = dataset.agency.memberships.get(role="reviewer").user
    describe.change(dataset, {"requested_level": "shared"}, actor=reviewer)


def _delete(dataset: Dataset) -> None:
    Dataset.objects.filter(pk=dataset.pk).delete()


def _by_hand(dataset: Dataset) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalog_dataset SET state = 'draft' WHERE id = %s", [dataset.pk])


@pytest.mark.parametrize("leave", [_withdraw, _share, _delete, _by_hand])
def test_what_leaves_ends_every_snapshot_at_once(dataset: Dataset, leave: Callable[[Dataset], None]) -> None:
    make_public_dataset(dataset.agency, "stays")
    make_if_due(now=NOW)
    leave(dataset)
    assert [sound_snapshot(document.name) for document in DOCUMENTS] == [None] * len(DOCUMENTS)
    assert make_if_due(now=NOW + timedelta(seconds=1))
    assert _slugs() == ["stays"]
    assert all(b"bus-stops" not in snapshots().path(name).read_bytes() for name in _kept())


def test_a_draft_that_changes_ends_nothing(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    draft = make_dataset(dataset.agency, "draft")
    Dataset.objects.filter(pk=draft.pk).update(state=State.SUBMITTED)
    draft.delete()
    assert sound_snapshot("data.json") is not None
    assert not Tombstone.objects.exists()


def test_what_leaves_while_they_are_made_is_not_served(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was read already when it left: the files hold it, and must never be served."""
    real = make_if_due.__globals__["_put"]

    def leave_then_put(*values: object) -> None:
        Dataset.objects.filter(pk=dataset.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
        real(*values)

    monkeypatch.setattr("catalog.bulk.snapshots._put", leave_then_put)
    make(now=NOW)
    assert sound_snapshot("data.json") is None


def test_another_site_or_another_notation_is_another_snapshot(dataset: Dataset, settings: object) -> None:
    make_if_due(now=NOW)
    settings.SITE_URL = "https://elsewhere.example.org"  # type: ignore[attr-defined]
    assert sound_snapshot("data.json") is None
    assert is_due(now=NOW)


def test_two_processes_do_not_make_them_twice(dataset: Dataset) -> None:
    def run(_number: int) -> bool:
        try:
            return make_if_due(now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(run, range(4)))
    assert any(made)
    assert _slugs() == ["bus-stops"]


def test_a_fault_leaves_nothing_behind(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_values: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("catalog.bulk.snapshots.to_parquet", broken)
    with pytest.raises(OSError, match="disk full"):
        make_if_due(now=NOW)
    assert list(Path(settings.SNAPSHOT_DIR).iterdir()) == []
    assert not Snapshot.objects.exists()


def test_a_lost_file_is_made_again(dataset: Dataset) -> None:
    make_if_due(now=NOW)
    snapshots().path(Snapshot.objects.get(name="data.json").sha256).unlink()
    assert make_if_due(now=NOW)
    assert len(_kept()) == len(DOCUMENTS)


def test_the_tombstone_keeps_when_and_why(dataset: Dataset) -> None:
    before = datetime.now(tz=NOW.tzinfo)
    _withdraw(dataset)
    stone = Tombstone.objects.get()
    assert (stone.dataset_id, stone.slug, stone.reason) == (dataset.pk, "bus-stops", {"en": "It was wrong."})
    assert stone.at >= before
