from pathlib import Path

import pytest

from tests.checks.checked import column, found


@pytest.mark.parametrize(
    ("title", "cells", "row"),
    [
        ("证照编号", ["310101200001X", "310101200002X", "3.10101E+17"], 4),
        ("order id", ["1.23E+17", "1.24E+17", "1.25E+17"], 2),
        ("order id", ["A1", "1.23E17", "2E+17"], 3),
        ("order id", ["A1", "A2", "1.23E+017"], 4),
        ("身份证", ["3.10101200001011e+17", "31010120000102001X"], 2),
        ("订单号", ["123456789012345678", "1.23457E+17", "123456789012345679"], 3),
        ("电话", ["8.62E+12", "021-62345678", "021-62345679"], 2),
    ],
)
def test_shortened_number_is_named(tmp_path: Path, title: str, cells: list[str], row: int) -> None:
    assert found(tmp_path, column(title, cells), "scientific-id")[0].row == row


@pytest.mark.parametrize(
    ("title", "cells"),
    [("mass", ["1.23E+17", "1.24E+17"]), ("编号", ["1E5", "A12E3", "2014"]), ("code", [1200000000000, 1300000000000])],
)
def test_numbers_and_codes_as_they_are_written_are_left_alone(tmp_path: Path, title: str, cells: list[object]) -> None:
    assert found(tmp_path, column(title, cells), "scientific-id") == []
