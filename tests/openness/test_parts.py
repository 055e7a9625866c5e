from dataclasses import replace
from typing import Any

import pytest

from catalog.openness.facts import ResourceFacts
from catalog.openness.parts import Part, naming_columns, parts_of
from catalog.profiling.profile import INTEGER, STRING, Profile
from catalog.profiling.series import Series
from catalog.profiling.substance import Substance
from tests.openness.make_facts import make_column, make_facts, make_profile, make_resource

CODE = make_column(name="code", title="编号", type=STRING, filled=100, distinct=100)
DATE = make_column(name="date", title="日期", type=STRING, filled=100, distinct=100)
STOPS = make_column(name="stops", title="Stops", type=INTEGER, filled=100, distinct=50)
SERIES = Series("date", step=1.0, moments=100, gaps=0, even=1.0)


def file(*columns: Any, rows: int = 100, substance: Substance | None = None, **values: Any) -> ResourceFacts:
    profile = make_profile(rows=rows, rows_present=values.pop("present", rows), columns=columns or (CODE, STOPS))
    return make_resource(profile=profile, substance=substance, path="/f/1", **values)


def parts(*files: ResourceFacts, **values: Any) -> dict[str, Part]:
    return {part.item.code: part for part in parts_of(make_facts(*files, **values), files)}


@pytest.mark.parametrize(("present", "mark"), [(100, "met"), (101, "partly"), (102, "unmet")])
def test_rows_read_of_rows_present(present: int, mark: str) -> None:
    assert parts(file(present=present))["rows"].mark == mark


@pytest.mark.parametrize(
    ("filled", "wrong", "filler", "mark"),
    [(90, 0, 0, "met"), (89, 0, 0, "partly"), (90, 1, 0, "partly"), (90, 0, 1, "partly"), (39, 0, 0, "unmet")],
)
def test_wrong_cells_and_fillers_count_as_empty(filled: int, wrong: int, filler: int, mark: str) -> None:
    """Two columns of a hundred: one full, one with these."""
    column = replace(STOPS, filled=filled, wrong=wrong)
    substance = Substance("d" * 64, filler=(("stops", filler),)) if filler else None
    part = parts(file(CODE, column, substance=substance))["cells"]
    assert part.mark == mark
    assert ("placeholder" in part.item.text.en) == bool(filler)
    assert part.item.link == "/f/1#columns"


@pytest.mark.parametrize(("filled", "mark"), [(95, "met"), (94, "partly"), (70, "partly"), (69, "unmet")])
def test_the_column_that_names_the_rows_counts_alone(filled: int, mark: str) -> None:
    full = [replace(STOPS, name=f"n{n}") for n in range(9)]
    part = parts(file(replace(CODE, filled=filled), *full))["required"]
    assert part.mark == mark
    assert part.item.link == "/f/1#column-code"


def test_without_a_name_the_first_column_is_taken() -> None:
    columns = (replace(STOPS, title="高度"), replace(STOPS, title="宽度"))
    assert naming_columns(Profile(rows=9, rows_present=9, columns=columns)) == columns[:1]


@pytest.mark.parametrize(("repeats", "mark"), [(1, "met"), (5, "met"), (6, "partly"), (50, "partly"), (51, "unmet")])
def test_rows_that_repeat_another(repeats: int, mark: str) -> None:
    found = parts(file(problems=(("short-row", 9), ("duplicate-row", repeats))))["repeats"]
    assert (found.mark, found.value) == (mark, 1 - repeats / 100)
    assert found.item.link == "/f/1?problem=duplicate-row#problems"


def test_where_no_row_repeats_another_nothing_is_said() -> None:
    assert "repeats" not in parts(file(problems=(("short-row", 9),)))


@pytest.mark.parametrize(
    ("gaps", "promised", "mark"), [(0, True, "met"), (1, True, "met"), (2, True, "partly"), (90, True, "partly")]
)
def test_missing_dates_are_partly_at_worst(gaps: int, promised: bool, mark: str) -> None:
    series = Substance("d" * 64, rows=100, series=replace(SERIES, gaps=gaps))
    assert parts(file(DATE, STOPS, substance=series))["gaps"].mark == mark


def test_missing_dates_are_only_told_where_nothing_is_promised() -> None:
    series = Substance("d" * 64, rows=100, series=replace(SERIES, gaps=50))
    part = parts(file(DATE, STOPS, substance=series), every=None, frequency="irregular")["gaps"]
    assert (part.mark, part.value) == ("met", 1.0)


@pytest.mark.parametrize(("declared", "mark"), [(100, "met"), (50, "met"), (105, "partly"), (112, "unmet")])
def test_records_against_the_declared_number(declared: int, mark: str) -> None:
    assert parts(file(), declared_records=declared)["declared"].mark == mark


def test_repeated_rows_do_not_reach_the_declared_number() -> None:
    padded = file(problems=(("duplicate-row", 40),))
    assert parts(padded, declared_records=100)["declared"].mark == "unmet"


def test_the_same_table_in_two_formats_counts_once_and_two_tables_twice() -> None:
    twice = (file(), file(format="json"))
    assert parts(*twice, declared_records=200)["declared"].mark == "unmet"
    assert parts(file(), file(), declared_records=200)["declared"].mark == "met"


def test_one_row_without_a_declared_number_is_partly() -> None:
    one = file(replace(CODE, filled=1), replace(STOPS, filled=1), rows=1)
    assert parts(one)["one-row"].mark == "partly"
    assert "one-row" not in parts(one, declared_records=1)
