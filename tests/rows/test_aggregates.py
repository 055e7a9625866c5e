import math
from pathlib import Path

import pytest

from catalog.profiling.profile import INTEGER, NUMBER, STRING, Column
from catalog.rows.query import parse_query
from catalog.rows.refusal import BadQuery
from tests.rows.tables import COLUMNS, Asked

LINES = (Column("区", "区", STRING, 1), Column("年", "年", INTEGER, 1), Column("价", "价", NUMBER, 1))
ROWS = [("黄浦", 2014, 1.0), ("徐汇", 2014, 2.0), ("黄浦", 2015, None), (None, 2015, 4.0), ("黄浦", 2014, 8.0)]


@pytest.fixture
def table(tmp_path: Path) -> Asked:
    return Asked(tmp_path, LINES, ROWS)


@pytest.mark.parametrize(
    ("term", "figures"),
    [
        ("count", [1, 3, 1]),
        ("count:价", [1, 2, 1]),
        ("sum:价", [2.0, 9.0, 4.0]),
        ("sum:年", [2014, 6043, 2015]),
        ("avg:价", [2.0, 4.5, 4.0]),
        ("min:价", [2.0, 1.0, 4.0]),
        ("max:年", [2014, 2015, 2015]),
        ("median:年", [2014.0, 2014.0, 2015.0]),
        ("distinct:年", [1, 2, 1]),
        ("max:区", ["徐汇", "黄浦", None]),
    ],
)
def test_figure_of_each_group(table: Asked, term: str, figures: list[object]) -> None:
    page = table.page(("group_by", "区"), ("aggregate", term))
    assert [row[0] for row in page.rows] == ["徐汇", "黄浦", None]
    assert [row[1] for row in page.rows] == figures
    assert ([column.name for column in page.columns], page.count) == (["区", term], 3)


def test_groups_alone_are_counted(table: Asked) -> None:
    assert table.rows(("group_by", "年")) == [(2014, 3), (2015, 2)]


def test_figures_without_groups_are_of_the_whole_table(table: Asked) -> None:
    page = table.page(("aggregate", "count,avg:价"))
    assert (page.rows, page.count, page.cursor) == (((5, 3.75),), 1, "")
    assert table.rows(("aggregate", "count,sum:价"), ("年__gt", "2020")) == [(0, None)]


def test_rows_are_filtered_before_they_are_grouped(table: Asked) -> None:
    assert table.rows(("group_by", "区"), ("年", "2014"), ("q", "黄")) == [("黄浦", 2)]


def test_groups_are_sorted_by_any_field_of_the_answer(table: Asked) -> None:
    asked = (("group_by", "区,年"), ("aggregate", "count,sum:价"))
    assert table.rows(*asked, ("sort", "-count,sum:价"), ("select", "区,count")) == [
        ("黄浦", 2),
        ("徐汇", 1),
        (None, 1),
        ("黄浦", 1),
    ]


@pytest.mark.parametrize("sort", ["", "-count", "sum:年", "-区", "avg:价,-年"])
def test_cursors_lead_through_every_group_once(table: Asked, sort: str) -> None:
    asked = (("group_by", "区,年"), ("aggregate", "count,sum:年,avg:价"), ("sort", sort))
    assert table.walk(*asked, ("limit", "1")) == table.rows(*asked)
    assert len(table.rows(*asked)) == 4


def test_sum_of_great_integers_is_exact_while_64_bits_hold_it(tmp_path: Path) -> None:
    table = Asked(tmp_path, LINES[1:2], [(2**61,), (2**61 + 1,)])
    assert table.rows(("aggregate", "sum:年")) == [(2**62 + 1,)]


def test_sum_beyond_64_bits_is_rounded_and_can_be_walked(tmp_path: Path) -> None:
    table = Asked(tmp_path, LINES[:2], [("a", 2**62), ("a", 2**62), ("b", 2**62), ("b", 2**62)])
    walked = table.walk(("group_by", "区"), ("aggregate", "sum:年"), ("sort", "-sum:年"), ("limit", "1"))
    assert [row[0] for row in walked] == ["a", "b"]
    assert all(math.isclose(row[1], 2**63) for row in walked)


@pytest.mark.parametrize(
    ("parameter", "value", "code"),
    [
        ("aggregate", "mode:客流", "unknown"),
        ("aggregate", "sum:客留", "unknown"),
        ("aggregate", "sum", "no-column"),
        ("aggregate", "sum:", "no-column"),
        ("aggregate", "count:", "no-column"),
        ("aggregate", "sum:站名", "wrong-operator"),
        ("aggregate", "median:日期", "wrong-operator"),
        ("aggregate", "min:开放", "wrong-operator"),
        ("aggregate", ",".join(f"count{' ' * n}" for n in range(51)), "too-many"),
        ("group_by", "客留", "unknown"),
        ("group_by", "_row", "unknown"),
    ],
)
def test_figure_that_cannot_be_had_is_refused(parameter: str, value: str, code: str) -> None:
    with pytest.raises(BadQuery) as refused:
        parse_query([(parameter, value)], COLUMNS)
    assert (refused.value.parameter, refused.value.code) == (parameter, code)


def test_two_fields_of_one_name_are_refused() -> None:
    columns = (Column("count", "count", INTEGER, 1),)
    with pytest.raises(BadQuery, match="count:count"):
        parse_query([("group_by", "count")], columns)
    assert [c.name for c in parse_query([("group_by", "count"), ("aggregate", "count:count")], columns).columns] == [
        "count",
        "count:count",
    ]


def test_sorting_groups_by_a_column_that_is_not_in_the_answer_is_refused() -> None:
    with pytest.raises(BadQuery) as refused:
        parse_query([("group_by", "客流"), ("sort", "站名")], COLUMNS)
    assert refused.value.parameter == "sort"
