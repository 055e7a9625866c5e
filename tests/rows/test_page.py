from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.profiling.profile import INTEGER, STRING, Column
from tests.rows.tables import COLUMNS, ROWS, Asked, numbered

PLAIN = (Column("名", "名", STRING, 1), Column("n", "n", INTEGER, 1), Column("at", "at", INTEGER, 1))


@pytest.fixture
def table(tmp_path: Path) -> Asked:
    return numbered(tmp_path)


def test_values_are_those_that_json_can_say(table: Asked) -> None:
    page = table.page(("select", ",".join(column.name for column in COLUMNS)))
    assert page.rows[0] == (*ROWS[0][:4], "2014-05-01", "2014-05-01T08:30:00", "05:30:00", ROWS[0][7])
    assert page.rows[2][1] == 2**53 + 1
    assert [row[2] for row in page.rows] == [3.5, -1.0, None, None, None, 3.5]
    assert page.columns == COLUMNS


def test_row_number_is_never_shown(table: Asked) -> None:
    assert len(table.page().rows[0]) == len(COLUMNS) + 1


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("客流", [3, 5, 0, 1, 2, 4]),
        ("-客流", [2, 0, 1, 5, 3, 4]),
        ("均价", [1, 0, 5, 4, 3, 2]),
        ("-均价,-n", [3, 4, 5, 0, 1, 2]),
        ("开放,-日期", [1, 4, 3, 0, 5, 2]),
        ("时刻", [0, 3, 4, 2, 1, 5]),
    ],
)
@pytest.mark.parametrize("limit", ["1", "2", "4", "100"])
def test_cursors_lead_through_every_row_once_in_order(table: Asked, sort: str, order: list[int], limit: str) -> None:
    walked = table.walk(("sort", sort), ("limit", limit), ("select", "n"))
    assert [row[0] for row in walked] == order


@pytest.mark.parametrize("column", [column.name for column in COLUMNS])
@pytest.mark.parametrize("sign", ["", "-"])
def test_every_type_can_be_walked(table: Asked, column: str, sign: str) -> None:
    pairs = (("sort", sign + column), ("select", "n"))
    assert table.walk(*pairs, ("limit", "1")) == table.rows(*pairs)
    assert sorted(row[0] for row in table.rows(*pairs)) == [0, 1, 2, 3, 4, 5]


def test_ties_across_pages_are_walked_once(tmp_path: Path) -> None:
    rows = [("x" if at % 3 else None, at % 2 or None, at) for at in range(200)]
    table = Asked(tmp_path, PLAIN, rows)
    walked = table.walk(("sort", "-名,n"), ("limit", "7"), ("select", "at"))
    assert len(walked) == 200
    assert {row[0] for row in walked} == set(range(200))


def test_dates_beyond_pythons_calendar_can_be_read_and_walked(tmp_path: Path) -> None:
    table = Asked(tmp_path, COLUMNS[4:7], [("0000-01-01", "0000-01-01 00:00", "24:00:00"), ("2014-05-01", None, None)])
    assert table.rows()[0] == ("0001-01-01 (BC)", "0001-01-01 (BC) 00:00:00", "24:00:00")
    for sort in ("日期", "时刻", "首班"):
        assert len(table.walk(("sort", sort), ("limit", "1"))) == 2


def test_count_is_of_all_rows_that_fit_on_every_page(table: Asked) -> None:
    first = table.page(("客流", "120"), ("limit", "1"))
    last = table.page(("客流", "120"), ("limit", "1"), ("cursor", first.cursor))
    assert (first.count, last.count, bool(first.cursor), last.cursor) == (2, 2, True, "")


def test_no_rows_asked_still_counts(table: Asked) -> None:
    page = table.page(("limit", "0"))
    assert (page.rows, page.count, page.cursor) == ((), 6, "")


@pytest.mark.parametrize("sort", ["", "客流"])
def test_offset_leaves_rows_out(table: Asked, sort: str) -> None:
    every = table.rows(("sort", sort))
    assert table.rows(("sort", sort), ("offset", "2"), ("limit", "2")) == every[2:4]
    assert table.rows(("sort", sort), ("offset", "99")) == []


def test_cursor_goes_on_behind_its_row_in_a_longer_version_of_the_table(tmp_path: Path) -> None:
    rows = [("x", n, n) for n in range(4)]
    cursor = Asked(tmp_path, PLAIN, rows).page(("limit", "2")).cursor
    longer = Asked(tmp_path, PLAIN, [*rows, ("x", 9, 4)])
    assert [row[2] for row in longer.rows(("cursor", cursor))] == [2, 3, 4]


def test_table_without_rows_has_an_empty_page(tmp_path: Path) -> None:
    page = Asked(tmp_path, PLAIN, []).page(("sort", "n"))
    assert (page.rows, page.count, page.cursor) == ((), 0, "")


OPERATIONS: dict[str, Any] = {
    "exact": lambda cell, value: cell is not None and cell == value,
    "not": lambda cell, value: cell is None or cell != value,
    "gt": lambda cell, value: cell is not None and cell > value,
    "gte": lambda cell, value: cell is not None and cell >= value,
    "lt": lambda cell, value: cell is not None and cell < value,
    "lte": lambda cell, value: cell is not None and cell <= value,
    "contains": lambda cell, value: cell is not None and value.lower() in cell.lower(),
    "startswith": lambda cell, value: cell is not None and cell.lower().startswith(value.lower()),
}
LETTERS = st.text("aB人'\"%_,", max_size=3)
NUMBERS = st.integers(-3, 3)
CELLS = st.tuples(st.none() | LETTERS, st.none() | NUMBERS)
ASKED = st.one_of(
    st.tuples(st.just("名"), st.sampled_from(sorted(OPERATIONS)), LETTERS),
    st.tuples(st.just("n"), st.sampled_from(["exact", "not", "gt", "gte", "lt", "lte"]), NUMBERS),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELLS, max_size=12), st.lists(ASKED, max_size=3), st.sampled_from(["", "n", "-n", "-名,n", "名"]))
def test_any_filters_agree_with_plain_python(
    tmp_path: Path, cells: list[tuple[Any, Any]], asked: list[tuple[str, str, Any]], sort: str
) -> None:
    rows = [(*cell, at) for at, cell in enumerate(cells)]
    table = Asked(tmp_path, PLAIN, rows)
    fits = [row for row in rows if all(OPERATIONS[op](row["名n".index(name)], value) for name, op, value in asked)]
    pairs = [(f"{name}__{operator}", str(value)) for name, operator, value in asked]
    for term in reversed([term for term in sort.split(",") if term]):
        place = "名n".index(term.removeprefix("-"))
        filled = [row for row in fits if row[place] is not None]
        filled.sort(key=lambda row: row[place], reverse=term.startswith("-"))
        fits = filled + [row for row in fits if row[place] is None]
    assert table.page(*pairs).count == len(fits)
    assert table.walk(*pairs, ("sort", sort), ("limit", "3")) == fits
