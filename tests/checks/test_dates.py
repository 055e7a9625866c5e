from pathlib import Path

import pytest

from tests.checks.checked import column, found

USUAL = [f"2014-05-{day:02}" for day in range(1, 29)] * 2


@pytest.mark.parametrize(
    ("title", "cells", "odd"),
    [
        ("日期", USUAL, "1900-01-01"),
        ("end date", USUAL, "9999-12-31"),
        ("日期", USUAL, "2140-05-01"),
        ("moment", [f"{day}T08:00" for day in USUAL], "1899-12-30T00:00"),
        ("年份", [2010 + n % 10 for n in range(50)], 20144),
        ("year", [2010 + n % 10 for n in range(50)], 201),
    ],
)
def test_date_that_nobody_meant_is_named(tmp_path: Path, title: str, cells: list[object], odd: object) -> None:
    findings = found(tmp_path, column(title, [*cells, odd]), "date-out-of-sense")
    assert [(finding.row, finding.column) for finding in findings] == [(len(cells) + 2, 1)]


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("日期", USUAL),
        ("founded", [f"18{n:02}-03-01" for n in range(20, 60)]),
        ("year", list(range(1850, 1950))),
        ("建成年份", list(range(960, 1160, 10))),
        ("forecast", [f"{year}-01-01" for year in range(2050, 2150)]),
        ("year of production", [20144] * 5),
        ("n", [1, 2, 3]),
    ],
)
def test_table_about_such_times_is_left_alone(tmp_path: Path, title: str, cells: list[object]) -> None:
    expected = 5 if cells == [20144] * 5 else 0
    assert len(found(tmp_path, column(title, cells), "date-out-of-sense")) == expected


def test_day_that_does_not_exist_is_no_date(tmp_path: Path) -> None:
    findings = found(tmp_path, column("日期", [*USUAL, "2014-02-30"]), "type-mismatch")
    assert [(finding.row, finding.cell) for finding in findings] == [(58, "2014-02-30")]
