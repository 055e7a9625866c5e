import json
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from tests.reading.files import make_file, read_table

FEATURE = '{"type":"Feature","geometry":null,"properties":%s}'
FEATURES = f'{{"type":"FeatureCollection","features":[{FEATURE},{FEATURE}]}}' % ("{}", '{"a":1,"a":2}')


@pytest.mark.parametrize(
    ("name", "content", "row"),
    [
        ("a.json", '[{"a":0},{"a":1,"a":2}]', 2),
        ("a.json", '{"x":{"a":0},"y":{"a":1,"a":2}}', 2),
        ("a.json", '{"columns":["v"],"data":[[0,1],[{"a":1,"a":2},3]]}', 2),
        ("a.json", '{"a":[1],"a":[2],"b":[3]}', 1),
        ("a.jsonl", '{"a":0}\n\n{"a":1,"a":2}\n', 3),
        ("a.jsonl", '{"a":0}\n{"b":{"a":1,"a":2}}\n', 2),
        ("a.geojson", FEATURES, 2),
    ],
)
def test_value_that_another_took_the_place_of_is_told(tmp_path: Path, name: str, content: str, row: int) -> None:
    table = read_table(make_file(tmp_path, content, name))
    cells = [cell for one in table.rows for cell in one.cells]
    found = [(one.row, one.count, one.figures["key"]) for one in table.findings if one.code == "repeated-key"]
    assert found == [(row, 1, "a")]
    assert any(cell and "2" in cell for cell in cells)


def test_each_value_counts_and_the_last_is_read(tmp_path: Path) -> None:
    content = '[{"a":1,"b":"x","a":2,"a":3}]'
    table = read_table(make_file(tmp_path, content, "a.json"))
    assert [row.cells for row in table.rows] == [(str(json.loads(content)[0]["a"]), "x")]
    assert [(one.code, one.cell) for one in table.findings] == [("repeated-key", "1"), ("repeated-key", "2")]


def test_all_are_counted_and_some_named(tmp_path: Path) -> None:
    content = "".join(f'{{"a":{n},"a":0}}\n' for n in range(500))
    table = read_table(make_file(tmp_path, content, "a.jsonl"), Limits(sample_per_kind=3))
    assert sum(1 for _ in table.rows) == 500
    assert [one.count for one in table.findings if one.code == "repeated-key"] == [1, 1, 498]


def test_person_in_a_value_that_was_left_out_is_told_and_masked(tmp_path: Path) -> None:
    content = '[{"a":"11010519491231002X","a":"withheld"},{"a":"y"}]'
    table = read_table(make_file(tmp_path, content, "a.json"))
    list(table.rows)
    assert [(one.code, one.row, one.cell) for one in table.findings] == [
        ("repeated-key", 1, "#################x"),
        ("personal-outside", 1, "#################x"),
    ]
