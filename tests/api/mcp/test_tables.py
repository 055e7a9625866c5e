"""Rows as a model asks for them: what it may ask, and how much comes at once."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from catalog.api.mcp.shorten import LONGEST_CELL
from catalog.api.mcp.tables import MOST_BYTES
from catalog.models import Resource
from tests.api.mcp.call import answer, post, refusal
from tests.make import make_cast, make_dataset, make_public_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

STOPS = 'name,kind,stops,open,limit\n人民广场,metro,12,true,1\n外滩,bus,8,false,2\n"a, b",bus,5,true,3\n'.encode()


def _table(content: bytes = STOPS) -> str:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast, content, "stops.csv")
    publish(dataset, cast)
    return str(resource.pk)


def test_columns_come_with_what_can_be_asked_of_them(client: Client) -> None:
    found = answer(client, "describe_table", resource=_table())
    columns = {column["name"]: column for column in found["columns"]}
    assert (columns["stops"]["type"], columns["stops"]["minimum"], columns["stops"]["maximum"]) == (
        "integer",
        "5",
        "12",
    )
    assert "gte" in found["operators"]["integer"]
    assert "sum" in found["aggregates"]["integer"]
    assert "sum" not in found["aggregates"]["string"]
    assert len(found["sample"]) == 3
    assert found["citation"]["version"] == 1
    assert len(found["citation"]["sha256"]) == 64


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"filters": {"kind": "bus", "stops__gt": 5}}, ["外滩"]),
        ({"filters": {"name__in": ["a, b", "人民广场"]}}, ["人民广场", "a, b"]),
        ({"filters": {"open": True}, "sort": ["-stops"]}, ["人民广场", "a, b"]),
        ({"filters": {"limit": 2}}, ["外滩"]),
        ({"filters": {"name__isnull": True}}, []),
        ({"q": "bus", "sort": ["stops"]}, ["a, b", "外滩"]),
    ],
)
def test_filters_take_the_values_that_json_has(client: Client, asked: dict[str, Any], names: list[str]) -> None:
    found = answer(client, "query_rows", resource=_table(), select=["name"], **asked)
    assert [row["name"] for row in found["rows"]] == names
    assert found["count"] == len(names)


def test_groups_are_measured(client: Client) -> None:
    asked = {"group_by": ["kind"], "aggregate": ["count", "sum:stops"], "sort": ["kind"]}
    found = answer(client, "query_rows", resource=_table(), **asked)
    assert found["rows"] == [
        {"kind": "bus", "count": 2, "sum:stops": 13},
        {"kind": "metro", "count": 1, "sum:stops": 12},
    ]


def test_the_source_gives_the_same_rows(client: Client) -> None:
    found = answer(client, "query_rows", resource=_table(), filters={"kind": "bus"}, sort=["-stops"], limit=1)
    source = urlsplit(found["source"])
    assert client.get(f"{source.path}?{source.query}").json()["rows"] == found["rows"]


def test_the_cursor_leads_to_the_end(client: Client) -> None:
    resource, names, cursor = _table(), [], ""
    for _page in range(3):
        found = answer(client, "query_rows", resource=resource, limit=1, cursor=cursor)
        names += [row["name"] for row in found["rows"]]
        cursor = found.get("next_cursor", "")
    assert (names, cursor) == (["人民广场", "外滩", "a, b"], "")


def test_a_long_table_is_given_in_bounded_pieces(client: Client) -> None:
    """Each cell is cut, and fewer rows than asked for come; none is lost on the way to the end."""
    line = ",".join(["字" * 900] * 10)
    content = "\n".join([",".join("abcdefghij"), *(f"{number}{line}" for number in range(9))]).encode()
    resource, numbers, cursor = _table(content), [], ""
    while True:
        found = answer(client, "query_rows", resource=resource, limit=100, cursor=cursor)
        numbers += [row["a"][0] for row in found["rows"]]
        assert all(len(cell) == LONGEST_CELL for row in found["rows"] for cell in row.values())
        assert "shortened" in found["note"]
        if not (cursor := found.get("next_cursor", "")):
            break
        assert len(found["rows"]) < 9
    assert numbers == list("012345678")


def test_a_row_longer_than_an_answer_asks_for_fewer_columns(client: Client) -> None:
    wide = MOST_BYTES // LONGEST_CELL + 50
    content = "\n".join([",".join(f"c{n}" for n in range(wide)), ",".join(["x" * 600] * wide)]).encode()
    resource = _table(content)
    assert refusal(client, "query_rows", resource=resource).startswith("Argument `select`")
    assert answer(client, "query_rows", resource=resource, select=["c1"])["rows"] == [{"c1": "x" * 499 + "…"}]
    assert answer(client, "describe_table", resource=resource)["columns_count"] == wide


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"filters": {"kond": "bus"}}, "filters.kond"),
        ({"filters": {"stops__gt": "many"}}, "filters.stops__gt"),
        ({"filters": {"offset": 1}}, "filters.offset__exact"),
        ({"filters": {"kind": None}}, "filters"),
        ({"select": ["nome"]}, "`select`"),
        ({"sort": ["-nome"]}, "`sort`"),
        ({"aggregate": ["total:stops"]}, "`aggregate`"),
        ({"cursor": "forged"}, "`cursor`"),
        ({"q": "a " * 30}, "`q`"),
        ({"q": "a" * 401}, "$.q"),
        ({"wehre": {}}, "`wehre`"),
    ],
)
def test_a_bad_argument_is_named(client: Client, asked: dict[str, Any], named: str) -> None:
    assert named in refusal(client, "query_rows", resource=_table(), **asked)


def test_a_number_without_end_is_no_server_error(client: Client) -> None:
    arguments = f'{{"resource":"{_table()}","filters":{{"stops":1{"0" * 5000}}}}}'
    message = (
        f'{{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{{"name":"query_rows","arguments":{arguments}}}}}'
    )
    response = post(client, message.encode())
    assert response.status_code in (200, 400)
    assert "unexpectedly" not in response.content.decode()


def test_what_is_no_public_table_is_not_there(client: Client) -> None:
    cast = make_cast()
    make_public_dataset(cast.agency, "shared", release_level="shared")
    hidden = str(Resource.objects.get().pk)
    draft = upload_and_run(make_dataset(cast.agency), cast)
    for key in (hidden, str(draft.pk), "bus-stops", "00000000-0000-0000-0000-000000000000", "\0"):
        assert refusal(client, "query_rows", resource=key).startswith("Argument `resource`: ")
