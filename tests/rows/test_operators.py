from pathlib import Path

import pytest

from catalog.profiling.profile import BOOLEAN, GEOJSON, STRING, Column
from catalog.rows.filters import parse_filter
from catalog.rows.operators import FLAG, LIST, OPERATORS, Operator
from catalog.rows.query import RESERVED
from catalog.rows.refusal import BadQuery
from tests.rows.tables import COLUMNS, POINT, Asked, numbered

KNOWN = {column.name: column for column in COLUMNS}
SAMPLES = {
    "站名": "人民广场",
    "客流": "120",
    "均价": "3.5",
    "开放": "true",
    "日期": "2014-05-01",
    "时刻": "2014-05-01T08:30:00",
    "首班": "05:30:00",
    "geometry": POINT,
}


def quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


@pytest.fixture
def table(tmp_path: Path) -> Asked:
    return numbered(tmp_path)


@pytest.mark.parametrize(
    ("parameter", "value", "fits"),
    [
        ("站名", "人民广场", [0]),
        ("站名__exact", "=1+1", [5]),
        ("站名__not", "人民广场", [1, 2, 3, 4, 5]),
        ("站名__in", '人民广场,"徐家汇, 东"', [0, 2]),
        ("站名__contains", "SQUARE", [1]),
        ("站名__contains", "%", []),
        ("站名__contains", "_", []),
        ("站名__startswith", "people", [1]),
        ("站名__startswith", "square", []),
        ("站名__search", "square PEOPLE", [1]),
        ("站名__search", "square 人民", []),
        ("站名__search", "", [0, 1, 2, 3, 4, 5]),
        ("站名__isnull", "true", [4]),
        ("站名__isnull", "FALSE", [0, 1, 2, 3, 5]),
        ("站名__gt", "人民广场", [2]),
        ("客流", "120", [0, 1]),
        ("客流", str(2**53 + 1), [2]),
        ("客流", str(2**53), []),
        ("客流__in", "120, -7", [0, 1, 3]),
        ("客流__not", "120", [2, 3, 4, 5]),
        ("客流__lt", "0", [3]),
        ("客流__lte", "0", [3, 5]),
        ("客流__gte", "120", [0, 1, 2]),
        ("均价", "3.5", [0, 5]),
        ("均价__lt", "0", [1]),
        ("均价__isnull", "true", [2]),
        ("开放", "true", [0, 3]),
        ("开放__not", "1", [1, 2, 4, 5]),
        ("开放__in", "true,false", [0, 1, 3, 4]),
        ("日期", "2014-05-01", [0, 4]),
        ("日期__lt", "2000-01-01", [5]),
        ("日期__gte", "2014-05-02", [1, 3]),
        ("时刻", "2014-05-01T08:30:00", [0, 3, 4]),
        ("时刻", "2014-05-01T16:30:00+08:00", [0, 3, 4]),
        ("时刻", "2014-05-01T08:30:00Z", [0, 3, 4]),
        ("时刻__gte", "2014-05-02", [2]),
        ("首班__gt", "06:00", [3]),
        ("首班", "05:30", [0, 4]),
        ("geometry__isnull", "false", [0, 2]),
    ],
)
def test_filter_finds_exactly_the_rows_that_fit(table: Asked, parameter: str, value: str, fits: list[int]) -> None:
    assert table.numbers((parameter, value)) == fits


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.type)
def test_operator_works_on_just_the_types_it_names(table: Asked, operator: Operator, column: Column) -> None:
    parameter = f"{column.name}__{operator.name}"
    value = {FLAG: "true", LIST: quoted(SAMPLES[column.name])}.get(operator.takes, SAMPLES[column.name])
    if column.type in operator.types:
        assert table.page((parameter, value)).count < 6
        return
    with pytest.raises(BadQuery) as refused:
        table.page((parameter, value))
    assert (refused.value.parameter, refused.value.code) == (parameter, "wrong-operator")
    assert "exact" in refused.value.text.en


def test_truths_and_shapes_have_no_order() -> None:
    for operator in ("gt", "gte", "lt", "lte"):
        for column in COLUMNS:
            if column.type in (BOOLEAN, GEOJSON):
                with pytest.raises(BadQuery, match="does not work"):
                    parse_filter(f"{column.name}__{operator}", "true", KNOWN, RESERVED)


def test_filters_all_have_to_fit(table: Asked) -> None:
    assert table.numbers(("客流", "120"), ("开放", "false")) == [1]
    assert table.numbers(("客流__gte", "0"), ("客流__lte", "120")) == [0, 1, 5]


def test_words_are_looked_for_in_all_text_columns_but_never_across_two(tmp_path: Path) -> None:
    columns = [COLUMNS[0], Column("line", "line", STRING, 1)]
    table = Asked(tmp_path, columns, [("人民", "Line 1"), ("广场", "line 2"), (None, "人民 LINE 3")])
    assert [row[1] for row in table.rows(("q", "line 人民"))] == ["Line 1", "人民 LINE 3"]
    assert table.rows(("q", "人民Line")) == []


def test_words_find_nothing_where_no_column_is_text(tmp_path: Path) -> None:
    table = Asked(tmp_path, COLUMNS[1:2], [(1,), (2,)])
    assert table.page(("q", "1")).count == 0
