"""`package_search` over a real index: conditions, order, facets, and what it refuses."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from catalog.search.follow import rebuild_from_database
from tests.api.ckan.client import Ckan
from tests.make import NOW, make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def stops() -> Dataset:
    """The first of three that anyone may see; a fourth is shared and must never show."""
    transport, water = make_agency("transport"), make_agency("water")
    stops = make_public_dataset(transport, "stops", title={"en": "Bus stops", "zh-Hans": "公交站点"}, frequency="daily")
    make_public_dataset(transport, "areas", title={"en": "County codes"}, keywords=["codes", "a b"], themes=["energy"])
    make_public_dataset(water, "pipes", title={"en": "Pipes"}, license="CC0-1.0", themes=["energy"], keywords=["codes"])
    make_public_dataset(water, "hidden", requested_level="shared", release_level="shared")
    for days, slug in enumerate(("pipes", "stops", "areas")):
        Dataset.objects.filter(slug=slug).update(modified=NOW + timedelta(days=days))
    rebuild_from_database(Path(settings.INDEX_DIR))
    return stops


def _names(**data: Any) -> list[str]:
    status, found = Ckan().ask("package_search", **data)
    assert status == 200, found
    assert found["count"] == len(found["results"])
    return [package["name"] for package in found["results"]]


@pytest.mark.parametrize(
    ("q", "names"),
    [
        ("", ["areas", "stops", "pipes"]),
        ("*:*", ["areas", "stops", "pipes"]),
        ("公交站点", ["stops"]),
        ("title:pipes", ["pipes"]),
        ('title:"bus stops"', ["stops"]),
        ("organization:transport", ["areas", "stops"]),
        ("organization:(transport OR water) -tags:codes", ["stops"]),
        ("owner_org:water", ["pipes"]),
        ('tags:"a b"', ["areas"]),
        ("tags:cod*", ["areas", "pipes"]),
        ("groups:energy", ["areas", "pipes"]),
        ("res_format:csv", ["areas", "stops", "pipes"]),
        ("license_id:cc-zero", ["pipes"]),
        ("license_id:CC0-1.0", ["pipes"]),
        ("name:stops", ["stops"]),
        ("name:s* OR name:p*", ["stops", "pipes"]),
        ("extras_frequency:daily", ["stops"]),
        ("extras_openness_score:[0.99 TO 1]", []),
        ("state:active", ["areas", "stops", "pipes"]),
        ("private:true", []),
        ("metadata_modified:[2026-01-02T00:00:00Z TO *]", ["areas", "stops", "pipes"]),
        ("metadata_modified:[* TO NOW-20YEARS]", []),
        ("nothing-of-the-kind", []),
    ],
)
def test_conditions(stops: Dataset, q: str, names: list[str]) -> None:
    newest_first = {"sort": "metadata_modified desc"}
    assert _names(q=q, **newest_first) == names
    assert _names(fq=q, **newest_first) == names
    assert _names(fq_list=[q] if q else [], **newest_first) == names


def test_one_is_found_by_its_id(stops: Dataset) -> None:
    assert _names(fq=f'id:"{stops.pk}"') == ["stops"]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("title_string asc", ["stops", "areas", "pipes"]),
        ("title_string desc", ["pipes", "areas", "stops"]),
        ("metadata_modified asc", ["pipes", "stops", "areas"]),
        ("score desc, metadata_modified desc", ["areas", "stops", "pipes"]),
    ],
)
def test_order(stops: Dataset, sort: str, names: list[str]) -> None:
    assert _names(sort=sort) == names


def test_pages_are_of_one_order(stops: Dataset) -> None:
    pages = [Ckan().ask("package_search", rows=1, start=start, sort="id asc")[1] for start in range(4)]
    assert [page["count"] for page in pages] == [3, 3, 3, 3]
    assert sorted(found["name"] for page in pages for found in page["results"]) == ["areas", "pipes", "stops"]


def test_facets_count_what_is_public(stops: Dataset) -> None:
    fields = ["organization", "tags", "groups", "res_format", "unheard_of"]
    found = Ckan().ask("package_search", rows=0, **{"facet.field": fields, "facet.limit": 1})[1]
    assert found["facets"]["organization"] == {"transport": 2}
    assert found["facets"]["res_format"] == {"CSV": 3}
    assert found["facets"]["unheard_of"] == {}
    assert found["search_facets"]["groups"]["items"][0]["count"] == 2
    every = Ckan().ask("package_search", rows=0, **{"facet.field": ["organization"], "facet.limit": -1})[1]
    assert every["facets"]["organization"] == {"transport": 2, "water": 1}
    assert [item["name"] for item in every["search_facets"]["organization"]["items"]] == ["water", "transport"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"q": "colour:red"}, "colour at position"),
        ({"q": "title:(a"}, "position"),
        ({"fq": "metadata_modified:tomorrow"}, "position"),
        ({"fq": "metadata_modified:[soon TO *]"}, "soon"),
        ({"fq": "tags:[a TO b]"}, "takes no range"),
        ({"sort": "colour asc"}, "colour asc"),
        ({"sort": "title_string up"}, "title_string up"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_not_known_is_named(stops: Dataset, data: dict[str, Any], place: str) -> None:
    status, error = Ckan().ask("package_search", **data)
    assert status in (400, 409)
    assert place in str(error)


@pytest.mark.parametrize(
    "data",
    [
        {"rows": -1},
        {"rows": "many"},
        {"start": str(10**30)},
        {"facet.field": "{"},
        {"facet.field": '"tags"'},
        {"q": "x" * 100_000},
        {"q": "(" * 500},
        {"fq": ["a", {"b": 1}]},
        {"fq_list": {"a": "b"}},
        {"q": "\x00"},
    ],
)
def test_nonsense_is_refused_or_harmless(stops: Dataset, data: dict[str, Any]) -> None:
    status, answer = Ckan().ask("package_search", **data)
    assert status in (200, 400, 409), answer


def test_while_there_is_no_index_clients_are_told_to_try_again(tmp_path: Path, settings: Any) -> None:
    settings.INDEX_DIR = tmp_path
    status, error = Ckan().ask("package_search", q="x")
    assert (status, error["__type"]) == (500, "Search Index Error")


def test_queries_do_not_grow_with_what_is_found(stops: Dataset, settings: Any) -> None:
    settings.ANSWERS_MIB = 0  # what kept packages cost stands in test_parts

    def count(rows: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            Ckan().get("/api/3/action/package_search", rows=rows)
        return len(queries)

    count(1)
    assert count(1) == count(3) <= 12
