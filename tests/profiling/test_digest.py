from pathlib import Path

import pytest

from catalog.profiling.digest import ContentDigest, digest_content, telling_columns
from catalog.profiling.profile import INTEGER, STRING, Column
from tests.profiling.looking import looking
from tests.truth.content import READINGS, csv_of, json_of, readings, sheet, xlsx_of

ROWS = readings()
HEADER = ("站点编号", "站点名称", "日期", "读数")


def digest(folder: Path, content: bytes, name: str = "data.csv") -> ContentDigest:
    with looking(folder, content, name) as it:
        return digest_content(it.connection, it.parquet, it.columns)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (csv_of(ROWS[::-1]), "data.csv"),
        (csv_of(ROWS, end="\r\n"), "data.csv"),
        (csv_of(ROWS, encoding="gb18030"), "data.csv"),
        (csv_of(ROWS, delimiter=";"), "data.csv"),
        (csv_of([*ROWS, *ROWS[:5]]), "data.csv"),
        (csv_of([row[::-1] for row in ROWS], HEADER[::-1]), "data.csv"),
        (csv_of([(*row, "2026-10-30") for row in ROWS], (*HEADER, "导出日期")), "data.csv"),
        (csv_of([(n, *row) for n, row in enumerate(ROWS, 1)], ("序号", *HEADER)), "data.csv"),
        (
            csv_of([(*row, f"2026-10-30 02:00:{n % 60:02}") for n, row in enumerate(ROWS)], (*HEADER, "入库时间")),
            "a.csv",
        ),
        (csv_of([(*row, "") for row in ROWS], (*HEADER, "备注")), "data.csv"),
        (csv_of([(*row[:3], f"{row[3]}.00") for row in ROWS]), "data.csv"),
        (json_of(ROWS), "data.json"),
        (xlsx_of(sheet([HEADER, *ROWS])), "data.xlsx"),
    ],
    ids=[
        "order",
        "line ends",
        "encoding",
        "delimiter",
        "repeats",
        "columns",
        "export date",
        "number",
        "copied at",
        "blank",
        "12.00",
        "JSON",
        "XLSX",
    ],
)
def test_the_same_rows_have_the_same_digest(tmp_path: Path, content: bytes, name: str) -> None:
    assert digest(tmp_path, content, name).digest == digest(tmp_path, READINGS).digest


@pytest.mark.parametrize(
    "content",
    [
        csv_of([*ROWS[:-1], (*ROWS[-1][:3], 1)]),
        csv_of(ROWS[:-1]),
        csv_of(ROWS, (*HEADER[:3], "水位")),
        csv_of([(row[0], row[2], row[1], row[3]) for row in ROWS]),
    ],
    ids=["a figure", "a row less", "a name", "two columns' cells exchanged"],
)
def test_other_rows_have_another(tmp_path: Path, content: bytes) -> None:
    assert digest(tmp_path, content).digest != digest(tmp_path, READINGS).digest


def test_what_stands_in_which_cell_counts(tmp_path: Path) -> None:
    """A cell that moves to its neighbour is another row, though all of its words are the same."""
    assert digest(tmp_path, b"a,b\nx,\ny,z\n").digest != digest(tmp_path, b"a,b\n,x\ny,z\n").digest


def test_all_rows_are_counted(tmp_path: Path) -> None:
    assert digest(tmp_path, csv_of([*ROWS, *ROWS[:5]])).rows == len(ROWS) + 5


def test_columns_that_a_program_fills_in_do_not_tell() -> None:
    running = Column("no", "No", INTEGER, filled=3, distinct=3, minimum="1", maximum="3")
    constant = Column("exported", "Exported", STRING, filled=3, distinct=1)
    told = Column("town", "Town", STRING, filled=3, distinct=2)
    assert telling_columns((running, constant, told), 3) == (told,)


def test_a_table_of_nothing_else_is_told_by_all_of_them() -> None:
    running = Column("no", "No", INTEGER, filled=3, distinct=3, minimum="1", maximum="3")
    assert telling_columns((running,), 3) == (running,)


def test_numbers_with_a_gap_are_no_running_number() -> None:
    column = Column("stops", "Stops", INTEGER, filled=3, distinct=3, minimum="1", maximum="4")
    other = Column("town", "Town", STRING, filled=3, distinct=2)
    assert telling_columns((column, other), 3) == (column, other)
