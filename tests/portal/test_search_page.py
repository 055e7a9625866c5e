"""The search page: what is chosen is seen and can be taken away, and nothing found is no dead end."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from catalog.search.follow import rebuild_from_database
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def index() -> None:
    agency = make_agency("transport")
    make_public_dataset(agency, "lanterns", title={"en": "Lanterns"})
    make_public_dataset(agency, "trees", title={"en": "Trees"}, themes=["environment"])
    rebuild_from_database(Path(settings.INDEX_DIR))


def page(client: Client, question: str) -> str:
    return client.get(f"/datasets?lang=en&{question}").content.decode()


def test_a_search_that_finds_nothing_offers_ways_on(client: Client) -> None:
    body = page(client, "q=lanterns&theme=environment")
    nothing = body[body.index("Nothing fits.") :]
    without = re.search(r'Take a filter away: <a href="([^"]+)">Theme: Environment</a>', nothing)
    assert without and "theme=" not in without[1] and "q=lanterns" in without[1]
    assert "Search for “lanterns” without any filter" in nothing and 'href="/themes"' in nothing
    assert "1 dataset</h2>" in page(client, "q=lanterns")


def test_the_number_of_filters_stands_where_they_are_folded_away(client: Client) -> None:
    assert 'Filters <span class="badge">2</span>' in page(client, "theme=transport&agency=transport")
    assert 'Filters <span class="badge">' not in page(client, "q=lanterns")


def test_sorting_keeps_words_and_filters(client: Client) -> None:
    links = re.findall(r'href="([^"]*sort=[^"]*)"', page(client, "q=buses&agency=transport"))
    assert len(links) == 4
    assert all("agency=transport" in link and "q=buses" in link for link in links)


def test_the_feed_of_the_search_is_beside_it(client: Client) -> None:
    body = page(client, "q=lanterns&theme=transport&find_keyword=&find_agency=tr&bbox=&page=1&from=mail")
    feed = re.search(r'href="(/feeds/datasets.atom\?[^"]+)">Follow this search', body)
    assert feed
    answer = client.get(feed[1].replace("&amp;", "&"))
    assert (answer.status_code, answer.content.count(b"<entry>")) == (200, 1)
