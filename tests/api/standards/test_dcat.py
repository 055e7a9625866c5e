"""DCAT over HTTP: whole, by pages, and one dataset."""

from typing import Any

import orjson
import pytest
import rdflib
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.bulk.snapshots import make
from catalog.models import Dataset, Snapshot, State
from catalog.storage.stores import snapshots
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db

WHOLE = ("/data.json", "/dcat-us/3/data.json")
TYPES = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.mark.parametrize("path", WHOLE)
def test_the_whole_catalog_live_and_from_the_snapshot_is_the_same(client: Client, path: str) -> None:
    agency = make_agency()
    make_public_dataset(agency)
    make_public_dataset(agency, "other")
    make_dataset(agency, "draft")
    live = client.get(path)
    assert (live["X-Snapshot"], live.has_header("ETag")) == ("live", False)
    body = _body(live)
    assert len(orjson.loads(body)["dataset"]) == 2
    make(now=timezone.now())
    kept = client.get(path, headers={"Origin": "https://elsewhere.example"})
    assert kept["X-Snapshot"] != "live"
    assert (_body(kept), kept["Content-Type"], kept["Access-Control-Allow-Origin"]) == (body, "application/json", "*")


def test_a_snapshot_has_ranges_and_is_not_sent_twice(client: Client) -> None:
    make_public_dataset(make_agency())
    make(now=timezone.now())
    whole = client.get("/data.json")
    body = _body(whole)
    assert client.get("/data.json", headers={"If-None-Match": whole["ETag"]}).status_code == 304
    assert client.get("/data.json", headers={"If-Modified-Since": whole["Last-Modified"]}).status_code == 304
    part = client.get("/data.json", headers={"Range": "bytes=5-9", "If-Range": whole["ETag"]})
    assert (part.status_code, _body(part), part["Content-Range"]) == (206, body[5:10], f"bytes 5-9/{len(body)}")
    head = client.head("/data.json")
    assert (head["Content-Length"], _body(head)) == (str(len(body)), b"")


def test_after_a_withdrawal_the_answer_is_live(client: Client) -> None:
    dataset = make_public_dataset(make_agency())
    make(now=timezone.now())
    etag = client.get("/data.json")["ETag"]
    Dataset.objects.filter(pk=dataset.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    after = client.get("/data.json", headers={"If-None-Match": etag})
    assert (after.status_code, after["X-Snapshot"]) == (200, "live")
    assert orjson.loads(_body(after))["dataset"] == []


def test_a_lost_file_is_answered_live(client: Client) -> None:
    make_public_dataset(make_agency())
    make(now=timezone.now())
    snapshots().path(Snapshot.objects.get(name="data.json").sha256).unlink()
    answer = client.get("/data.json")
    assert (answer["X-Snapshot"], len(orjson.loads(_body(answer))["dataset"])) == ("live", 1)


@pytest.mark.parametrize("extension", TYPES)
def test_a_dataset_by_address_and_by_accept(client: Client, extension: str) -> None:
    dataset = make_public_dataset(make_agency())
    by_address = client.get(f"/datasets/{dataset.slug}.{extension}")
    by_accept = client.get(f"/datasets/{dataset.slug}", headers={"Accept": TYPES[extension]})
    assert by_address.content == by_accept.content
    assert by_accept["Content-Type"].startswith(TYPES[extension])
    assert by_accept["Content-Location"].endswith(f"/datasets/{dataset.slug}.{extension}")
    assert "Accept" in [name.strip() for name in by_accept["Vary"].split(",")]


def test_browsers_get_the_page_and_caches_hear_of_it(client: Client) -> None:
    dataset = make_public_dataset(make_agency())
    dataset.resources.update(version=None)
    page = client.get(f"/datasets/{dataset.slug}", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page["Content-Type"].startswith("text/html")
    assert "Accept" in [name.strip() for name in page["Vary"].split(",")]


@pytest.mark.parametrize("extension", TYPES)
def test_the_catalog_by_address_and_by_accept(client: Client, extension: str) -> None:
    make_public_dataset(make_agency())
    by_address = client.get(f"/catalog.{extension}", headers={"Origin": "https://elsewhere.example"})
    by_accept = client.get("/catalog", headers={"Accept": TYPES[extension]})
    assert by_address.content == by_accept.content
    assert by_address["Access-Control-Allow-Origin"] == "*"


def test_people_who_open_the_catalogs_address_get_the_search(client: Client) -> None:
    answer = client.get("/catalog")
    assert (answer.status_code, answer["Location"]) == (302, "/datasets")
    assert "Accept" in answer["Vary"]


def test_pages_follow_each_other_and_hold_each_dataset_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.api.standards.dcat.PAGE_SIZE", 3)
    agency = make_agency()
    for number in range(7):
        make_public_dataset(agency, f"d-{number}")
    hydra = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
    path, seen = "/catalog.nt", []
    while path:
        graph = rdflib.Graph().parse(data=client.get(path).content, format="nt")
        seen += [str(one) for one in graph.objects(None, rdflib.DCAT.dataset)]
        path = next((str(one).partition("8000")[2] for one in graph.objects(None, hydra.next)), "")
    assert (len(seen), len(set(seen))) == (7, 7)


def _fault(answer: Any, status: int) -> tuple[str, str]:
    """Field and code of the one fault, told as a problem in both languages."""
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    (fault,) = answer.json()["errors"]
    assert set(fault["message"]) == {"en", "zh-Hans"}
    return fault["field"], fault["code"]


@pytest.mark.parametrize(
    ("page", "status"), [("0", 400), ("-1", 400), ("x", 400), ("٣", 400), ("", 400), ("2", 404), ("99999999999", 404)]
)
def test_a_page_that_is_not_there_is_said(client: Client, page: str, status: int) -> None:
    make_public_dataset(make_agency())
    code = "not-a-number" if status == 400 else "no-such-page"
    assert _fault(client.get(f"/catalog.ttl?page={page}"), status) == ("page", code)
    by_accept = client.get(f"/catalog?page={page}", headers={"Accept": "text/turtle"})
    assert _fault(by_accept, status) == ("page", code)


@pytest.mark.parametrize(
    "path", ["/data.json", "/dcat-us/3/data.json", "/catalog.ttl", "/datasets/bus-stops.rdf", "/feeds/datasets.atom"]
)
def test_an_unknown_parameter_is_named(client: Client, path: str) -> None:
    make_public_dataset(make_agency())
    assert _fault(client.get(f"{path}?bogus=1"), 400) == ("bogus", "unknown-parameter")
    assert _fault(client.get(f"{path}?lang=en&lang=zh"), 400) == ("lang", "repeated")


def test_the_nearest_parameter_is_named(client: Client) -> None:
    assert "“page”" in client.get("/catalog.ttl?pag=2").json()["errors"][0]["message"]["en"]


@pytest.mark.parametrize(
    ("path", "accept", "status", "code"),
    [
        ("/datasets/nothing.ttl", "*/*", 404, "not-found"),
        ("/datasets/nothing.jsonld", "text/html", 404, "not-found"),
        ("/datasets/nothing", "text/turtle", 404, "not-found"),
        ("/datasets/nothing/croissant.json", "*/*", 404, "not-found"),
        ("/feeds/agencies/nobody.atom", "*/*", 404, "not-found"),
        ("/sitemap-9.xml", "*/*", 404, "not-found"),
        ("/catalog.tll", "*/*", 404, "unknown-notation"),
        ("/datasets/gone.ttl", "*/*", 410, "withdrawn"),
    ],
)
def test_programs_are_told_and_get_no_page(client: Client, path: str, accept: str, status: int, code: str) -> None:
    gone = make_public_dataset(make_agency(), "gone")
    Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    assert _fault(client.get(path, headers={"Accept": accept}), status) == ("", code)


def test_a_range_behind_the_end_is_said(client: Client) -> None:
    make_public_dataset(make_agency())
    make(now=timezone.now())
    size = len(_body(client.get("/data.json")))
    answer = client.get("/data.json", headers={"Range": f"bytes={size}-"})
    assert _fault(answer, 416) == ("Range", "no-such-range")
    assert answer["Content-Range"] == f"bytes */{size}"
    assert str(size) in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/catalog.ttl", "/datasets/bus-stops.ttl"])
def test_the_same_is_not_sent_twice(client: Client, path: str) -> None:
    dataset = make_public_dataset(make_agency())
    etag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304
    Dataset.objects.filter(pk=dataset.pk).update(keywords=["new"])
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_an_empty_catalog_has_one_page(client: Client) -> None:
    assert client.get("/catalog.ttl").status_code == 200


def test_what_is_not_public_is_not_there(client: Client) -> None:
    agency = make_agency()
    make_dataset(agency, "draft")
    make_public_dataset(agency, "shared", requested_level="shared", release_level="shared")
    gone = make_public_dataset(agency, "gone")
    Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    withdrawn = make_public_dataset(agency, "never-seen", requested_level="shared", release_level="shared")
    Dataset.objects.filter(pk=withdrawn.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    paths = ("draft.ttl", "shared.ttl", "gone.ttl", "never-seen.ttl", "nothing.ttl", "gone.xyz")
    answers = [client.get(f"/datasets/{path}").status_code for path in paths]
    assert answers == [404, 404, 410, 404, 404, 404]


@pytest.mark.parametrize("path", ["/data.json", "/dcat-us/3/data.json", "/catalog.ttl", "/datasets/d-0.ttl"])
def test_queries_do_not_grow_with_datasets(client: Client, path: str) -> None:
    agency = make_agency()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            _body(client.get(path))
        return len(seen)

    make_public_dataset(agency, "d-0")
    few = queries()
    for number in range(1, 8):
        make_public_dataset(make_agency(f"a-{number}"), f"d-{number}")
    assert queries() == few
    assert few <= 7


@pytest.mark.parametrize("path", ["/data.json", "/catalog.ttl", "/catalog", "/datasets/x.ttl", "/sitemap.xml"])
def test_nothing_is_written_here(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
