from pathlib import Path

import pytest

from tests.checks.checked import column, found

CODES = [100000 + 731 * n for n in range(30)]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("邮政编码", [*CODES, 50000]),
        ("ZIP", [*range(10001, 10031), 2134]),
        ("postcode", [*range(2001, 2031), 830]),
        ("设备编号", [*(f"0{code}" for code in CODES), "731100"]),
    ],
)
def test_code_that_lost_its_zero_is_named(tmp_path: Path, title: str, cells: list[object]) -> None:
    findings = found(tmp_path, column(title, cells), "zeros-lost")
    assert [(finding.row, finding.column) for finding in findings] == [(len(cells) + 1, 1)]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("邮政编码", CODES),
        ("编号", list(range(1, 1200))),
        ("id", list(range(99990, 100050))),
        ("邮政编码", [-5, *range(10001, 10031)]),
        ("id", [655788, *(1000000 + 977 * n for n in range(30))]),
        ("人口", [*CODES, 50000]),
        ("区划代码", [*CODES, 310000000000]),
        ("代码", [*(f"0{code}" for code in CODES), "n/a", "12345X"]),
    ],
)
def test_numbers_that_are_shorter_by_nature_are_left_alone(tmp_path: Path, title: str, cells: list[object]) -> None:
    assert found(tmp_path, column(title, cells), "zeros-lost") == []
