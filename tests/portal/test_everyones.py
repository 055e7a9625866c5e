"""Pages that are the same for everyone: kept, compressed, tagged; and never of yesterday, nor of somebody else."""

import gzip
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Membership, Role, State
from catalog.search.follow import rebuild_from_database
from tests.make import NOW, make_agency, make_public_dataset, make_user

pytestmark = pytest.mark.django_db

PAGE = "/datasets/bus-stops"


@pytest.fixture
def kept(settings: LazySettings) -> Dataset:
    """Pages are kept, and there is one to keep."""
    settings.PAGE_SECONDS = 60
    caches["pages"].clear()
    dataset = make_public_dataset(make_agency())
    rebuild_from_database(Path(settings.INDEX_DIR))
    return dataset


def _queries(client: Client, path: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(path, headers=headers)
    return len(seen)


def test_a_page_is_built_once_for_a_state_of_the_catalog(client: Client, kept: Dataset) -> None:
    first = client.get(PAGE)
    with CaptureQueriesContext(connection) as seen:
        second = client.get(PAGE)
    assert (second.content, second["ETag"]) == (first.content, first["ETag"])
    assert len(seen) == 1
    assert "default-src 'self'" in second["Content-Security-Policy"]


def test_a_page_says_whether_it_was_kept(client: Client, kept: Dataset, settings: LazySettings) -> None:
    assert [client.get(PAGE)["Cache-Status"] for _time in range(2)] == ["kaimen; fwd=miss; stored", "kaimen; hit"]
    settings.PAGE_SECONDS = 0
    assert client.get(PAGE)["Cache-Status"] == "kaimen; fwd=bypass"


def test_what_is_withdrawn_is_gone_at_once(client: Client, kept: Dataset) -> None:
    tag = client.get(PAGE)["ETag"]
    assert "bus-stops" in client.get("/").content.decode()
    Dataset.objects.filter(pk=kept.pk).update(
        state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason={"en": "It was wrong."}
    )
    gone = client.get(PAGE, headers={"If-None-Match": tag})
    assert (gone.status_code, "It was wrong." in gone.content.decode()) == (410, True)
    assert "/datasets/bus-stops" not in client.get("/").content.decode()


def test_a_change_of_one_dataset_shows_at_once_on_the_pages_of_others(
    client: Client, kept: Dataset, settings: LazySettings
) -> None:
    assert "Night buses" not in client.get("/datasets").content.decode()
    make_public_dataset(kept.agency, "night", title={"en": "Night buses"})
    rebuild_from_database(Path(settings.INDEX_DIR))
    assert "Night buses" in client.get("/datasets").content.decode()


def test_each_language_and_each_address_is_a_page_of_its_own(client: Client, kept: Dataset) -> None:
    english = client.get(PAGE, headers={"Accept-Language": "en"})
    chinese = client.get(PAGE, headers={"Accept-Language": "zh-CN"})
    assert '<html lang="zh-Hans">' in chinese.content.decode()
    assert '<html lang="en">' in english.content.decode()
    assert chinese["ETag"] != english["ETag"]
    assert client.get("/datasets?q=nothing-like-it").content != client.get("/datasets").content
    for page in (english, chinese):
        assert {"Accept-Language", "Cookie", "Accept-Encoding", "Accept"} <= set(page["Vary"].split(", "))
        assert page["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_who_has_the_page_already_gets_no_body(client: Client, kept: Dataset) -> None:
    tag = client.get(PAGE)["ETag"]
    again = client.get(PAGE, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert "Cookie" in again["Vary"]


def test_it_comes_compressed_to_those_who_can_read_that(client: Client, kept: Dataset) -> None:
    plain = client.get(PAGE)
    packed = client.get(PAGE, headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] == plain["ETag"]
    for unwilling in ("gzip;q=0", "identity", ""):
        assert not client.get(PAGE, headers={"Accept-Encoding": unwilling}).has_header("Content-Encoding")


def test_head_says_all_that_a_page_would(client: Client, kept: Dataset) -> None:
    page, head = client.get(PAGE), client.head(PAGE)
    assert (head.content, head["Content-Length"], head["ETag"]) == (b"", str(len(page.content)), page["ETag"])


def test_a_member_gets_pages_of_their_own_that_nobody_keeps(client: Client, kept: Dataset) -> None:
    publisher = make_user("member")
    Membership.objects.create(user=publisher, agency=kept.agency, role=Role.CONTRIBUTOR)
    client.get(PAGE)
    client.force_login(publisher)
    assert client.get(PAGE)["Cache-Control"] == "private, no-cache"
    assert _queries(client, PAGE) > 5
    Dataset.objects.filter(pk=kept.pk).update(state=State.DRAFT)
    assert client.get(PAGE).status_code == 200
    assert Client().get(PAGE).status_code == 404


def test_a_page_of_data_is_not_given_to_a_browser(client: Client, kept: Dataset) -> None:
    page = client.get(PAGE, headers={"Accept": "text/html"})
    data = client.get(PAGE, headers={"Accept": "text/turtle"})
    assert (page["Content-Type"][:9], data["Content-Type"][:11]) == ("text/html", "text/turtle")


def test_too_many_pages_that_must_be_built_are_refused_and_kept_ones_are_not(
    client: Client, kept: Dataset, settings: LazySettings
) -> None:
    settings.RATE_LIMIT_PAGES = 2
    caches["limits"].clear()
    assert [client.get(f"/datasets?q={word}").status_code for word in ("a", "b", "c")] == [200, 200, 429]
    assert client.get("/datasets?q=a").status_code == 200
    refused = client.get("/datasets?q=d", headers={"Accept-Language": "zh-CN"})
    assert 0 < int(refused["Retry-After"]) <= 60
    assert "打开的页面太多" in refused.content.decode()
    caches["limits"].clear()


def test_what_went_wrong_is_not_kept(client: Client, kept: Dataset) -> None:
    path = "/datasets/no-such"
    assert client.get(path).status_code == 404
    make_public_dataset(kept.agency, "no-such")
    assert client.get(path).status_code == 200


def test_without_an_index_every_page_is_built(client: Client, settings: LazySettings) -> None:
    settings.PAGE_SECONDS = 60
    make_public_dataset(make_agency())
    client.get(PAGE)
    assert _queries(client, PAGE) > 5
