"""The dataset's page: five questions answered in the order in which they are asked."""

import pytest
from django.test import Client

from catalog.models import Dataset
from tests.make import Cast, make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

# A column that repeats one value: something to know of, which keeps nothing from being published.
TABLE = b"name,stops,city\nEast,3,Demo\nWest,8,Demo\nNorth,5,Demo\n"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def dataset(cast: Cast) -> Dataset:
    made = make_dataset(cast.agency)
    upload_and_run(made, cast, TABLE)
    return publish(made, cast)


def shown(client: Client, dataset: Dataset, language: str = "en") -> str:
    return client.get(f"{dataset.get_absolute_url()}?lang={language}").content.decode()


def test_what_trust_see_have_and_who_come_in_this_order(client: Client, dataset: Dataset) -> None:
    page = shown(client, dataset)
    places = [page.index(mark) for mark in ("<h1>", 'id="trust"', 'id="see"', 'id="have"', 'id="who"')]
    assert places == sorted(places)


def test_validation_is_told_in_a_sentence_with_its_report(client: Client, dataset: Dataset) -> None:
    page, chinese = shown(client, dataset), shown(client, dataset, "zh-Hans")
    assert "3 of 3 rows read." in page and "共 3 行，已读取 3 行。" in chinese
    assert f'{dataset.resources.get().get_absolute_url()}/versions/1"' in page


def test_it_says_where_columns_are_not_described(client: Client, dataset: Dataset) -> None:
    page = shown(client, dataset)
    assert "The agency has not described the columns" in page
    assert "whole number" in page and "East" in page


def test_what_has_not_come_yet_is_absent(client: Client, cast: Cast) -> None:
    empty = make_dataset(cast.agency, "empty")
    client.force_login(cast.publisher)
    page = shown(client, empty)
    assert "Only your agency sees this page" in page and "Not measured yet" in page
    for absent in ('id="see"', 'id="api"', 'id="share"', "og:image", 'id="versions"'):
        assert absent not in page
