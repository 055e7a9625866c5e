"""Search through the API, over a real index that a real follower filled."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from catalog.search.follow import rebuild_from_database
from tests.api.client import Api
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


def _index() -> None:
    rebuild_from_database(Path(settings.INDEX_DIR))


def _slugs(question: str) -> list[str]:
    return [row["slug"] for row in Api().get(f"datasets?{question}").json()["results"]]


@pytest.fixture
def catalog() -> None:
    transport, water = make_agency("transport"), make_agency("water")
    make_public_dataset(transport, "stops", title={"en": "Bus stops 1a2b", "zh-Hans": "公交站点 1a2b"})
    make_public_dataset(
        transport, "areas", title={"en": "County codes 3f2a", "zh-Hans": "区县代码 3f2a"}, keywords=["codes"]
    )
    make_public_dataset(water, "pipes", title={"en": "Pipes", "zh-Hans": "管道"}, license="CC0-1.0", themes=["energy"])
    make_public_dataset(water, "hidden", requested_level="shared", release_level="shared")
    _index()


@pytest.mark.parametrize(
    ("question", "slugs"),
    [
        ("q=公交", ["areas", "pipes", "stops"]),
        ("q=bus", ["areas", "pipes", "stops"]),
        ("q=公交站", ["stops"]),
        ("q=counties", ["areas"]),
        ("q=區縣", ["areas"]),
        ("q=ＣＯＵＮＴＹ", ["areas"]),
        ("q=区县 3f2a", ["areas"]),
        ("q=county 1a2b", []),
        ("q=zzz", []),
        ("q=!!", []),
        ("agency=water", ["pipes"]),
        ("agency=water&agency=transport&license=CC-BY-4.0", ["areas", "stops"]),
        ("theme=energy", ["pipes"]),
        ("has_rows=true", ["areas", "pipes", "stops"]),
        ("criterion=complete:met&criterion=open-license:unmet", ["areas", "pipes", "stops"]),
        ("criterion=open-license:met", []),
        ("openness_min=0.9", []),
        ("modified_after=2999-01-01", []),
    ],
)
def test_what_is_found(catalog: None, question: str, slugs: list[str]) -> None:
    assert sorted(_slugs(question)) == slugs


def test_facets_count_without_their_own_filter(catalog: None) -> None:
    facets = Api().get("datasets?agency=water&facets=agency,license").json()["facets"]
    assert {row["value"]: row["count"] for row in facets["agency"]} == {"transport": 2, "water": 1}
    assert {row["value"]: row["count"] for row in facets["license"]} == {"CC0-1.0": 1}


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("theme=nonsense", "theme"),
        ("criterion=timely", "criterion"),
        ("openness_min=2", "openness_min"),
        ("modified_after=yesterday", "modified_after"),
        ("bbox=1,2,3", "bbox"),
        ("sort=beauty", "sort"),
        ("facets=beauty", "facets"),
        ("page=0", "page"),
        ("page_size=1000", "page_size"),
    ],
)
def test_a_wrong_filter_is_named(catalog: None, question: str, field: str) -> None:
    answer = Api().get(f"datasets?{question}")
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_what_was_withdrawn_is_not_shown_even_before_the_index_knows(catalog: None) -> None:
    Dataset.objects.filter(slug="stops").update(state="draft")
    assert _slugs("q=1a2b") == []


def test_without_an_index_the_answer_is_not_ready_and_not_nothing() -> None:
    assert Api().get("datasets").status_code == 503


def test_pages_follow_each_other(catalog: None) -> None:
    first = Api().get("datasets?page_size=2&sort=title").json()
    second = Api().get(first["next"].partition("/api/v1/")[2]).json()
    assert (len(first["results"]), len(second["results"]), second["next"]) == (2, 1, None)
    assert (first["count"], first["previous"], second["previous"] is not None) == (3, None, True)


def test_queries_do_not_grow_with_the_results() -> None:
    agency = make_agency("many")

    def queries() -> int:
        _index()
        with CaptureQueriesContext(connection) as seen:
            assert Api().get("datasets?facets=agency").status_code == 200
        return len(seen)

    for number in range(2):
        make_public_dataset(agency, f"few-{number}")
    few = queries()
    for number in range(12):
        make_public_dataset(agency, f"more-{number}")
    assert queries() == few
    # What left since, the stamps, then of what is not kept: datasets, their agencies, files and marks.
    assert few == 6


@pytest.mark.parametrize(
    "path",
    ["datasets?page=1&page=2", "datasets?q=a&q=b", "datasets?openness_min=0&openness_min=1", "agencies?page=1&page=1"],
)
def test_what_can_be_said_once_is_refused_twice(path: str) -> None:
    answer = Api().get(path)
    assert answer.status_code == 400
    fault = answer.json()["errors"][0]
    assert (fault["field"], fault["code"]) == (path.partition("?")[2].partition("=")[0], "repeated")


def test_what_has_alternatives_may_be_repeated() -> None:
    make_public_dataset(make_agency())
    rebuild_from_database(Path(settings.INDEX_DIR))
    assert Api().get("datasets?theme=transport&theme=energy&format=csv&format=xlsx").status_code == 200
