"""`GET suggest`, and pages by cursor, over a real index."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.search.follow import rebuild_from_database
from tests.api.client import Api
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalog() -> None:
    agency = make_agency("water", name={"en": "Water Bureau", "zh-Hans": "水务局"})
    for number in range(7):
        titles = {"en": f"Bus stops {number}", "zh-Hans": f"公交站点 {number}"}
        make_public_dataset(agency, f"stops-{number}", title=titles, keywords=["water supply"])
    rebuild_from_database(Path(settings.INDEX_DIR))


def test_names_and_datasets_are_suggested() -> None:
    found = Api().get("suggest?q=wat").json()
    assert found["agencies"] == [{"value": "water", "text": "Water Bureau", "count": 7}]
    assert found["keywords"] == [{"value": "water supply", "text": "water supply", "count": 7}]
    assert len(Api().get("suggest?q=gongjiao").json()["datasets"]) == 5
    assert Api().get("suggest?q=swj").json()["agencies"][0]["text"] == "水务局"


@pytest.mark.parametrize("q", ["", "!!", "zzzz", "x" * 5000, '"'])
def test_nothing_is_suggested_for_nonsense(q: str) -> None:
    answer = Api().get(f"suggest?q={q}")
    assert (answer.status_code, set(map(len, answer.json().values()))) == (200, {0})


def test_queries_do_not_grow_with_what_is_suggested() -> None:
    counts = []
    for q in ("zzzz", "stops"):
        with CaptureQueriesContext(connection) as seen:
            Api().get(f"suggest?q={q}")
        counts.append(len(seen))
    assert counts[1] <= counts[0] + 1


@pytest.mark.parametrize("sort", ["", "-modified", "title", "-title", "openness"])
def test_cursors_lead_through_all_once(sort: str) -> None:
    question, slugs = f"datasets?cursor=*&page_size=3&sort={sort}", []
    while question:
        page = Api().get(question).json()
        slugs += [row["slug"] for row in page["results"]]
        question = f"datasets?{urlsplit(page['next']).query}" if page["next"] else ""
    assert sorted(slugs) == [f"stops-{number}" for number in range(7)]


def test_a_cursor_of_another_order_or_of_nobody_is_refused() -> None:
    following = Api().get("datasets?cursor=*&page_size=3&sort=title").json()["next"]
    (cursor,) = parse_qs(urlsplit(following).query)["cursor"]
    for question in (f"cursor={cursor}&sort=openness", "cursor=abc", "cursor=bnVsbA==", "cursor=*&page=2"):
        assert Api().get(f"datasets?{question}").status_code == 400


def test_a_long_facet_is_searched_within() -> None:
    found = Api().get("datasets?facets=agency,keyword&within=agency:水务&within=keyword:zzz").json()
    assert found["facets"]["agency"]
    assert not found["facets"]["keyword"]
    assert Api().get("datasets?within=nothing:x").status_code == 400
