"""The shape of data.gov's catalog API, its totals and filters, and its refusals."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.api.v4.question import KNOWN
from catalog.models import Agency, State
from catalog.search.follow import rebuild_from_database
from tests.api.v4.recorded import DOCUMENTED, ORGANIZATION, needs_notes, noted_keys, noted_parameters
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db
SQUARE = '{"type":"Polygon","coordinates":[[[121,31],[122,31],[122,32],[121,32],[121,31]]]}'
CORNER = '{"type":"Polygon","coordinates":[[[121.4,31],[122,31],[122,32],[121.4,32],[121.4,31]]]}'


def _index() -> None:
    rebuild_from_database(Path(settings.INDEX_DIR))


def _get(client: Client, path: str, status: int = 200, **parameters: Any) -> dict[str, Any]:
    response = client.get(f"/api/v4/{path}", parameters)
    assert response.status_code == status, response.content
    found: dict[str, Any] = response.json()
    return found


@pytest.fixture
def catalog(db: None) -> Agency:
    """Three public datasets: two of one agency, one of them with a place, and one of another."""
    agency = make_agency()
    make_public_dataset(agency, "stops", spatial={"type": "MultiPoint", "coordinates": [[121.3, 31.1], [121.5, 31.3]]})
    make_public_dataset(agency, "lines", keywords=["bus", "lines"], frequency="daily")
    make_public_dataset(make_agency("water"), "rivers", keywords=["water"], themes=["environment"])
    make_dataset(agency, "draft")
    _index()
    return agency


def _slugs(found: dict[str, Any]) -> set[str]:
    return {one["slug"] for one in found["results"]}


def test_a_result_has_all_that_is_documented(client: Client, catalog: Agency) -> None:
    found = _get(client, "search", q="stops", per_page=1)
    assert {"results", "sort"} <= set(found)
    one = found["results"][0]
    assert set(one) >= DOCUMENTED
    assert set(one["organization"]) == ORGANIZATION
    assert (one["publisher"], one["has_spatial"], one["has_download"]) == ("Demo Transport Bureau", True, True)
    assert one["spatial_centroid"] == {"lat": pytest.approx(31.2), "lon": pytest.approx(121.4)}
    assert (one["dcat"]["@type"], one["dcat"]["identifier"]) == ("dcat:Dataset", one["identifier"])
    assert _get(client, "dataset/stops") == one == _get(client, f"api/dataset/{one['identifier']}")


@needs_notes
def test_a_result_and_the_parameters_are_those_that_were_noted(client: Client, catalog: Agency) -> None:
    assert set(_get(client, "search")["results"][0]) == noted_keys()
    assert noted_parameters() <= set(KNOWN)


def test_the_cursor_leads_to_the_end_and_no_further(client: Client, catalog: Agency) -> None:
    seen, after = [], ""
    for _page in range(3):
        found = _get(client, "search", per_page=1, sort="title", after=after)
        seen += [one["slug"] for one in found["results"]]
        after = found.get("after", "")
        assert found["total"] == 3
    assert (len(set(seen)), after) == (3, "")
    assert "after" not in _get(client, "search", per_page=3)


@pytest.mark.parametrize(
    ("parameters", "slugs"),
    [
        ({"org_slug": "WATER"}, {"rivers"}),
        ({"publisher": "demo transport bureau"}, {"stops", "lines"}),
        ({"publisher": "Demo Water Bureau", "org_slug": "water"}, {"rivers"}),
        ({"keyword": ["bus", "lines"]}, {"lines"}),
        ({"spatial_filter": "geospatial"}, {"stops"}),
        ({"spatial_filter": "non-geospatial"}, {"lines", "rivers"}),
        ({"spatial_geometry": SQUARE, "spatial_within": "true"}, {"stops"}),
        ({"spatial_geometry": CORNER}, {"stops"}),
        ({"spatial_geometry": CORNER, "spatial_within": "true"}, set()),
        ({"has_download": "true"}, {"stops", "lines", "rivers"}),
        ({"theme": "environment"}, {"rivers"}),
        ({"frequency": "daily"}, {"lines"}),
        ({"format": "csv", "license": "CC-BY-4.0", "agency": "transport"}, {"stops", "lines"}),
        ({"modified_after": "2999-01-01"}, set()),
        ({"results": "20", "from_hint": "x"}, {"stops", "lines", "rivers"}),
    ],
)
def test_filters(client: Client, catalog: Agency, parameters: dict[str, Any], slugs: set[str]) -> None:
    found = _get(client, "search", **parameters)
    assert (_slugs(found), found["total"]) == (slugs, len(slugs))


def test_facets_are_counted(client: Client, catalog: Agency) -> None:
    facets = _get(client, "search", facets="agency,frequency", per_page=1)["facets"]
    assert facets["agency"] == [{"value": "transport", "count": 2}, {"value": "water", "count": 1}]


def test_the_sort_that_was_applied_is_told(client: Client, catalog: Agency) -> None:
    asked = ("relevance", "popularity", "distance", "last_harvested_date", "-title")
    told = [_get(client, "search", sort=sort)["sort"] for sort in asked]
    assert told == ["relevance", "relevance", "relevance", "last_harvested_date", "-title"]


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("per_page", "0"),
        ("per_page", "1001"),
        ("per_page", "ten"),
        ("sort", "newest"),
        ("after", "forged"),
        ("after", "WzEsMiwzXQ=="),
        ("org_slug", "watr"),
        ("org_type", "Federal Government"),
        ("publisher", "Nobody"),
        ("collection", "x"),
        ("spatial_filter", "some"),
        ("spatial_geometry", "{"),
        ("spatial_geometry", '{"type":"Point","coordinates":[200,0]}'),
        ("spatial_geometry", '{"type":"Polygon","coordinates":' + "[" * 900 + "]" * 900 + "}"),
        ("spatial_within", "maybe"),
        ("format", "csvv"),
        ("facets", "agencies"),
        ("q", '"open'),
        ("org_slg", "water"),
    ],
)
def test_a_bad_parameter_is_named(client: Client, catalog: Agency, parameter: str, value: str) -> None:
    found = _get(client, "search", 422, **{parameter: value})
    assert parameter in found["detail"]["query"]
    assert {"error", "message"} <= set(found)


def test_what_is_not_public_is_not_there(client: Client, catalog: Agency) -> None:
    make_public_dataset(catalog, "shared", release_level="shared")
    make_dataset(catalog, "gone", state=State.WITHDRAWN, withdrawn_at=NOW)
    for slug in ("draft", "shared", "none"):
        assert _get(client, f"dataset/{slug}", 404)["error"] == "Not Found"
    assert _get(client, "dataset/gone", 410)["error"] == "Gone"


def test_the_lists_count_what_is_public(client: Client, catalog: Agency) -> None:
    organizations = _get(client, "api/organizations")
    assert [(one["slug"], one["dataset_count"]) for one in organizations["organizations"]] == [
        ("transport", 2),
        ("water", 1),
    ]
    assert organizations["total"] == 2
    assert _get(client, "publishers")["publishers"][0] == {"name": "Demo Transport Bureau", "count": 2}
    assert _get(client, "stats")["results"] == {
        "datasets": 3,
        "datasetsWithIsPartOf": 0,
        "organizations": 2,
        "rows": 6,
    }


def test_keywords_are_searched_and_counted(client: Client, catalog: Agency) -> None:
    found = _get(client, "keywords", size=1)
    assert found == {
        "keywords": [{"keyword": "bus", "count": 2}],
        "size": 1,
        "min_count": 1,
        "total": 1,
        "distinct": 4,
    }
    assert [one["keyword"] for one in _get(client, "keywords", search="WAT")["keywords"]] == ["water"]
    assert [one["keyword"] for one in _get(client, "keywords", min_count=2)["keywords"]] == ["bus"]
    assert "size" in _get(client, "keywords", 422, size="many")["detail"]["query"]


def test_while_the_index_is_built_it_says_so(client: Client) -> None:
    assert _get(client, "search", 503)["error"] == "Service Unavailable"


def test_queries_do_not_grow_with_the_page(client: Client) -> None:
    agency, counts = make_agency(), []
    for few in (1, 6):
        for number in range(few):
            make_public_dataset(agency, f"stops-{few}-{number}")
        _index()
        with CaptureQueriesContext(connection) as queries:
            _get(client, "search", q="bus")
        counts.append(len(queries))
    assert counts[0] == counts[1]
