"""`_table_metadata`: programs learn from it which tables there are."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Resource
from tests.api.ckan.client import Ckan
from tests.make import make_cast, make_dataset, make_public_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def tables() -> list[Resource]:
    """Those of a public dataset; a draft's table and a file without one are not in the list."""
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    found = [upload_and_run(dataset, cast) for _ in range(2)]
    publish(dataset, cast)
    upload_and_run(make_dataset(cast.agency, "draft"), cast)
    make_public_dataset(cast.agency, "bare").resources.update(version=None)
    return sorted(found, key=lambda resource: resource.pk)


def _asked(**asked: Any) -> Any:
    status, result = Ckan().ask("datastore_search", resource_id="_table_metadata", **asked)
    assert status == 200, result
    return result


def test_every_public_table_is_named_and_can_be_searched(tables: list[Resource]) -> None:
    found = _asked()
    assert [record["name"] for record in found["records"]] == [str(resource.pk) for resource in tables]
    assert found["total"] == 2
    types = {field["id"]: field["type"] for field in found["fields"]}
    assert types == {"_id": "text", "name": "name", "oid": "oid", "alias_of": "name"}
    assert set(found["records"][0]) == {"_id", "name", "oid", "alias_of"}
    status, rows = Ckan().ask("datastore_search", resource_id=found["records"][0]["name"])
    assert (status, rows["total"] > 0) == (200, True)


def test_it_is_read_by_pages_of_the_columns_asked_for(tables: list[Resource]) -> None:
    found = _asked(limit=1, offset=1, fields="name", records_format="lists")
    assert (found["records"], found["total"]) == ([[str(tables[1].pk)]], 2)
    assert found["_links"]["start"] == "/api/3/action/datastore_search?resource_id=_table_metadata&fields=name&" + (
        "records_format=lists&limit=1"
    )
    assert "total" not in _asked(include_total=False)


@pytest.mark.parametrize("asked", [{"filters": {"alias_of": None}}, {"q": "x"}, {"sort": "name"}, {"distinct": True}])
def test_what_it_does_not_take_is_refused(tables: list[Resource], asked: dict[str, Any]) -> None:
    status, error = Ckan().ask("datastore_search", resource_id="_table_metadata", **asked)
    assert (status, set(asked) <= set(error)) == (409, True)


def test_it_costs_the_same_for_many_as_for_few(tables: list[Resource]) -> None:
    _asked()
    with CaptureQueriesContext(connection) as seen:
        _asked()
    assert len(seen) == 2
