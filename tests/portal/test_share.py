"""What other sites show of a dataset: its picture and its card, for public ones only."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from catalog.models import Dataset, State
from portal.presenters import sharing
from tests.make import make_agency, make_assessment, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def dataset() -> Dataset:
    return without_bytes(make_public_dataset(make_agency(), "bus-stops"))


def without_bytes(dataset: Dataset) -> Dataset:
    """The builder keeps no bytes: its page is asked for without a preview."""
    dataset.resources.update(version=None)
    return dataset


def meta(page: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}" content="([^"]*)"', page)
    return found[1] if found else ""


@pytest.mark.parametrize(("language", "title"), [("en", "Bus stops bus-stops"), ("zh-Hans", "公交站点 bus-stops")])
def test_the_page_names_its_picture_in_the_readers_language(
    client: Client, dataset: Dataset, language: str, title: str
) -> None:
    page = client.get(f"/datasets/bus-stops?lang={language}").content.decode()
    assert meta(page, "og:title") == meta(page, "twitter:title") == title
    assert title in meta(page, "og:image:alt")
    picture = meta(page, "og:image")
    assert f"/cover/{language}/" in picture and picture == meta(page, "twitter:image")
    answer = client.get(urlsplit(picture).path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert "immutable" in answer["Cache-Control"]


def test_an_old_picture_leads_to_todays(client: Client, dataset: Dataset) -> None:
    old = sharing.cover_path(dataset, "en")
    make_assessment(dataset, met=8)
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, sharing.cover_path(Dataset.objects.get(), "en"))
    assert answer["Location"] != old


def test_it_is_drawn_once(client: Client, dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sharing.cover_path(dataset, "en")
    first = client.get(path).content
    monkeypatch.setattr("portal.views.share.drawn", lambda _cover: b"drawn again")
    assert client.get(path).content == first


@pytest.mark.parametrize("ending", ["card", "cover/en/0123456789abcdef.png", "cover/fr/0123456789abcdef.png"])
def test_what_is_not_public_is_shown_nowhere(client: Client, ending: str) -> None:
    agency = make_agency()
    make_dataset(agency, "draft")
    make_public_dataset(agency, "shared", release_level="shared")
    make_public_dataset(agency, "gone", withdrawn_at="2026-11-01T00:00:00Z")
    Dataset.objects.filter(slug="gone").update(state=State.WITHDRAWN)
    assert [client.get(f"/datasets/{slug}/{ending}").status_code for slug in ("draft", "shared", "gone", "no")] == [
        404
    ] * 4


def test_an_unknown_language_is_no_address(client: Client, dataset: Dataset) -> None:
    assert client.get("/datasets/bus-stops/cover/fr/0123456789abcdef.png").status_code == 404


def test_only_the_card_may_be_framed_and_it_leaves_no_cookie(client: Client, dataset: Dataset) -> None:
    card, page = client.get("/datasets/bus-stops/card?lang=zh-Hans"), client.get("/datasets/bus-stops")
    assert "X-Frame-Options" not in card and "frame-ancestors *" in card["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "script-src 'self'" in card["Content-Security-Policy"]
    assert not card.cookies
    body = card.content.decode()
    assert "公交站点 bus-stops" in body and 'target="_blank"' in body and "<script" not in body and "<form" not in body


def test_the_code_to_copy_can_not_break_out_of_its_page(client: Client) -> None:
    without_bytes(make_public_dataset(make_agency(), "hostile", title={"en": '"><script>alert(1)</script>'}))
    page = client.get("/datasets/hostile?lang=en").content.decode()
    assert "<script>alert" not in page
    # Copied from the page, it is an attribute's text once more.
    assert "title=&quot;&amp;quot;&gt;&amp;lt;script&gt;alert(1)&amp;lt;/script&gt;&quot;" in page
