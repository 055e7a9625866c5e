"""The DataStore's filters: what they mean, and what is refused."""

from typing import Any

import pytest

from catalog.profiling.profile import BOOLEAN, INTEGER, STRING, Column
from catalog.rows.filterops import DEEPEST, MOST, BadFilters, filter_sql, parse_filters
from catalog.rows.refusal import BadQuery

KNOWN = {
    "n": Column("n", "n", INTEGER, filled=1),
    "t": Column("t", "t", STRING, filled=1),
    "b": Column("b", "b", BOOLEAN, filled=1),
}


@pytest.mark.parametrize(
    ("filters", "sql", "values"),
    [
        ({"n": 1}, '"n" = ?', [1]),
        ({"n": "1"}, '"n" = ?', [1]),
        ({"t": 1}, '"t" = ?', ["1"]),
        ({"b": True}, '"b" = ?', [True]),
        ({"t": None}, '"t" IS NULL', []),
        ({"n": [1, 2]}, '"n" IN (?, ?)', [1, 2]),
        ({"n": []}, "false", []),
        ({"n": {"gt": 1, "lte": 5}}, '("n" > ? AND "n" <= ?)', [1, 5]),
        ({"n": 1, "t": "x"}, '("n" = ? AND "t" = ?)', [1, "x"]),
        ({"$or": [{"n": 1}, {"t": "x"}]}, '("n" = ? OR "t" = ?)', [1, "x"]),
        ({"$and": [{"n": 1}, {"$or": [{"n": 2}, {"n": 3}]}]}, '("n" = ? AND ("n" = ? OR "n" = ?))', [1, 2, 3]),
    ],
)
def test_filters_become_sql_with_bound_values(filters: Any, sql: str, values: list[Any]) -> None:
    tree = parse_filters(filters, KNOWN)
    assert tree is not None
    assert filter_sql(tree, KNOWN) == (sql, values)


def _deep(levels: int) -> Any:
    return {"n": 1} if not levels else {"$or": [_deep(levels - 1), {"n": 2}]}


@pytest.mark.parametrize(
    ("filters", "fault"),
    [
        ([1], "Filters must be defined as a dictionary"),
        ({"zz": 1}, "Unknown field: zz"),
        ({"$not": []}, "Unknown operators (must be one of $or, $and): $not"),
        ({"$or": {"n": 1}}, "Filter operations must be defined as a list of dicts: {'n': 1}"),
        ({"n": {"like": 1}}, "Unknown filter operation: like"),
        ({"n": {"gt": [1]}}, "Unknown filter operation: gt"),
        (_deep(DEEPEST), f"Filters may be nested {DEEPEST} deep at most"),
        ({"$or": [{"n": number} for number in range(MOST)]}, f"At most {MOST} filter operations may be given"),
    ],
)
def test_nonsense_is_refused_in_words(filters: Any, fault: str) -> None:
    with pytest.raises(BadFilters) as caught:
        parse_filters(filters, KNOWN)
    assert caught.value.faults == [fault]


def test_a_value_of_another_type_is_refused() -> None:
    tree = parse_filters({"n": "many"}, KNOWN)
    assert tree is not None
    with pytest.raises(BadQuery):
        filter_sql(tree, KNOWN)


def test_no_filter_is_none() -> None:
    assert parse_filters({}, KNOWN) is None
    assert parse_filters(None, KNOWN) is None


def test_a_filter_is_repeated_as_it_was_understood() -> None:
    tree = parse_filters({"n": {"gt": 1, "lt": 9}}, KNOWN)
    assert tree is not None
    assert tree.as_json() == {
        "op": "$and",
        "field": None,
        "value": [{"op": "gt", "field": "n", "value": 1}, {"op": "lt", "field": "n", "value": 9}],
    }
