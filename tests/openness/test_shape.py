from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from catalog.openness.shape import Shape, is_series, shape_of, titles_that_are_data
from catalog.profiling.profile import INTEGER, NUMBER, STRING, Column, Profile
from catalog.profiling.series import Series
from catalog.profiling.substance import Substance

EVEN = Series("date", step=1.0, moments=30, gaps=0, even=1.0)


def table(rows: int, *columns: tuple[str, str, int]) -> Profile:
    """Columns as title, type and number of distinct values."""
    made = tuple(
        Column(f"c{n}", title, kind, filled=rows, distinct=many) for n, (title, kind, many) in enumerate(columns)
    )
    return Profile(rows=rows, rows_present=rows, columns=made)


def substance(**values: Any) -> Substance:
    return replace(Substance("d" * 64), **values)


YEARLY = (("年份", INTEGER, 10), ("地区", STRING, 4), ("总人口", INTEGER, 40), ("平均收入", NUMBER, 40))


def test_one_row_for_each_group_with_totals_and_averages_is_a_summary() -> None:
    assert shape_of(table(40, *YEARLY), None, None).summary


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (90, YEARLY),
        (40, (*YEARLY, ("负责人", STRING, 30))),
        (40, (*YEARLY[:2], ("水位", NUMBER, 40))),
        (40, YEARLY[2:]),
        (40, YEARLY[:2]),
    ],
    ids=["records repeat a place and time", "who did it", "a reading", "no group", "no figure"],
)
def test_records_are_none(rows: int, columns: tuple[tuple[str, str, int], ...]) -> None:
    assert not shape_of(table(rows, *columns), None, None).summary


def test_a_figure_a_day_may_be_what_was_measured() -> None:
    daily = table(30, ("日期", STRING, 30), ("平均气温", NUMBER, 25))
    assert shape_of(daily, None, None).summary
    assert not shape_of(daily, substance(series=EVEN), None).summary


@pytest.mark.parametrize(
    ("titles", "pivot"),
    [
        (("2021年", "2022年", "2023年"), True),
        (("一月", "二月", "三月"), True),
        (("Q1", "Q2", "Q3"), True),
        (("Jan", "February", "mar."), True),
        (("2021", "2022", "2023"), True),
        (("2021年", "2022年", "水位"), False),
        (("may stops", "march past", "janitors"), False),
    ],
)
def test_a_column_for_each_period(titles: tuple[str, ...], pivot: bool) -> None:
    columns = (
        [(title, NUMBER, 9) for title in titles] if "年" in titles[0] or pivot else [(t, NUMBER, 9) for t in titles]
    )
    assert shape_of(table(9, ("地区", STRING, 9), *columns), None, None).pivot is pivot


def test_rows_much_further_apart_than_promised_are_coarse() -> None:
    monthly = substance(series=replace(EVEN, step=30.44))
    profile = table(30, ("日期", STRING, 30), ("水位", NUMBER, 30))
    assert shape_of(profile, monthly, timedelta(days=1)).coarse == 30.44
    assert shape_of(profile, monthly, timedelta(days=31)).coarse is None
    assert shape_of(profile, monthly, None).coarse is None
    assert shape_of(profile, None, timedelta(days=1)).coarse is None


def test_sums_and_a_single_row() -> None:
    assert shape_of(table(1, ("a", NUMBER, 1)), substance(sums=("c0", "c1")), None) == Shape(sums=2, single=True)


@pytest.mark.parametrize(
    ("even", "gaps", "series"), [(1.0, 0, True), (0.8, 30, True), (0.79, 0, False), (1.0, 31, False)]
)
def test_a_series_is_even_and_more_there_than_missing(even: float, gaps: int, series: bool) -> None:
    assert is_series(substance(series=replace(EVEN, even=even, gaps=gaps))) is series


def test_nothing_measured_is_no_series() -> None:
    assert not is_series(None)
    assert not is_series(substance())


def test_titles_that_look_like_values() -> None:
    titles = ("3.5", "2026-09-01", "https://example.org/a", "13800000000", "2021", "水位", "a1")
    assert titles_that_are_data(table(9, *((title, STRING, 9) for title in titles))) == 4
