from pathlib import Path

import pytest

from tests.checks.checked import column, found


@pytest.mark.parametrize(
    "cells",
    [
        [f"{n}℃" for n in range(10)],
        [f"{n}.5 %" for n in range(10)],
        [f"¥{n},000".replace(",", "") for n in range(10)],
        [f"'{n}" for n in range(10)],
        [f"{n}万元" for n in range(9)] + ["-"],
        [f"{n} µg/m3" for n in range(10)],
    ],
)
def test_numbers_with_units_are_counted(tmp_path: Path, cells: list[str]) -> None:
    (finding,) = found(tmp_path, column("数值", cells), "number-as-text")
    assert (finding.row, finding.column) == (2, 1)
    assert finding.count == sum(cell != "-" for cell in cells)


@pytest.mark.parametrize(
    "cells",
    [
        [f"{n}号" for n in range(10)],
        [f"{n}路" for n in range(10)],
        [f"12{letter}" for letter in "ABCDEFGHIJ"],
        [f"0{n}00" for n in range(10)],
        [f"{n}-{n + 5}" for n in range(10)],
        ["5℃", "6℃"],
        [*(f"{n}℃" for n in range(5)), *("晴" for _ in range(5))],
    ],
)
def test_names_with_numbers_are_left_alone(tmp_path: Path, cells: list[str]) -> None:
    assert found(tmp_path, column("名称", cells), "number-as-text") == []
