from pathlib import Path

import pytest

from tests.checks.checked import found as findings_of

MANY = "".join(f"{n},{n % 7}\n" for n in range(3_000))


def duplicates(folder: Path, rows: str) -> list[tuple[int | None, int]]:
    return [(finding.row, finding.count) for finding in findings_of(folder, "a,b\n" + rows, "duplicate-row")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1,x\n2,y\n3,z\n", []),
        ("1,x\n1,y\n2,y\n", []),
        ("1,x\n2,y\n1,x\n1,x\n", [(2, 2)]),
        ("1,\n2,y\n1,\n", [(2, 1)]),
        ("1,x\n1,x \n2,y\n1,　x\n", [(2, 2)]),
        ("1,x y\n1,xy\n", []),
        ("1, \n1,\n2,y \n", [(2, 1)]),
        ("A1,x\nA1 ,x\nA2,x\nA3,y\n", [(2, 1)]),
        pytest.param(MANY, [], id="many"),
        pytest.param(MANY + "41,6\n", [(43, 1)], id="nearly every row has another first cell"),
        pytest.param(MANY + ",6\n,6\n", [(3002, 1)], id="an empty key is none"),
    ],
)
def test_rows_that_are_the_same_in_every_cell_are_counted(
    tmp_path: Path, rows: str, found: list[tuple[int, int]]
) -> None:
    assert duplicates(tmp_path, rows) == found


def test_rows_that_differ_in_a_wrong_cell_are_not_the_same(tmp_path: Path) -> None:
    days = "".join(f"2025-02-{day:02},0\n" for day in range(1, 29))
    assert duplicates(tmp_path, days + "2025-02-30,0\n2025-02-31,0\n2025-02-28,0\n") == [(29, 1)]


def test_rows_with_an_empty_cell_beside_wrong_ones_are_compared_too(tmp_path: Path) -> None:
    """An empty cell is not the wrong one of another row, nor are two marks for a missing value different."""
    days = "".join(f"2025-02-{day:02},x\n" for day in range(1, 29))
    wrong = "2025-02-30,y\nunknown,y\n2025-02-30,y\n"
    empty = ",y\nNA,y\n-,z\n"
    assert duplicates(tmp_path, days * 3 + wrong + empty) == [(2, 2 * 28 + 1 + 1)]


def test_rows_wrong_in_different_columns_are_not_the_same(tmp_path: Path) -> None:
    sound = "".join(f"{n},{n}\n" for n in range(60))
    assert duplicates(tmp_path, sound + "q,\n,q\nq,\n") == [(62, 1)]
    assert not list((tmp_path / "work").iterdir())
