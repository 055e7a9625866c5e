"""Rows and downloads of a real table through the API."""

import hashlib

import pytest

from tests.api.client import Api
from tests.make import make_cast, make_dataset
from tests.publish import CSV, publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource_id() -> str:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast)
    publish(dataset, cast)
    return str(resource.pk)


def _names(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [row["名称"] for row in answer["rows"]]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", ["人民广场", "外滩", "豫园"]),
        ("类型=公交", ["外滩", "豫园"]),
        ("数量__gte=8", ["人民广场", "外滩"]),
        ("数量__in=5,12", ["人民广场", "豫园"]),
        ("名称__contains=广", ["人民广场"]),
        ("q=公交", ["外滩", "豫园"]),
        ("sort=-数量", ["人民广场", "外滩", "豫园"]),
        ("sort=类型,数量&limit=2", ["豫园", "外滩"]),
        ("offset=2", ["豫园"]),
        ("类型__not=公交", ["人民广场"]),
        ("数量__isnull=true", []),
    ],
)
def test_rows_are_filtered_sorted_and_paged(resource_id: str, question: str, names: list[str]) -> None:
    assert _names(Api().get(f"resources/{resource_id}/rows?{question}").json()) == names


def test_rows_are_typed_json(resource_id: str) -> None:
    answer = Api().get(f"resources/{resource_id}/rows?limit=1&select=数量,名称").json()
    assert answer["rows"] == [{"数量": 12, "名称": "人民广场"}]
    assert (answer["count"], [field["type"] for field in answer["fields"]]) == (3, ["integer", "string"])


def test_the_next_link_leads_through_the_whole_table(resource_id: str) -> None:
    seen, path = [], f"resources/{resource_id}/rows?limit=1&sort=-类型"
    while path:
        answer = Api().get(path).json()
        seen += _names(answer)
        path = answer["next"].partition("/api/v1/")[2] if answer["next"] else ""
    assert seen == ["人民广场", "外滩", "豫园"]


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("数两=5", "数两"),
        ("数量=many", "数量"),
        ("数量__contains=1", "数量__contains"),
        ("limit=20000", "limit"),
        ("sort=nothing", "sort"),
        ("select=nothing", "select"),
        ("cursor=nonsense", "cursor"),
        ("format=xls", "format"),
        ('名称"; DROP TABLE x --=1', '名称"; DROP TABLE x --'),
    ],
)
def test_a_wrong_question_names_its_parameter(resource_id: str, question: str, field: str) -> None:
    answer = Api().get(f"resources/{resource_id}/rows?{question}")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]


def test_rows_come_as_csv_and_json_lines(resource_id: str) -> None:
    csv = Api().get(f"resources/{resource_id}/rows?类型=公交&format=csv")
    assert b"".join(csv.streaming_content).decode() == "名称,类型,数量\r\n外滩,公交,8\r\n豫园,公交,5\r\n"
    lines = Api().get(f"resources/{resource_id}/download?as=jsonl")
    assert b"".join(lines.streaming_content).count(b"\n") == 3
    parquet = Api().get(f"resources/{resource_id}/download?as=parquet")
    assert b"".join(parquet.streaming_content)[:4] == b"PAR1"
    workbook = Api().get(f"resources/{resource_id}/download?as=xlsx")
    assert b"".join(workbook.streaming_content)[:2] == b"PK"
    assert "filename" in workbook["Content-Disposition"]


def test_rows_without_a_place_are_no_map(resource_id: str) -> None:
    for question, field in (("download?as=geojson", "as"), ("rows?format=geojson", "format")):
        answer = Api().get(f"resources/{resource_id}/{question}")
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_the_download_is_the_agencys_own_bytes(resource_id: str) -> None:
    answer = Api().get(f"resources/{resource_id}/download")
    assert b"".join(answer.streaming_content) == CSV
    assert answer["ETag"] == f'"{hashlib.sha256(CSV).hexdigest()}"'
    assert "attachment" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert Api().get(f"resources/{resource_id}/download", **{"If-None-Match": answer["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("header", "status", "content"),
    [
        ("bytes=0-5", 206, CSV[:6]),
        ("bytes=-4", 206, CSV[-4:]),
        (f"bytes=10-{len(CSV) * 2}", 206, CSV[10:]),
        ("bytes=0-1,4-5", 200, CSV),
        ("lines=1-2", 200, CSV),
    ],
)
def test_ranges_of_the_download(resource_id: str, header: str, status: int, content: bytes) -> None:
    answer = Api().get(f"resources/{resource_id}/download", Range=header)
    assert answer.status_code == status
    assert (b"".join(answer.streaming_content) if answer.streaming else answer.content) == content


def test_a_range_behind_the_end_is_said_with_the_size(resource_id: str) -> None:
    answer = Api().get(f"resources/{resource_id}/download", Range="bytes=9999-")
    assert (answer.status_code, answer["Content-Type"]) == (416, "application/problem+json")
    assert answer["Content-Range"] == f"bytes */{len(CSV)}"
    assert answer.json()["errors"][0]["field"] == "Range"


def test_the_schema_is_a_table_schema(resource_id: str) -> None:
    fields = Api().get(f"resources/{resource_id}/schema").json()["fields"]
    assert [(field["name"], field["type"]) for field in fields] == [
        ("名称", "string"),
        ("类型", "string"),
        ("数量", "integer"),
    ]
