from collections.abc import Iterator

import pytest

from catalog.reading.header import split_header
from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Row, Unreadable
from catalog.reading.tally import Tally


def rows_of(*rows: tuple[str | None, ...]) -> Iterator[Row]:
    return (Row(number, row) for number, row in enumerate(rows, start=1))


def split(*rows: tuple[str | None, ...]) -> tuple[tuple[str, ...], int, list[tuple[str, int | None]]]:
    findings: list[Finding] = []
    headed = split_header(rows_of(*rows), Limits(), Tally(findings, 100))
    return headed.titles, headed.row, [(finding.code, finding.row) for finding in findings]


def test_titles_above_the_header_are_skipped_and_said_once() -> None:
    found = split(("2014 air quality",), ("Unit: µg/m³", None), (), ("a", "b"), ("1", "2"))
    assert found == (("a", "b"), 4, [("preamble", 1)])


def test_line_that_names_the_delimiter_is_no_title() -> None:
    assert split(("sep=;",), ("a", "b"), ("1", "2")) == (("a", "b"), 2, [("separator-line", 1)])


def test_table_of_one_column_has_its_first_row_as_header() -> None:
    assert split(("n",), ("1",), ("2",)) == (("n",), 1, [])


def test_blank_columns_at_the_end_are_none() -> None:
    assert split(("a", "b", None, None), ("1", "2", None, None)) == (("a", "b"), 1, [])


def test_columns_without_title_that_rows_fill_are_kept() -> None:
    titles, _, found = split(("a", "b"), ("1", "2", "3"), ("4", "5", "6"))
    assert titles == ("a", "b", "")
    assert found == [("blank-header", 1)]


@pytest.mark.parametrize(
    ("rows", "code"), [((), "blank-file"), (((None, None),), "blank-file"), ((("a", "b"),), "no-rows")]
)
def test_file_without_header_or_rows_says_so(rows: tuple[tuple[str | None, ...], ...], code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        split(*rows)
    assert refused.value.finding.code == code


def test_rows_come_after_those_that_were_looked_at_in_order() -> None:
    headed = split_header(rows_of(("a", "b"), *((str(n), "x") for n in range(100))), Limits(), Tally([], 100))
    assert [row.cells[0] for row in headed.rows] == [str(n) for n in range(100)]
