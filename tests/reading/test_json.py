import json
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import NoTable
from tests.reading.files import make_file, read_table, stage_file, unreadable_code

RECORDS = [{"a": 1, "b": "x"}, {"a": 2.50, "c": {"d": [1, None]}}]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(RECORDS),
        json.dumps({"total": 2, "rows": RECORDS}),
        json.dumps({"help": [1, [2]], "result": {"fields": [], "records": RECORDS}}),
    ],
)
def test_list_of_objects_is_found_wherever_it_lies(tmp_path: Path, content: str) -> None:
    table = read_table(make_file(tmp_path, content, "data.json"))
    assert table.header == ("a", "b", "c.d")
    assert [(row.number, row.cells) for row in table.rows] == [
        (1, ("1", "x", None)),
        (2, ("2.5", None, "[1, null]")),
    ]


def test_numbers_keep_the_digits_that_were_written(tmp_path: Path) -> None:
    path = make_file(tmp_path, '[{"a": 1.10, "b": 12345678901234567890, "c": true, "d": ""}]', "data.json")
    assert next(read_table(path).rows).cells == ("1.10", "12345678901234567890", "true", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    content = json.dumps([{"城市": "上海"}, {"城市": "北京市"}] * 50, ensure_ascii=False).encode(encoding)
    table = read_table(make_file(tmp_path, content, "data.json"))
    assert (table.header, next(table.rows).cells) == (("城市",), ("上海",))


def test_second_list_is_said_to_be_left_out(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, json.dumps({"a": RECORDS, "b": RECORDS}), "data.json"))
    assert sum(1 for _ in table.rows) == 2
    assert [finding.code for finding in table.findings] == ["other-lists"]


@pytest.mark.parametrize("content", ['{"a": 1}', "[1, 2]", '[["a"], ["b"]]', "[]", '{"a": {"b": {}}}'])
def test_json_without_records_is_no_table(tmp_path: Path, content: str) -> None:
    path = make_file(tmp_path, content, "data.json")
    found = read(path, path.name, Limits())
    assert isinstance(found, NoTable)
    assert [finding.code for finding in found.findings] == ["no-table-json"]


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("broken-file", '[{"a": 1}, {"a": '),
        ("broken-file", '[{"a": 1} {"a": 2}]'),
        ("too-deep", '[{"a": ' + "[" * 100_000),
        ("row-too-long", '[{"a": "' + "x" * 3_000_000 + '"}]'),
        ("too-many-columns", json.dumps([{f"k{n}": n for n in range(3_000)}])),
        ("no-rows", "[{}, {}]"),
    ],
)
def test_json_that_cannot_be_read_says_why(tmp_path: Path, code: str, content: str) -> None:
    limits = Limits(max_record_bytes=1024 * 1024)
    assert unreadable_code(make_file(tmp_path, content, "data.json"), limits) == code


def test_entry_that_is_no_object_is_lost_and_named(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, '[{"a": 1}, 5, {"a": 2}]', "data.json"), tmp_path)
    assert (staging.staged.rows_present, staging.staged.rows_read) == (3, 2)
    assert [(finding.code, finding.row) for finding in staging.findings] == [("broken-record", 2)]


def test_key_that_comes_too_late_is_a_finding(tmp_path: Path) -> None:
    limits = Limits(columns_from_records=1)
    table = read_table(make_file(tmp_path, json.dumps([{"a": 1}, {"a": 2, "late": 3}]), "data.json"), limits)
    assert [row.cells for row in table.rows] == [("1",), ("2",)]
    assert [(finding.code, finding.row, finding.cell) for finding in table.findings] == [("unknown-key", 2, "late")]


def test_json_lines_are_numbered_by_line_and_a_broken_one_is_named(tmp_path: Path) -> None:
    path = make_file(tmp_path, '{"a": 1}\n{"a": 2}\n\n{"a": \n[1]\n{"a": 1.10}\n', "data.jsonl")
    table = read_table(path)
    assert [(row.number, row.cells) for row in table.rows] == [(1, ("1",)), (2, ("2",)), (6, ("1.10",))]
    assert [(finding.code, finding.row) for finding in table.findings] == [("broken-record", 4), ("broken-record", 5)]
    assert table.lost == 2


def test_feature_becomes_a_row_with_its_geometry_last(tmp_path: Path) -> None:
    features = [
        {"type": "Feature", "id": 7, "geometry": None, "properties": {"name": "A"}},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [121.5, 31.2]}, "properties": {"n": 1}},
    ]
    path = make_file(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "data.geojson")
    table = read_table(path)
    assert table.header == ("name", "id", "n", "geometry")
    assert [row.cells for row in table.rows] == [
        ("A", "7", None, None),
        (None, None, "1", '{"type": "Point", "coordinates": [121.5, 31.2]}'),
    ]
