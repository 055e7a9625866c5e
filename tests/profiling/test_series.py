from pathlib import Path

import pytest

from catalog.profiling.series import Series, measure_series
from tests.profiling.looking import looking


def series(folder: Path, header: str, *lines: str) -> Series | None:
    with looking(folder, "\n".join([header, *lines]) + "\n") as it:
        return measure_series(it.connection, it.parquet, it.columns)


def by(column: str, folder: Path, *moments: object) -> Series | None:
    return series(folder, f"{column},n", *(f"{moment},{n * 7 % 5}" for n, moment in enumerate(moments)))


@pytest.mark.parametrize(
    ("column", "moments", "step", "gaps"),
    [
        ("day", ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-06"], 1.0, 2),
        ("week", ["2026-09-01", "2026-09-08", "2026-09-15", "2026-09-29"], 7.0, 1),
        ("at", ["2026-09-01T00:00", "2026-09-01T01:00", "2026-09-01T02:00", "2026-09-01T05:00"], 0.0417, 2),
        ("月份", ["2014年5月", "2014年6月", "2014年7月", "2014年9月"], 30.0, 1),
        ("年份", [2018, 2019, 2020, 2022], 365.25, 1),
        ("年份", ["2018年", "2019年", "2020年度", "2022年"], 365.25, 1),
    ],
)
def test_steps_and_gaps(tmp_path: Path, column: str, moments: list[object], step: float, gaps: int) -> None:
    found = by(column, tmp_path, *moments)
    assert found is not None
    assert (found.column, found.moments, found.gaps) == (column, 4, gaps)
    assert found.step == pytest.approx(step, abs=0.01)


def test_a_year_beside_a_month_is_a_month(tmp_path: Path) -> None:
    lines = [f"{2024 + n // 12},{n % 12 + 1},{n * 7 % 5}" for n in range(14) if n != 6]
    found = series(tmp_path, "year,month,n", *lines)
    assert found is not None
    assert (found.moments, found.gaps, found.step) == (13, 1, 30.44)


def test_the_share_of_moments_with_the_usual_number_of_rows(tmp_path: Path) -> None:
    days = ["2026-09-01", "2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04"]
    found = by("day", tmp_path, *days)
    assert found is not None
    assert found.even == 0.75


@pytest.mark.parametrize(
    ("column", "moments"),
    [
        ("day", ["2026-09-01", "2026-09-02"]),
        ("day", ["2026-09-01"] * 5),
        ("count", [2018, 2019, 2020, 2022]),
        ("year", [1, 2, 3, 5]),
        ("town", ["East", "West", "North", "South"]),
    ],
    ids=["two moments", "one moment", "numbers that are no years by name", "nor by value", "words"],
)
def test_no_series(tmp_path: Path, column: str, moments: list[object]) -> None:
    assert by(column, tmp_path, *moments) is None
