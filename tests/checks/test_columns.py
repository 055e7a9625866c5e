"""Columns that say the same everywhere, or nearly nothing."""

from pathlib import Path

import pytest

from tests.checks.checked import column, found


def test_constant_column_is_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, column("国家", ["中国"] * 30), "constant-column")
    assert (finding.column, finding.count) == (1, 30)


@pytest.mark.parametrize("cells", [["中国"] * 5, [*["中国"] * 29, ""], [*["中国"] * 29, "法国"], [""] * 30])
def test_short_gappy_or_varied_column_is_not_constant(tmp_path: Path, cells: list[str]) -> None:
    assert found(tmp_path, column("国家", cells), "constant-column") == []


def test_nearly_empty_column_is_told(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, column("面积", [12, *[""] * 59]), "sparse-column")
    assert (finding.column, dict(finding.figures)) == (1, {"filled": 1, "rows": 60})


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("备注", ["x", *[""] * 59]),
        ("Notes", ["x", *[""] * 59]),
        ("面积", [*[12] * 9, *[""] * 50]),
        ("面积", [""] * 60),
    ],
)
def test_remarks_are_few_by_nature(tmp_path: Path, title: str, cells: list[object]) -> None:
    assert found(tmp_path, column(title, cells), "sparse-column") == []
