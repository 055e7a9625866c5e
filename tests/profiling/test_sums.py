from pathlib import Path

import pytest

from catalog.profiling.sums import find_sum_columns
from tests.profiling.looking import looking


def sums(folder: Path, header: str, *lines: str) -> tuple[str, ...]:
    with looking(folder, "\n".join([header, *lines]) + "\n") as it:
        found = find_sum_columns(it.connection, it.parquet, it.columns)
        return tuple(column.title for column in it.columns if column.name in found)


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("区,男,女,合计", ["东,3,4,7", "西,5,6,11", "南,1,9,10"]),
        ("区,合计,男,女", ["东,7,3,4", "西,11,5,6", "南,10,1,9"]),
        ("town,a,b,Total", ["E,1.25,2.5,3.75", "W,0.1,0.2,0.3", "N,4,,4"]),
    ],
    ids=["after its parts", "before them", "with a blank part"],
)
def test_a_column_that_adds_up_the_numbers_beside_it(tmp_path: Path, header: str, lines: list[str]) -> None:
    assert len(sums(tmp_path, header, *lines)) == 1


@pytest.mark.parametrize(
    ("header", "lines"),
    [
        ("区,男,女,合计", ["东,3,4,8", "西,5,6,19", "南,1,9,2"]),
        ("区,男,女,人数", ["东,3,4,7", "西,5,6,11", "南,1,9,10"]),
        ("区,男,合计", ["东,3,3", "西,5,5", "南,1,1"]),
        ("区,甲,乙,合计", ["东,是,否,7", "西,否,是,11", "南,否,否,10"]),
    ],
    ids=["does not add up", "not called a sum", "one part", "words beside it"],
)
def test_what_only_seems_to_add_up(tmp_path: Path, header: str, lines: list[str]) -> None:
    assert sums(tmp_path, header, *lines) == ()


def test_one_wrong_row_in_many_is_forgiven(tmp_path: Path) -> None:
    lines = [f"区{n},{n},{n + 1},{2 * n + 1}" for n in range(1, 40)]
    assert len(sums(tmp_path, "区,男,女,合计", *lines, "末,1,1,9")) == 1


def test_each_group_has_its_sum(tmp_path: Path) -> None:
    assert sums(tmp_path, "区,a,b,小计,c,d,合计", "东,1,2,3,4,6,10", "西,2,3,5,5,8,13") == ("小计", "合计")
