"""Sitemaps: every public page once, with its date."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from catalog.models import Dataset
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def _places(client: Client, path: str) -> list[tuple[str, str | None]]:
    """Address without the host, and date."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    root = etree.fromstring(answer.content)
    return [
        (
            element.findtext("s:loc", "", namespaces=SPACE).partition(":8000")[2],
            element.findtext("s:lastmod", namespaces=SPACE),
        )
        for element in root
    ]


def test_the_index_leads_to_every_dataset_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.api.standards.sitemap.SIZE", 3)
    agency = make_agency()
    for number in range(7):
        make_public_dataset(agency, f"d-{number}")
    make_dataset(agency, "draft")
    make_public_dataset(agency, "shared", requested_level="shared", release_level="shared")
    Dataset.objects.all().update(modified=NOW)
    index = _places(client, "/sitemap.xml")
    assert [path for path, _date in index] == [
        "/sitemap-pages.xml",
        "/sitemap-1.xml",
        "/sitemap-2.xml",
        "/sitemap-3.xml",
    ]
    assert {date for _path, date in index[1:]} == {"2026-11-01T12:00:00Z"}
    found = [place for path, _date in index[1:] for place in _places(client, path)]
    assert sorted(found) == [(f"/datasets/d-{number}", "2026-11-01T12:00:00Z") for number in range(7)]


def test_a_part_says_when_its_newest_changed(client: Client) -> None:
    make_public_dataset(make_agency())
    Dataset.objects.update(modified=NOW)
    newer = make_public_dataset(make_agency("b"), "newer")
    newest = newer.modified.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert _places(client, "/sitemap.xml")[1] == ("/sitemap-1.xml", newest)


def test_our_own_pages_are_there_and_open(client: Client) -> None:
    make_agency("transport")
    paths = [path for path, _date in _places(client, "/sitemap-pages.xml")]
    assert "/agencies/transport" in paths
    assert {client.get(path).status_code for path in paths} == {200}


@pytest.mark.parametrize(
    "path", ["/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-99999999999999999999.xml", "/sitemap-x.xml"]
)
def test_a_part_that_is_not_there_is_a_404(client: Client, path: str) -> None:
    make_public_dataset(make_agency())
    assert client.get(path).status_code == 404


def test_robots_find_the_sitemap_and_leave_the_facets(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in robots
    assert "Disallow: /datasets?*" in robots


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-1.xml"])
def test_queries_do_not_grow_with_datasets(client: Client, path: str) -> None:
    agency = make_agency()
    make_public_dataset(agency, "d-0")
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(1, 8):
        make_public_dataset(agency, f"d-{number}")
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert len(few) == len(many) == 1
