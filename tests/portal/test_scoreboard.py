"""The scoreboard: tables behind its figures, pages of datasets, and links that find what they count."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from catalog.search.follow import rebuild_from_database
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client: Client) -> str:
    agency = make_agency("transport")
    for number in range(30):
        make_public_dataset(agency, f"dataset-{number}")
    make_public_dataset(make_agency("water"), "single")
    rebuild_from_database(Path(settings.INDEX_DIR))
    return client.get("/scoreboard?lang=en").content.decode()


def test_datasets_come_a_page_at_a_time(client: Client, page: str) -> None:
    assert page.count('class="doors"') == 25
    assert "page=2" in page
    second = client.get("/scoreboard?page=2").content.decode()
    assert second.count('class="doors"') == 6


def test_an_agency_with_too_few_has_no_place(page: str) -> None:
    rows = re.findall(r'<tr><td class="number">([^<]*)</td><th scope="row"><a href="/agencies/([a-z]+)"', page)
    assert rows == [("1", "transport"), ("–", "water")]


def test_each_figure_leads_to_as_many_datasets(client: Client, page: str) -> None:
    links = re.findall(r'<a href="(/datasets\?criterion=[^"]+)" rel="nofollow">(\d+)<', page)
    assert len(links) == 8
    for link, count in links[:2]:
        assert f">{count} datasets</h2>" in client.get(link).content.decode()
