"""The first rows only suggest the types: all rows decide."""

from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import DATE, INTEGER, NUMBER, STRING
from catalog.reading.limits import Limits
from catalog.reading.normalize import SAMPLE
from catalog.reading.stage import Staging
from tests.reading.files import make_file, read_table, stage_file, stage_table


def stage_column(folder: Path, cells: list[str]) -> Staging:
    return stage_file(make_file(folder, "x,y\n" + "".join(f"{cell},z\n" for cell in cells)), folder)


def values(staging: Staging) -> list[object]:
    found = duckdb.connect().execute("SELECT x FROM read_parquet(?) ORDER BY _row", [str(staging.staged.parquet)])
    return [value for (value,) in found.fetchall()]


@pytest.mark.parametrize(
    ("first", "later", "type_"),
    [
        ("1", "2.5", NUMBER),
        ("1", "0012", STRING),
        ("1", "many", STRING),
        ("many", "1", STRING),
        ("", "7", INTEGER),
        ("", "some", STRING),
        ("-", "2014-05-03", DATE),
        ("2014-05-03", "2014-05", STRING),
        ("12", "1,234", INTEGER),
        ("1.5", "1", NUMBER),
    ],
)
def test_type_that_only_the_later_rows_show_is_found(tmp_path: Path, first: str, later: str, type_: str) -> None:
    """As many of the later kind as of the first, so that neither is a few wrong cells."""
    cells = [first] * SAMPLE + [f'"{later}"'] * (SAMPLE * 2)
    staging = stage_column(tmp_path, cells)
    assert staging.columns[0].type == type_
    unstated = SAMPLE if first == "" or (first == "-" and type_ != STRING) else 0
    assert sum(value is None for value in values(staging)) == unstated
    assert staging.columns[0].wrong == 0


@pytest.mark.parametrize(("good", "type_"), [("7", INTEGER), ("2.5", NUMBER), ("2014-05-03", DATE), ("1 234", INTEGER)])
def test_few_wrong_cells_far_below_are_named_and_the_type_stays(tmp_path: Path, good: str, type_: str) -> None:
    cells = [good] * (SAMPLE * 3)
    cells[SAMPLE * 2], cells[-1] = "closed", "see note"
    staging = stage_column(tmp_path, cells)
    column = staging.columns[0]
    assert (column.type, column.filled, column.wrong) == (type_, SAMPLE * 3, 2)
    wrong = [(found.row, found.cell) for found in staging.findings if found.code == "type-mismatch"]
    assert wrong == [(SAMPLE * 2 + 2, "closed"), (SAMPLE * 3 + 1, "see note")]
    assert [row for row, value in enumerate(values(staging)) if value is None] == [SAMPLE * 2, SAMPLE * 3 - 1]


def test_many_wrong_cells_in_the_first_rows_are_few_in_all(tmp_path: Path) -> None:
    cells = ["closed"] * (SAMPLE // 10) + [str(number) for number in range(SAMPLE * 4)]
    column = stage_column(tmp_path, cells).columns[0]
    assert (column.type, column.wrong) == (INTEGER, SAMPLE // 10)


def test_fault_in_two_columns_at_row_900_000_is_named_exactly(tmp_path: Path) -> None:
    rows = ["1,2.5,ok"] * 900_500
    rows[900_000 - 2] = "one,two,ok"
    staging = stage_file(make_file(tmp_path, "a,b,c\n" + "\n".join(rows) + "\n"), tmp_path)
    named = [(found.code, found.row, found.column_name, found.cell, found.count) for found in staging.findings]
    assert named == [("type-mismatch", 900_000, "a", "one", 1), ("type-mismatch", 900_000, "b", "two", 1)]
    assert [column.type for column in staging.columns] == [INTEGER, NUMBER, STRING]
    assert staging.staged.rows_read == 900_500


@pytest.mark.parametrize("rows", [3, SAMPLE * 2])
def test_column_that_the_source_declares_to_be_text_stays_text(tmp_path: Path, rows: int) -> None:
    table = read_table(make_file(tmp_path, "x,y\n" + "12,34\n" * rows))
    table.texts = frozenset((1,))
    staging = stage_table(table, tmp_path, tmp_path / "table.parquet", Limits())
    assert [column.type for column in staging.columns] == [INTEGER, STRING]
    assert staging.findings == ()


@pytest.mark.parametrize("length", [30, SAMPLE * 2])
def test_a_column_with_many_wrong_cells_stays_text_and_says_which(tmp_path: Path, length: int) -> None:
    cells = ["closed" if number % 10 == 0 else str(number) for number in range(length)]
    staging = stage_column(tmp_path, cells)
    named = [found for found in staging.findings if found.code == "mixed-types"]
    assert staging.columns[0].type == STRING
    assert (named[0].row, named[0].cell, named[0].figures["type"]) == (2, "closed", INTEGER)
    assert sum(found.count for found in named) == length // 10


def test_a_text_that_a_note_explains_is_not_said_to_be_mixed(tmp_path: Path) -> None:
    staging = stage_column(tmp_path, ["3/5/2014"] * 20)
    assert {found.code for found in staging.findings} == {"ambiguous-dates"}
