import zipfile
from pathlib import Path

from catalog.reading.table import Finding
from tests.reading.files import make_xlsx, read_table, sheet_data, unreadable_code

COVER = sheet_data(("Statistics of districts",), ("Published in May",), ("By the office",))
TABLE = sheet_data(("name", "n"), ("a", 1), ("b", 2))


def hide(path: Path, sheet: str) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            mark = f'<sheet name="{sheet}" '.encode()
            archive.writestr(name, content.replace(mark, mark + b'state="hidden" '))
    return path


def others(path: Path) -> Finding:
    (finding,) = [finding for finding in read_table(path).findings if finding.code == "other-sheets"]
    return finding


def test_cover_is_not_taken_for_the_table(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, COVER, TABLE)
    assert read_table(path).header == ("name", "n")
    assert others(path).figures == {"sheet": "Sheet2", "sheets": 1, "others": "Sheet1 (3)"}


def test_largest_table_is_read(tmp_path: Path) -> None:
    large = sheet_data(("x", "y"), *[(number, number) for number in range(20)])
    assert read_table(make_xlsx(tmp_path, TABLE, large, TABLE)).header == ("x", "y")


def test_first_of_equal_sheets_is_read(tmp_path: Path) -> None:
    assert others(make_xlsx(tmp_path, TABLE, TABLE)).figures["sheet"] == "Sheet1"


def test_hidden_sheet_is_read_only_where_no_other_has_a_table(tmp_path: Path) -> None:
    large = sheet_data(("x", "y"), *[(number, number) for number in range(20)])
    path = hide(make_xlsx(tmp_path, TABLE, large), "Sheet2")
    assert read_table(path).header == ("name", "n")
    assert others(path).figures["others"] == "Sheet2 (21, hidden)"
    assert read_table(hide(make_xlsx(tmp_path, COVER, large), "Sheet2")).header == ("x", "y")


def test_workbook_without_a_cell_is_blank(tmp_path: Path) -> None:
    assert unreadable_code(make_xlsx(tmp_path, "<sheetData/>", "<sheetData/>")) == "blank-file"
