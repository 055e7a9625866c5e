import pytest

from catalog.reading.table import Finding
from catalog.reading.text_numbers import FIRST_ROWS, TextNumbers, text_number_findings


def find(*rows: list[object], header_row: int = 1) -> list[Finding]:
    texts = TextNumbers()
    for number, cells in enumerate(rows, start=1):
        texts.look(number, cells)
    return list(text_number_findings(texts.told(), header_row))


def test_first_place_and_number_of_each_column_are_told() -> None:
    (finding,) = find(["a", "2014"], ["x", 5.0], ["y", "1,234.5"], ["z", " 12 "])
    assert (finding.code, finding.row, finding.column, finding.count) == ("number-in-text-cell", 3, 2, 2)


@pytest.mark.parametrize("cell", [12.0, "007", "1e5", "12-3", "1,23", "１２", "1234567890123456", "", None, True])
def test_what_is_no_number_written_as_text_is_not_told(cell: object) -> None:
    assert find(["a"], [cell]) == []


def test_codes_of_one_length_are_text_rightly() -> None:
    assert find(["code"], ["440106"], ["440104"]) == []
    assert len(find(["n"], ["440106"], ["4"])) == 1


def test_all_are_counted_however_many_there_are() -> None:
    rows: list[list[object]] = [[str(number % 90)] for number in range(FIRST_ROWS * 5)]
    (finding,) = find(["a"], *rows)
    assert (finding.row, finding.count) == (2, FIRST_ROWS * 5)
