"""Rows by `datastore_search` and as a dump, of a real table."""

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.api.ckan.client import Ckan
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

CSV = """name,kind,n,since
East gate,metro,12,2020-01-31
Bund,bus,8,
Yu Garden,bus stop,5,2021-06-01
豫园,公交站,,2022-01-01
"""


@pytest.fixture
def table() -> str:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast, CSV.encode())
    publish(dataset, cast)
    return str(resource.pk)


def _search(table: str, **asked: Any) -> Any:
    status, result = Ckan().ask("datastore_search", resource_id=table, **asked)
    assert status == 200, result
    return result


def _ids(result: Any) -> list[int]:
    return [record["_id"] for record in result["records"]]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3, 4]),
        ({"limit": 2, "offset": 1}, [2, 3]),
        ({"filters": {"kind": "bus"}}, [2]),
        ({"filters": {"n": {"gte": 8}}}, [1, 2]),
        ({"filters": {"since": None}}, [2]),
        ({"filters": {"_id": {"gt": 2}}}, [3, 4]),
        ({"filters": '{"$or": [{"n": 5}, {"n": 12}]}'}, [1, 3]),
        ({"q": "bus"}, [2, 3]),
        ({"q": "BUS stop"}, [3]),
        ({"q": "us"}, []),
        ({"q": "12"}, [1]),
        ({"q": "园"}, [4]),
        ({"q": {"kind": "bus"}}, [2, 3]),
        ({"q": "gar:*", "plain": False}, [3]),
        ({"sort": "n desc nulls last"}, [1, 2, 3, 4]),
        ({"sort": "n desc"}, [4, 1, 2, 3]),
        ({"sort": "kind, n desc"}, [2, 3, 1, 4]),
        ({"limit": 0}, []),
    ],
)
def test_rows_are_found_sorted_and_paged(table: str, asked: dict[str, Any], ids: list[int]) -> None:
    assert (
        sorted(_ids(_search(table, **asked))) == sorted(ids) if "q" in asked else _ids(_search(table, **asked)) == ids
    )


def test_totals_are_of_all_that_fit(table: str) -> None:
    assert _search(table, limit=1)["total"] == 4
    assert _search(table, limit=1, filters={"n": {"gt": 5}})["total"] == 2
    assert _search(table, fields="kind", distinct=True, limit=1)["total"] == 4
    assert "total" not in _search(table, include_total=False)


def test_fields_are_typed_as_a_datastore_types_them(table: str) -> None:
    fields = {field["id"]: field["type"] for field in _search(table)["fields"]}
    assert fields == {"_id": "int", "name": "text", "kind": "text", "n": "int4", "since": "date"}


def test_pages_by_id_lead_through_the_whole_table(table: str) -> None:
    seen: list[int] = []
    filters: dict[str, Any] = {}
    while True:
        page = _search(table, limit=1, filters=filters, include_next_page=True)
        seen += _ids(page)
        if "next_page" not in page or not page["records"]:
            break
        filters = page["next_page"]
    assert seen == [1, 2, 3, 4]


def test_links_lead_on_and_back(table: str) -> None:
    answer = Ckan().get("/api/3/action/datastore_search", resource_id=table, limit=2, offset=2).json()
    assert _ids(Ckan().get(answer["result"]["_links"]["prev"]).json()["result"]) == [1, 2]
    assert _ids(answer["result"]) == [3, 4]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"filters": "{bad"}, "filters"),
        ({"filters": {"n": "many"}}, "n"),
        ({"sort": "zz"}, "sort"),
        ({"sort": "n sideways"}, "sort"),
        ({"fields": "zz"}, "fields"),
        ({"limit": -1}, "limit"),
        ({"offset": "x"}, "offset"),
        ({"records_format": "xls"}, "records_format"),
        ({"q": "a|b", "plain": False}, "q"),
        ({"q": {"zz": "a"}}, "q"),
        ({"q": " ".join("abcdefghijklmnopqrstuvwxyz")}, "q"),
        ({"filters": {"name": "\ud800"}}, ""),
        ({"filters": {"name": "\0"}}, ""),
    ],
)
def test_nonsense_is_refused_by_field(table: str, asked: dict[str, Any], field: str) -> None:
    body = json.dumps({"resource_id": table, **asked})
    response = Ckan().client.post("/api/3/action/datastore_search", body, content_type="application/json")
    assert response.status_code in (400, 409)
    assert not field or field in response.json()["error"]


def test_a_hostile_value_is_only_a_value(table: str) -> None:
    assert _search(table, filters={"name": "' OR 1=1 --"})["records"] == []
    assert _search(table, q="%' OR (1)=(1")["records"] == []


def test_a_draft_is_not_there() -> None:
    cast = make_cast()
    resource = upload_and_run(make_dataset(cast.agency), cast, CSV.encode())
    status, error = Ckan().ask("datastore_search", resource_id=str(resource.pk))
    assert (status, error["__type"]) == (404, "Not Found Error")
    assert Ckan(cast.publisher).ask("datastore_search", resource_id=str(resource.pk))[0] == 200
    assert Ckan(cast.other_publisher).ask("datastore_search", resource_id=str(resource.pk))[0] == 404


def test_info_tells_columns_and_rows(table: str) -> None:
    status, info = Ckan().ask("datastore_info", id=table)
    assert (status, info["meta"]["count"]) == (200, 4)
    assert [field["id"] for field in info["fields"]] == ["name", "kind", "n", "since"]


def _dump(table: str, **parameters: Any) -> str:
    response = Ckan().get(f"/datastore/dump/{table}", **parameters)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def test_a_dump_holds_every_row(table: str) -> None:
    rows = list(csv.reader(io.StringIO(_dump(table))))
    assert rows[0] == ["_id", "name", "kind", "n", "since"]
    assert [row[1] for row in rows[1:]] == ["East gate", "Bund", "Yu Garden", "豫园"]
    assert _dump(table, bom="true")[0] == "\ufeff"
    assert _dump(table, format="tsv", limit=1).splitlines()[1] == "1\tEast gate\tmetro\t12\t2020-01-31"


def test_a_dump_in_json_and_xml_is_whole(table: str) -> None:
    assert len(json.loads(_dump(table, format="json"))["records"]) == 4
    rows = ET.fromstring(_dump(table, format="xml", q="bus"))  # noqa: S314  our own answer
    assert sorted(row.findtext("name") or "" for row in rows) == ["Bund", "Yu Garden"]


@pytest.mark.parametrize(
    ("parameters", "status"), [({"format": "pdf"}, 404), ({"limit": "x"}, 400), ({"sort": "zz"}, 400)]
)
def test_a_dump_of_nonsense_is_refused(table: str, parameters: dict[str, str], status: int) -> None:
    assert Ckan().get(f"/datastore/dump/{table}", **parameters).status_code == status


def test_a_dump_of_what_is_not_there_is_404() -> None:
    assert Ckan().get("/datastore/dump/00000000-0000-0000-0000-000000000000").status_code == 404
