"""Atom feeds, by a reader of feeds."""

from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Activity, Dataset, Event
from catalog.search.follow import rebuild_from_database
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> & \x0b ]]>"


def _index() -> None:
    rebuild_from_database(Path(settings.INDEX_DIR))


def _feed(client: Client, path: str, language: str = "en") -> Any:
    answer = client.get(path, headers={"Accept-Language": language})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.fixture
def catalog() -> Dataset:
    transport, water = make_agency("transport"), make_agency("water")
    make_public_dataset(water, "pipes", themes=["energy"], title={"en": "Pipes"})
    dataset = make_public_dataset(transport, "stops")
    Activity.objects.create(dataset=dataset, event=Event.VERSION, comment="stops.csv")
    Activity.objects.create(dataset=dataset, event=Event.RETURNED, comment="the agency's own affair")
    _index()
    return dataset


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("/feeds/datasets.atom", ["Bus stops stops", "Pipes"]),
        ("/feeds/datasets.atom?q=pipes", ["Pipes"]),
        ("/feeds/datasets.atom?agency=transport&page=3&sort=title", ["Bus stops stops"]),
        ("/feeds/datasets.atom?theme=energy&license=CC-BY-4.0", ["Pipes"]),
        ("/feeds/datasets.atom?q=nothing", []),
        ("/feeds/agencies/water.atom", ["Pipes"]),
        ("/feeds/themes/energy.atom", ["Pipes"]),
        ("/feeds/themes/health.atom", []),
        ("/feeds/datasets/stops.atom", ["Bus stops stops: New version of a file"]),
    ],
)
def test_what_each_feed_holds(client: Client, catalog: Dataset, path: str, titles: list[str]) -> None:
    feed = _feed(client, path)
    assert [entry.title for entry in feed.entries] == titles
    assert feed.feed.id.endswith(path)
    assert feed.feed.updated


def test_ids_stay_and_dates_are_the_datasets_own(client: Client, catalog: Dataset) -> None:
    first = _feed(client, "/feeds/datasets.atom")
    Dataset.objects.filter(pk=catalog.pk).update(title={"en": "Other"})
    second = _feed(client, "/feeds/datasets.atom")
    assert [entry.id for entry in first.entries] == [entry.id for entry in second.entries]
    assert first.entries[0].id == f"urn:uuid:{catalog.pk}"
    assert first.feed.updated == first.entries[0].updated == second.feed.updated


def test_an_empty_feed_does_not_change_by_itself(client: Client) -> None:
    assert _feed(client, "/feeds/datasets.atom").feed.updated == "1970-01-01T00:00:00+00:00"


def test_it_speaks_the_readers_language(client: Client, catalog: Dataset) -> None:
    assert _feed(client, "/feeds/datasets/stops.atom", "zh-CN").entries[0].title == "公交站点 stops: 文件有新版本"


def test_what_people_wrote_is_text_and_no_element(client: Client) -> None:
    make_public_dataset(make_agency(), title={"en": HOSTILE}, description={"en": HOSTILE}, keywords=["<b>\x07"])
    raw = client.get("/feeds/datasets.atom").content.decode()
    assert "<script>" not in raw
    # The summary is HTML to readers: its markup must have been escaped before it was written as XML.
    assert "&amp;lt;script&amp;gt;" in raw
    entry = _feed(client, "/feeds/datasets.atom").entries[0]
    assert (entry.title, entry.title_detail.type) == ("<script>alert(1)</script> &  ]]>", "text/plain")
    assert "<script" not in entry.summary


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("datasets.atom?thme=energy", 400),
        ("datasets.atom?theme=nonsense", 400),
        ("datasets.atom?bbox=1", 400),
        ("agencies/nobody.atom", 404),
        ("themes/nonsense.atom", 404),
        ("datasets/nothing.atom", 404),
    ],
)
def test_what_is_asked_wrongly_is_said(client: Client, catalog: Dataset, path: str, status: int) -> None:
    assert client.get(f"/feeds/{path}").status_code == status


def test_without_an_index_a_search_has_to_wait_and_the_newest_do_not(client: Client) -> None:
    assert client.get("/feeds/datasets.atom").status_code == 200
    answer = client.get("/feeds/datasets.atom?q=x")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")


@pytest.mark.parametrize("path", ["/feeds/datasets.atom", "/feeds/datasets.atom?q=bus", "/feeds/agencies/many.atom"])
def test_queries_do_not_grow_with_entries(client: Client, path: str) -> None:
    agency = make_agency("many")

    def queries() -> int:
        _index()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    make_public_dataset(agency, "d-0")
    few = queries()
    for number in range(1, 8):
        make_public_dataset(agency, f"d-{number}")
    assert queries() == few
