"""Datasets read as values, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from catalog.search.ask import with_everything
from catalog.standards.entries import entries, entry_of, in_order, public_entry
from tests.make import make_agency, make_dataset, make_public_dataset, make_resource

pytestmark = pytest.mark.django_db


def test_an_entry_holds_the_whole_dataset() -> None:
    parent = make_agency("city")
    made = make_public_dataset(make_agency("transport", parent=parent, homepage="https://t.example.org"))
    entry = public_entry(made.slug, columns=True)
    assert entry is not None
    assert (entry.id, entry.title, entry.themes) == (str(made.pk), made.title, ("transport",))
    assert entry.publisher.parent is not None
    assert (entry.publisher.slug, entry.publisher.parent.slug) == ("transport", "city")
    (file,) = entry.files
    assert file.stored is not None
    assert file.table is not None
    assert (file.stored.filename, file.stored.size) == ("stops.csv", 1234)
    assert [field.name for field in file.table.fields] == ["name", "stops"]
    assert entry.openness is not None
    assert (entry.openness.met, len(entry.openness.marks)) == (6, 8)
    assert entry.openness.marks[0].criterion == "complete"


def test_a_file_that_is_only_a_link_has_no_bytes_yet() -> None:
    made = make_public_dataset(make_agency())
    made.resources.update(version=None, url="https://t.example.org/stops.csv")
    entry = public_entry(made.slug)
    assert entry is not None
    assert (entry.files[0].stored, entry.files[0].table, entry.files[0].link) == (
        None,
        None,
        "https://t.example.org/stops.csv",
    )


@pytest.mark.parametrize(
    "values", [{"state": "draft", "issued": None}, {"release_level": "shared", "requested_level": "shared"}]
)
def test_what_is_not_public_is_no_entry(values: dict[str, object]) -> None:
    made = make_public_dataset(make_agency())
    Dataset.objects.filter(pk=made.pk).update(**values)
    assert public_entry(made.slug) is None
    assert in_order([made.pk]) == []


def test_every_dataset_comes_once_over_many_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.standards.entries.CHUNK", 3)
    agency = make_agency()
    made = {str(make_public_dataset(agency, f"d-{number}").pk) for number in range(7)}
    make_dataset(agency, "draft")
    found = [entry.id for entry in entries(Dataset.objects.public())]
    assert (set(found), len(found)) == (made, 7)


def test_queries_do_not_grow_with_datasets() -> None:
    agency = make_agency()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            list(entries(Dataset.objects.public(), columns=True))
        return len(seen)

    make_public_dataset(agency, "first")
    few = queries()
    for number in range(9):
        make_public_dataset(make_agency(f"a-{number}"), f"more-{number}")
    assert queries() == few == 4


def test_a_dataset_in_hand_is_the_same_entry_and_asks_nothing() -> None:
    made = make_public_dataset(make_agency("transport", parent=make_agency("city"), homepage="https://t.example.org"))
    make_resource(made, url="https://t.example.org/stops.csv", position=1)
    dataset = with_everything(Dataset.objects.all()).select_related("agency__parent").get()
    with CaptureQueriesContext(connection) as seen:
        entry = entry_of(dataset)
    assert len(seen) == 0
    assert entry == public_entry(made.slug, columns=True, marks=False)
