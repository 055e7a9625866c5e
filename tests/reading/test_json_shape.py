import json
from pathlib import Path

import pytest

from catalog.reading.json_events import Events, Utf8Bytes
from catalog.reading.json_shape import COLUMNS, KEYED, RECORDS, ROWS, Shape, find_shape
from catalog.reading.limits import Limits
from tests.reading.files import make_file, read_table, stage_file, unreadable_code


def shape_of(folder: Path, value: object) -> Shape | None:
    path = make_file(folder, json.dumps(value), "a.json")
    with Utf8Bytes(path, "utf-8", Limits().max_record_bytes) as source:
        return find_shape(Events(source, Limits(), "json"), Limits())


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ([{"a": 1}], Shape(RECORDS, ())),
        ([["a", "b"], [1, 2]], Shape(ROWS, ())),
        ({"result": {"records": [{"a": 1}]}}, Shape(RECORDS, ("result", "records"))),
        ({"tags": [{"t": 1}], "rows": [{"a": 1}, {"a": 2}]}, Shape(RECORDS, ("rows",), others=1)),
        ({"columns": ["a", "b"], "data": [[1, 2], [3, 4]]}, Shape(ROWS, ("data",), ("a", "b"))),
        (
            {"fields": [{"id": "a", "type": "int"}, {"id": "b", "type": "text"}], "records": [[1, 2]]},
            Shape(ROWS, ("records",), ("a", "b")),
        ),
        ({"fields": [{"id": "a"}, {"id": "b"}], "records": [{"a": 1, "b": 2}]}, Shape(RECORDS, ("records",))),
        ({"x": {"a": 1, "b": 2}, "y": {"a": 3, "b": 4}}, Shape(KEYED, ())),
        ({"year": [2014, 2015], "count": [1, 2]}, Shape(COLUMNS, ())),
    ],
)
def test_table_is_found_in_each_of_the_ways_to_write_one(tmp_path: Path, value: object, shape: Shape) -> None:
    assert shape_of(tmp_path, value) == shape


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        5,
        "x",
        [1, 2],
        {"a": 1, "b": {"c": 2}},
        {"a": [1, 2, 3]},
        {"a": {"x": 1}, "b": {"y": 2}},
        {"a": [1, 2], "b": [1]},
        {"a": {"b": {"c": {"d": {"e": [{"f": 1}]}}}}},
    ],
)
def test_what_is_no_table_is_not_taken_for_one(tmp_path: Path, value: object) -> None:
    assert shape_of(tmp_path, value) is None


def cells(folder: Path, value: object) -> tuple[tuple[str, ...], list[tuple[str | None, ...]]]:
    table = read_table(make_file(folder, json.dumps(value), "a.json"))
    return table.header, [row.cells for row in table.rows]


def test_one_big_object_gives_its_keys_a_column(tmp_path: Path) -> None:
    header, rows = cells(tmp_path, {"甲": {"n": 1, "key": "k"}, "乙": {"n": 2, "key": None}})
    assert header == ("key", "n", "key_2")
    assert rows == [("甲", "1", "k"), ("乙", "2", None)]


def test_columns_become_rows(tmp_path: Path) -> None:
    assert cells(tmp_path, {"year": [2014, 2015], "n": ["a", None]}) == (("year", "n"), [("2014", "a"), ("2015", None)])


def test_first_row_of_text_is_the_header_and_longer_rows_are_told(tmp_path: Path) -> None:
    path = make_file(tmp_path, json.dumps([["a", "b"], [1, 2], [3], [4, 5, 6]]), "a.json")
    staging = stage_file(path, tmp_path)
    assert staging.staged.rows_read == 3
    assert [(finding.code, finding.row) for finding in staging.findings] == [("short-row", 3), ("long-row", 4)]


def test_rows_without_names_keep_their_first_row(tmp_path: Path) -> None:
    header, rows = cells(tmp_path, [[1, 2], [3, 4]])
    assert (header, rows) == (("", ""), [("1", "2"), ("3", "4")])


def test_entries_that_are_no_records_are_lost_and_told(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, '{"rows": [{"a": 1}, 5, null, {"a": 2}]}', "a.json"))
    assert [row.number for row in table.rows] == [1, 4]
    assert table.lost == 2
    assert [(finding.code, finding.row) for finding in table.findings] == [("broken-record", 2), ("broken-record", 3)]


@pytest.mark.parametrize("content", ['{"rows": [{"a": 1}]', '{"rows": [{"a": 1}]} x', '[{"a": 1}] [2]', '{"a" 1}'])
def test_json_that_is_none_is_broken(tmp_path: Path, content: str) -> None:
    assert unreadable_code(make_file(tmp_path, content, "a.json")) == "broken-file"


def test_nesting_is_bounded(tmp_path: Path) -> None:
    assert unreadable_code(make_file(tmp_path, '{"a":' * 5000 + "1" + "}" * 5000, "a.json")) == "too-deep"


def test_columns_held_whole_are_bounded(tmp_path: Path) -> None:
    content = json.dumps({"a": list(range(60_000)), "b": list(range(60_000))})
    path = make_file(tmp_path, content, "a.json")
    assert unreadable_code(path, Limits(max_record_bytes=200_000)) == "row-too-long"
