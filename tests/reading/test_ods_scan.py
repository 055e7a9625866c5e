from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.ods_scan import scan_ods
from catalog.reading.sheet_scan import SheetScan
from tests.reading.files import make_file, read_table, unreadable_code
from tests.reading.made import as_ods


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str, attributes: str = "") -> str:
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}><text:p>{text}</text:p></table:table-cell>"


COVERED = "<table:covered-table-cell/>"
HEADER = row(cell("a"), cell("b"))


def ods(folder: Path, *rows: str) -> Path:
    return make_file(folder, as_ods([], table="".join(rows)), "a.ods")


def scan(path: Path) -> SheetScan:
    return scan_ods(path, Limits()).sheets["Sheet1"]


def codes(path: Path) -> list[str]:
    table = read_table(path)
    for _ in table.rows:
        pass
    return [finding.code for finding in table.findings]


def test_hidden_formula_and_merged_cells_are_seen(tmp_path: Path) -> None:
    span = 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
    path = ods(
        tmp_path,
        HEADER,
        row(cell("x", span), cell("1", 'table:formula="of:=1"')),
        row(COVERED, cell("y"), attributes='table:visibility="collapse"'),
    )
    seen = scan(path)
    assert (seen.formulas, seen.merged, seen.areas) == (1, 1, [(1, 0, 2, 0)])
    assert (seen.hidden_rows, seen.first_hidden_row) == (1, 3)
    assert [found.cells for found in read_table(path).rows] == [("x", "1"), ("x", "y")]
    assert {"formula-cells", "merged-cells", "hidden-rows"} <= set(codes(path))


def test_repeated_rows_and_cells_are_counted(tmp_path: Path) -> None:
    path = ods(
        tmp_path,
        HEADER,
        row(cell("1", 'table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="3"'),
    )
    assert (scan(path).rows, scan(path).columns) == (4, 2)
    assert [found.cells for found in read_table(path).rows] == [("1", "1")] * 3


@pytest.mark.parametrize("many", ["1048576", "99999999999", "9" * 40])
def test_empty_rows_to_the_end_of_the_sheet_are_no_table(tmp_path: Path, many: str) -> None:
    empty = row("<table:table-cell/>", attributes=f'table:number-rows-repeated="{many}"')
    assert scan(ods(tmp_path, HEADER, row(cell("1"), cell("2")), empty)).rows == 2


def test_cells_repeated_beyond_all_bounds_are_refused(tmp_path: Path) -> None:
    many = row(cell("1", 'table:number-columns-repeated="9999999"'), attributes='table:number-rows-repeated="9999999"')
    assert unreadable_code(ods(tmp_path, HEADER, many)) == "sheet-too-large"


def test_broken_content_says_so(tmp_path: Path) -> None:
    assert unreadable_code(ods(tmp_path, HEADER, "<table:table-row>")) == "broken-file"
