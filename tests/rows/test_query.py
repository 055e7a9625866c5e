from pathlib import Path

import pytest

from catalog.profiling.profile import Column
from catalog.rows.query import LIMIT, parse_query
from catalog.rows.refusal import BadQuery
from tests.rows.tables import COLUMNS, Asked

INJECTIONS = [
    "' OR 1=1 --",
    '" OR 1=1 --',
    '"; DROP TABLE made; --',
    "'); COPY (SELECT 1) TO 'x'; --",
    "read_text('/etc/passwd')",
    "?",
    "{column}",
    "{0.__class__}",
    "%s",
    "$1",
    "\x00",
    "/*",
    "\\",
]


def refused(*pairs: tuple[str, str], columns: tuple[Column, ...] = COLUMNS) -> tuple[str, str, str]:
    with pytest.raises(BadQuery) as caught:
        parse_query(pairs, columns)
    assert caught.value.text.zh
    return caught.value.parameter, caught.value.code, caught.value.text.en


@pytest.mark.parametrize(
    ("parameter", "value", "code", "says"),
    [
        ("客流", "many", "wrong-value", "“many” is no integer"),
        ("客流", "", "wrong-value", "Write it like 42"),
        ("客流", "1_000", "wrong-value", "1_000"),
        ("客流", "4.2", "wrong-value", "4.2"),
        ("客流", str(2**63), "wrong-value", "no integer"),
        ("客流", "9" * 5000, "wrong-value", "9" * 100),
        ("客流__in", "1,x", "wrong-value", "“x”"),
        ("站名__in", '"open', "wrong-value", "quotation mark"),
        ("均价", "nan", "wrong-value", "nan"),
        ("均价__gt", "1e999", "wrong-value", "1e999"),
        ("开放", "yes", "wrong-value", "Write it like true"),
        ("日期", "2014-02-30", "wrong-value", "Write it like 2026-01-31"),
        ("时刻", "yesterday", "wrong-value", "yesterday"),
        ("时刻", "0001-01-01T00:00:00+14:00", "wrong-value", "0001-01-01"),
        ("首班", "25:00", "wrong-value", "25:00"),
        ("首班", "08:00+08:00", "wrong-value", "08:00"),
        ("客流__isnull", "maybe", "wrong-value", "neither true nor false"),
        ("站名", "\ud800", "wrong-value", "no valid text"),
        ("站名__contain", "x", "unknown", "“站名__contains”"),
        ("站名__like", "x", "unknown", "站名__like"),
        ("站明", "x", "unknown", "“站名”"),
        ("站明__contains", "x", "unknown", "“站名__contains”"),
        ("limits", "1", "unknown", "“limit”"),
        ("_row", "2", "unknown", "_row"),
        ("zzzz", "1", "unknown", "no column or parameter"),
        ("客流__search", "1", "wrong-operator", "exact, not, in"),
        ("select", "站明", "unknown", "“站名”"),
        ("select", "_row", "unknown", "_row"),
        ("sort", "--客流", "unknown", "客流"),
        ("limit", "10001", "not-a-number", "from 0 to 10000"),
        ("limit", "-1", "not-a-number", "-1"),
        ("limit", "１０", "not-a-number", "１０"),
        ("offset", "ten", "not-a-number", "ten"),
        ("q", "a " * 21, "too-many", "at most 20"),
        ("站名__in", "," * 1000, "too-many", "at most 1000"),
    ],
)
def test_bad_parameter_is_named_with_what_is_right(parameter: str, value: str, code: str, says: str) -> None:
    named, found, text = refused((parameter, value))
    assert (named, found) == (parameter, code)
    assert says in text


def test_parameter_given_twice_is_refused() -> None:
    assert refused(("limit", "1"), ("limit", "2"))[:2] == ("limit", "repeated")


def test_questions_are_bounded_in_filters_and_sorts() -> None:
    assert refused(*[("客流__gt", "1")] * 101)[1] == "too-many"
    wide = tuple(Column(f"c{number}", "", "string", 1) for number in range(11))
    assert refused(("sort", ",".join(column.name for column in wide)), columns=wide)[:2] == ("sort", "too-many")


def test_name_of_any_length_is_answered_in_short() -> None:
    parameter, _, text = refused(("x" * 100_000, "1"))
    assert len(parameter) == 100
    assert len(text) < 300


def test_nothing_asked_is_the_first_hundred_rows_with_all_columns() -> None:
    query = parse_query([], COLUMNS)
    assert (query.columns, query.limit, query.offset, query.filters, query.sorts) == (COLUMNS, LIMIT, 0, (), ())


def test_columns_are_shown_in_the_order_asked_and_once() -> None:
    query = parse_query([("select", "日期,站名,日期")], COLUMNS)
    assert [column.name for column in query.columns] == ["日期", "站名"]


def test_column_sorted_by_twice_counts_the_first_time() -> None:
    query = parse_query([("sort", "-客流,站名,客流")], COLUMNS)
    assert [(sort.column.name, sort.descending) for sort in query.sorts] == [("客流", True), ("站名", False)]


@pytest.mark.parametrize(
    ("parameter", "column", "operator"),
    [
        ("a", "a", "exact"),
        ("a__gt", "a__gt", "exact"),
        ("a__gt__gt", "a__gt", "gt"),
        ("a__lt", "a", "lt"),
        ("客__流__in", "客__流", "in"),
        ("客__流", "客__流", "exact"),
        ("limit__exact", "limit", "exact"),
        ("q__contains", "q", "contains"),
    ],
)
def test_longest_column_name_is_tried_first(parameter: str, column: str, operator: str) -> None:
    columns = tuple(Column(name, name, "string", 1) for name in ("a", "a__gt", "客__流", "limit", "q"))
    found = parse_query([(parameter, "x")], columns).filters[0]
    assert (found.column.name, found.operator.name) == (column, operator)


def test_parameter_wins_over_a_column_of_its_name() -> None:
    columns = (Column("limit", "limit", "integer", 1),)
    query = parse_query([("limit", "7"), ("limit__exact", "5")], columns)
    assert (query.limit, [item.values for item in query.filters]) == (7, [(5,)])


@pytest.mark.parametrize("hostile", INJECTIONS)
def test_hostile_text_is_only_ever_a_value(tmp_path: Path, hostile: str) -> None:
    table = Asked(tmp_path, COLUMNS[:1], [(hostile,), ("harmless",)])
    for parameter in ("站名", "站名__contains", "站名__startswith"):
        assert table.rows((parameter, hostile)) == [(hostile,)]
    assert table.page(("站名__not", hostile)).rows == (("harmless",),)
    assert table.page(("q", hostile)).count == 1


@pytest.mark.parametrize("hostile", INJECTIONS)
@pytest.mark.parametrize("parameter", ["select", "sort", "group_by", "aggregate", "cursor", "limit"])
def test_hostile_text_is_refused_where_a_name_belongs(tmp_path: Path, parameter: str, hostile: str) -> None:
    with pytest.raises(BadQuery):
        Asked(tmp_path).page((parameter, hostile))


@pytest.mark.parametrize("name", [*(name for name in INJECTIONS if name != "\x00"), "select", "站 名", 'a"b'])
def test_hostile_column_name_is_only_ever_a_name(tmp_path: Path, name: str) -> None:
    columns = (Column(name, name, "string", 1), Column("other", "other", "string", 1))
    table = Asked(tmp_path, columns, [("x", "1"), ("y", "2")])
    assert table.rows((f"{name}__exact", "y"), ("q", "2")) == [("y", "2")]
    if "," not in name:
        assert table.rows(("sort", f"-{name}"), ("select", name)) == [("y",), ("x",)]
