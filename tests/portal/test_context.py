"""What the head of every page says to browsers and robots: its languages, its own address, whether to list it."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from catalog.search.follow import rebuild_from_database
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def _head(client: Client, path: str) -> str:
    return client.get(path, headers={"Accept-Language": "en"}).content.decode().partition("</head>")[0]


def _link(head: str, what: str) -> str:
    found = re.search(rf'<link rel="{what} href="([^"]+)">', head)
    assert found, what
    return found[1]


def test_every_page_names_its_two_languages_by_whole_addresses(client: Client) -> None:
    head = _head(client, "/agencies?page=2")
    assert _link(head, 'alternate" hreflang="x-default"') == f"{SITE}/agencies?page=2"
    assert _link(head, 'alternate" hreflang="en"') == f"{SITE}/agencies?page=2&amp;lang=en"
    assert _link(head, 'alternate" hreflang="zh-Hans"') == f"{SITE}/agencies?page=2&amp;lang=zh-Hans"


@pytest.mark.parametrize(("asked", "own"), [("", ""), ("?lang=zh-CN", "?lang=zh-Hans"), ("?lang=xx", "")])
def test_a_dataset_in_a_language_is_an_address_of_its_own(client: Client, asked: str, own: str) -> None:
    make_public_dataset(make_agency())
    assert _link(_head(client, f"/datasets/bus-stops{asked}"), 'canonical"') == f"{SITE}/datasets/bus-stops{own}"


LISTED = ("/datasets", "/datasets?lang=en", "/developers", "/datasets/bus-stops")
UNLISTED = ("/datasets?theme=transport", "/datasets?q=bus", "/datasets?page=2&lang=en", "/developers?dataset=bus-stops")


@pytest.mark.parametrize(("path", "listed"), [*((one, True) for one in LISTED), *((one, False) for one in UNLISTED)])
def test_robots_list_pages_and_not_what_was_asked_of_them(
    client: Client, settings: LazySettings, path: str, listed: bool
) -> None:
    make_public_dataset(make_agency())
    rebuild_from_database(Path(settings.INDEX_DIR))
    assert ('name="robots" content="noindex' not in _head(client, path)) == listed


def test_a_title_in_another_language_is_words_and_not_an_element(client: Client) -> None:
    make_public_dataset(make_agency(), title={"zh-Hans": "站点“东”"}, description={"zh-Hans": "公交" * 400})
    head = _head(client, "/datasets/bus-stops")
    assert "<title>站点“东” · " in head
    description = re.search(r'<meta name="description" content="([^"]*)">', head)
    assert description
    assert (description[1][:4], len(description[1])) == ("公交公交", 300)


def test_the_language_is_remembered_and_the_answer_says_what_it_varies_by(client: Client) -> None:
    page = client.get("/about?lang=zh-Hans")
    assert page.cookies["language"].value == "zh-hans"
    assert {"Accept-Language", "Cookie"} <= set(client.get("/about")["Vary"].split(", "))
