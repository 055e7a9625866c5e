"""What a cell is worth by each rule is what its pattern says, however DuckDB itself would read it."""

import re

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.profiling.profile import NUMBER
from catalog.reading.types import IS_MISSING, PLAIN_NUMBER, RULES, Decision, decide_type, of_cell

NUMBER_RULE = next(rule for rule in RULES if rule.type == NUMBER)
NUMBERISH = st.text(st.sampled_from("0123456789.eE+-_ nafiINFxp'"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@settings(max_examples=60)
@given(st.lists(NUMBERISH, min_size=50, max_size=50))
def test_numbers_are_what_the_pattern_says(connection: duckdb.DuckDBPyConnection, cells: list[str]) -> None:
    value = of_cell(NUMBER_RULE.value, "x")
    found = connection.execute(f"SELECT x, {value} FROM (SELECT unnest(?) AS x)", [cells]).fetchall()  # noqa: S608
    for cell, number in found:
        fits = re.fullmatch(PLAIN_NUMBER, cell) and abs(float(cell)) < float("inf")
        assert number == (float(cell) if fits else None), cell


@pytest.mark.parametrize(
    "cell", ["+-1.5", "1_000.5", "1.5e999", "nan", "inf", "0x1.8p3", "1.5f", ".", "1.2.3", "1,5", "9" * 400 + ".5"]
)
def test_what_other_programs_take_for_a_number_is_none(connection: duckdb.DuckDBPyConnection, cell: str) -> None:
    value = of_cell(NUMBER_RULE.value, "x")
    assert connection.execute(f"SELECT {value} FROM (SELECT ? AS x)", [cell]).fetchone() == (None,)  # noqa: S608


@pytest.mark.parametrize("cell", ["1.5e0005", "1.5E+5", " 150000.0", "+150000.", "0150000.0"])
def test_numbers_are_written_in_several_ways(connection: duckdb.DuckDBPyConnection, cell: str) -> None:
    value = of_cell(NUMBER_RULE.value, "x")
    assert connection.execute(f"SELECT {value} FROM (SELECT ? AS x)", [cell]).fetchone() == (150_000,)  # noqa: S608


def figures(filled: int, *, codes: int = 0, missing: int = 0, looks: int = 0, **fits: int) -> Decision:
    return decide_type((filled, codes, missing, looks, *(fits.get(rule.name, 0) for rule in RULES)))


def test_column_with_a_few_wrong_cells_keeps_its_type() -> None:
    decision = figures(100, integer=96, number=96, looks=96)
    assert (decision.type, decision.wrong, decision.firm) == ("integer", 4, False)
    assert figures(100, integer=94, number=94, looks=94).type == "string"


def test_one_decimal_makes_all_of_them_numbers() -> None:
    decision = figures(100, integer=99, number=100, looks=100)
    assert (decision.type, decision.wrong, decision.firm) == ("number", 0, True)


def test_numbers_too_long_to_be_exact_are_text_beside_what_is_no_number() -> None:
    assert figures(100, integer=100, number=4, looks=100).type == "integer"
    assert figures(100, integer=98, number=4, looks=100).type == "string"


def test_what_most_cells_of_a_text_are_is_known() -> None:
    assert figures(100, date=90, looks=90).most == next(rule for rule in RULES if rule.name == "date")
    assert figures(100, date=79, looks=79).most is None
    assert figures(9, date=8, looks=8).most is None
    assert figures(100, codes=1, integer=90, number=90, looks=90).most is None


def test_one_code_with_leading_zeros_keeps_all_as_text() -> None:
    assert figures(100, codes=1, integer=99, number=99, looks=100).type == "string"


def test_marks_for_missing_values_are_neither_right_nor_wrong() -> None:
    decision = figures(100, missing=60, date=40, looks=40)
    assert (decision.type, decision.wrong, decision.missing) == ("date", 0, 60)
    assert figures(5, missing=5).type == "string"


@pytest.mark.parametrize("cell", [" ", "   ", "-", "N/A", "无", "—", "null "])
def test_marks_and_blanks_say_that_a_value_is_missing(connection: duckdb.DuckDBPyConnection, cell: str) -> None:
    missing = of_cell(IS_MISSING, "x")
    assert connection.execute(f"SELECT {missing} FROM (SELECT ? AS x)", [cell]).fetchone() == (True,)  # noqa: S608
