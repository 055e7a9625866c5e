"""How a CKAN harvester reads another CKAN, and what `ckanr` asks: their very calls."""

import itertools
from typing import Any

import httpx
import pytest

from catalog.models import Dataset
from tests.processes import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)


def _ask(site: str, action: str, **parameters: Any) -> Any:
    answer = httpx.get(f"{site}/api/3/action/{action}", params=parameters, timeout=PATIENCE)
    assert answer.status_code == 200, answer.text
    return answer.json()["result"]


@pytest.mark.parametrize(
    ("fq", "count"),
    [
        ("organization:transport OR organization:water", 1),
        ("-organization:transport", 0),
        ("groups:transport", 1),
        ("metadata_modified:[2026-01-01T00:00:00.000000Z TO *]", 1),
        ("metadata_modified:[2026-01-01T00:00:00Z TO *] organization:water", 0),
        ("tags:公交 res_format:CSV license_id:cc-by state:active", 1),
        ("+dataset_type:dataset", 1),
        ("name:bus*", 1),
        ("tags:*", 1),
        ("metadata_created:[NOW-1DAY TO NOW]", 1),
    ],
)
def test_the_filters_that_harvesters_use(site: str, table: Dataset, fq: str, count: int) -> None:
    assert _ask(site, "package_search", fq=fq, sort="id asc", rows=100)["count"] == count


def test_it_pages_until_an_empty_page(site: str, table: Dataset) -> None:
    names = []
    for start in itertools.count(0, 1):
        page = _ask(site, "package_search", rows=1, start=start, sort="id asc")["results"]
        if not page:
            break
        names += [package["name"] for package in page]
    assert names == [table.slug]
    package = _ask(site, "package_show", id=names[0])
    assert _ask(site, "organization_show", id=package["owner_org"])["name"] == package["organization"]["name"]
    assert _ask(site, "group_show", id=package["groups"][0]["id"])["name"] == "transport"


@pytest.mark.parametrize(
    "question", ["title:air~2", "zz:1", "metadata_modified:[soon TO *]", "(a", "tags:[a TO b]", "a?b"]
)
def test_what_is_not_understood_is_refused_with_its_place(site: str, table: Dataset, question: str) -> None:
    answer = httpx.get(f"{site}/api/3/action/package_search", params={"fq": question}, timeout=PATIENCE)
    assert answer.status_code == 400
    assert answer.json()["error"]["__type"] == "Search Query Error"
    assert "position" in answer.json()["error"]["message"]


def test_what_ckanr_asks(site: str, table: Dataset) -> None:
    version = _ask(site, "status_show")["ckan_version"]
    assert [int(part) for part in version.split(".")] >= [2, 10]
    assert _ask(site, "package_list", limit=10, offset=0) == [table.slug]
    assert _ask(site, "tag_list")
    assert _ask(site, "license_list")[0]["id"] == "notspecified"
    resource = _ask(site, "package_show", id=table.slug)["resources"][0]
    rows = _ask(site, "datastore_search", resource_id=resource["id"], limit=2)
    assert [row["_id"] for row in rows["records"]] == [1, 2]
    assert _ask(site, "recently_changed_packages_activity_list", limit=5)[0]["activity_type"] == "new package"
    downloaded = httpx.get(resource["url"], follow_redirects=True, timeout=PATIENCE)
    assert downloaded.content.decode("gb18030").startswith("站点")


def test_facets_count_what_is_found(site: str, table: Dataset) -> None:
    fields = '["organization", "groups", "tags", "res_format", "license_id"]'
    found = _ask(site, "package_search", **{"facet.field": fields, "rows": 0})
    assert found["results"] == []
    assert {field: len(facet["items"]) for field, facet in found["search_facets"].items()} == {
        "organization": 1,
        "groups": 1,
        "tags": 2,
        "res_format": 1,
        "license_id": 1,
    }
