from pathlib import Path

import pytest

from catalog.profiling.notes import LARGEST_WORKBOOK, LONGEST, read_notes
from tests.profiling.looking import looking
from tests.truth.content import HEADER, json_of, readings, sheet, xlsx_of

ROWS = readings()
FORBIDS = "本数据仅限内部使用，不得商用。"


def notes(folder: Path, content: bytes | str, name: str = "data.csv", encoding: str = "utf-8") -> tuple[str, ...]:
    with looking(folder, content, name) as it:
        return read_notes(it.path, (name.rpartition(".")[2], encoding), it.connection, it.parquet, it.columns)


TABLE = "站点,日期,读数\n东门,2026-09-01,3\n南湖,2026-09-02,4\n西园,2026-09-03,5\n"


def test_lines_above_the_header_and_the_header(tmp_path: Path) -> None:
    assert notes(tmp_path, f"{FORBIDS}\n\n{TABLE}")[0] == FORBIDS


def test_a_footnote_is_a_row_with_one_sentence(tmp_path: Path) -> None:
    assert FORBIDS in notes(tmp_path, f"{TABLE}{FORBIDS},,\n")


def test_a_row_with_values_is_no_footnote(tmp_path: Path) -> None:
    assert FORBIDS not in notes(tmp_path, f"{TABLE}{FORBIDS},2026-09-04,6\n")


def test_what_stands_before_the_records_in_json(tmp_path: Path) -> None:
    assert any(FORBIDS in line for line in notes(tmp_path, json_of(ROWS, license=FORBIDS), "data.json"))


def test_what_stands_above_the_header_in_a_workbook(tmp_path: Path) -> None:
    assert FORBIDS in notes(tmp_path, xlsx_of(sheet([(FORBIDS,), HEADER, *ROWS])), "data.xlsx")


def test_a_large_workbook_is_not_opened_again(tmp_path: Path) -> None:
    with looking(tmp_path, xlsx_of(sheet([(FORBIDS,), HEADER, *ROWS])), "data.xlsx") as it:
        with it.path.open("r+b") as file:
            file.truncate(LARGEST_WORKBOOK + 1)
        assert read_notes(it.path, ("xlsx", ""), it.connection, it.parquet, it.columns) == ()


def test_lines_are_short_unrepeated_and_without_personal_data(tmp_path: Path) -> None:
    long = "说" * 2000
    found = notes(tmp_path, f"{long}\n联系电话 13812345678\n联系电话 13812345678\n{TABLE}")
    assert all(len(line) <= LONGEST for line in found)
    assert len(found) == len(set(found))
    assert not any("13812345678" in line for line in found)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_lines_are_read_in_the_files_encoding(tmp_path: Path, encoding: str) -> None:
    assert notes(tmp_path, f"{FORBIDS}\n\n{TABLE}".encode(encoding), encoding=encoding)[0].lstrip("\ufeff") == FORBIDS
