import zipfile
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from tests.reading.files import make_xlsx, read_table, sheet_data, unreadable_code

TABLE = sheet_data(("name", "n"), ("a", 1), ("b", 2.5), ("c", 3.0))


def codes(path: Path) -> dict[str, int]:
    return {finding.code: finding.count for finding in read_table(path).findings}


def test_whole_numbers_have_no_decimal_point(tmp_path: Path) -> None:
    rows = [(row.number, row.cells) for row in read_table(make_xlsx(tmp_path, TABLE)).rows]
    assert rows == [(2, ("a", "1")), (3, ("b", "2.5")), (4, ("c", "3"))]


def test_first_sheet_with_data_is_read_and_the_others_are_said(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, "<sheetData/>", TABLE)
    assert read_table(path).header == ("name", "n")
    assert codes(path) == {"other-sheets": 1}


def test_formulas_and_merged_cells_of_the_sheet_are_counted(tmp_path: Path) -> None:
    formula = '<row r="5"><c r="A5"><f>1+1</f><v>2</v></c><c r="B5"><f t="shared"/><v>3</v></c></row></sheetData>'
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    path = make_xlsx(tmp_path, TABLE.replace("</sheetData>", formula) + merged)
    assert codes(path) == {"formula-cells": 2, "merged-cells": 1}


def test_bomb_is_refused_before_any_library_opens_it(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, TABLE)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/big", "w") as file:
        for _ in range(50):
            file.write(b"\0" * 1024 * 1024)
    assert unreadable_code(path) == "zip-bomb"


def test_more_members_than_allowed_are_refused(tmp_path: Path) -> None:
    assert unreadable_code(make_xlsx(tmp_path, TABLE), Limits(max_members=3)) == "zip-bomb"


def test_single_cell_far_away_is_refused_and_not_allocated(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert unreadable_code(make_xlsx(tmp_path, TABLE.replace("</sheetData>", far))) == "sheet-too-large"


def test_cell_far_away_that_is_only_formatted_does_no_harm(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert sum(1 for _ in read_table(make_xlsx(tmp_path, TABLE.replace("</sheetData>", far))).rows) == 3


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_workbook_cut_short_is_broken(tmp_path: Path, kept: float) -> None:
    path = make_xlsx(tmp_path, TABLE)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert unreadable_code(path) == "broken-file"


def test_damaged_member_is_broken(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, TABLE * 3)
    content = bytearray(path.read_bytes())
    middle = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[middle : middle + 20] = b"\xff" * 20
    path.write_bytes(content)
    assert unreadable_code(path) == "broken-file"


def test_entities_in_the_workbook_are_refused(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, TABLE)
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook><sheets>&b;</sheets></workbook>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, "xl/workbook.xml": bomb.encode()}.items():
            archive.writestr(name, content)
    assert unreadable_code(path) == "broken-file"
