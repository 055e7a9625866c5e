from pathlib import Path

import pytest

from tests.checks.checked import column, found

IDS = [f"SH{n:04}" for n in range(60)]


@pytest.mark.parametrize("title", ["编号", "ID", "stationCode", "许可证号 id"])
def test_repeated_key_names_both_rows(tmp_path: Path, title: str) -> None:
    (finding,) = found(tmp_path, column(title, [*IDS, "SH0007"]), "duplicate-key")
    assert (finding.row, finding.column, finding.cell, finding.figures["first"]) == (62, 1, "SH0007", 9)


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("编号", IDS),
        ("编号", IDS[::-1]),
        ("名称", [*IDS, "SH0007"]),
        ("station_id", [f"S{n % 6}" for n in range(60)]),
        ("电话", [*IDS, "SH0007"]),
        ("编号", ["a", "b", "b"]),
    ],
)
def test_columns_that_are_no_key_are_left_alone(tmp_path: Path, title: str, cells: list[str]) -> None:
    assert found(tmp_path, column(title, cells), "duplicate-key") == []


def test_row_entered_twice_is_a_duplicate_row_and_nothing_else(tmp_path: Path) -> None:
    content = "id,v\n" + "".join(f"{key},{key}\n" for key in [*IDS, "SH0007"])
    assert found(tmp_path, content, "duplicate-key") == []
    (finding,) = found(tmp_path, content, "duplicate-row")
    assert (finding.row, finding.count) == (9, 1)


def test_second_column_that_tells_all_apart_excuses_the_first(tmp_path: Path) -> None:
    content = "code,id\n" + "".join(f"{key},{n}\n" for n, key in enumerate([*IDS, "SH0007"]))
    assert found(tmp_path, content, "duplicate-key") == []
