from pathlib import Path

import pytest

from catalog.checks.duplicate_rows import check_duplicate_rows
from catalog.checks.subject import Subject
from catalog.reading.duck import locked_down
from catalog.reading.table import Sniffed
from tests.reading.files import make_file, stage_file

MANY = "".join(f"{n},{n % 7}\n" for n in range(3_000))


def duplicates(folder: Path, rows: str) -> list[tuple[int | None, int]]:
    staging = stage_file(make_file(folder, "a,b\n" + rows), folder)
    with locked_down(folder) as connection:
        found = check_duplicate_rows(Subject(Sniffed("csv"), staging.columns, staging.staged.parquet, connection))
    return [(finding.row, finding.count) for finding in found]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1,x\n2,y\n3,z\n", []),
        ("1,x\n1,y\n2,y\n", []),
        ("1,x\n2,y\n1,x\n1,x\n", [(2, 2)]),
        ("1,\n2,y\n1,\n", [(2, 1)]),
        (MANY, []),
        (MANY + "41,6\n", [(43, 1)]),  # nearly every row has another first cell
        (MANY + ",6\n,6\n", [(3002, 1)]),  # an empty key is none
    ],
)
def test_rows_that_are_the_same_in_every_cell_are_counted(
    tmp_path: Path, rows: str, found: list[tuple[int, int]]
) -> None:
    assert duplicates(tmp_path, rows) == found


def test_rows_that_differ_in_a_wrong_cell_are_not_the_same(tmp_path: Path) -> None:
    days = "".join(f"2025-02-{day:02},0\n" for day in range(1, 29))
    assert duplicates(tmp_path, days + "2025-02-30,0\n2025-02-31,0\n2025-02-28,0\n") == [(29, 1)]
