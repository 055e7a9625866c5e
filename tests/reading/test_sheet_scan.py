from pathlib import Path

from catalog.reading.limits import Limits
from catalog.reading.sheet_scan import SheetScan, scan_workbook
from tests.reading.files import make_xlsx, read_table, sheet_data

HIDDEN = sheet_data(("name", "n"), ("a", 1), ("b", 2), ("c", 3)).replace('<row r="3">', '<row r="3" hidden="1">')
ERROR = sheet_data(("name", "n"), ("a", 1)).replace(
    "</sheetData>",
    '<row r="3"><c r="A3" t="inlineStr"><is><t>b</t></is></c><c r="B3" t="e"><v>#REF!</v></c></row></sheetData>',
)


def scan(path: Path) -> SheetScan:
    return scan_workbook(path, Limits()).sheets["Sheet1"]


def found(path: Path) -> list[tuple[str, int | None, int | None, int]]:
    table = read_table(path)
    for _ in table.rows:
        pass
    return [(finding.code, finding.row, finding.column, finding.count) for finding in table.findings]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, HIDDEN)
    assert (scan(path).hidden_rows, scan(path).first_hidden_row) == (1, 3)
    assert [row.cells[0] for row in read_table(path).rows] == ["a", "b", "c"]
    assert found(path) == [("hidden-rows", 3, None, 1)]


def test_hidden_columns_count_as_far_as_there_are_cells(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/><col min="3" max="16384" hidden="true"/></cols>'
    path = make_xlsx(tmp_path, columns + sheet_data(("name", "n"), ("a", 1)))
    assert found(path) == [("hidden-columns", None, None, 1)]


def test_failed_formula_is_told_at_its_place_and_its_row_stays(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, ERROR)
    assert scan(path).errors == [(3, 2)]
    assert [row.cells[0] for row in read_table(path).rows] == ["a", "b"]
    assert ("error-value", 3, 2, 1) in found(path)


def test_things_are_counted_once_where_two_chunks_meet(tmp_path: Path) -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}"><f>1+{n}</f><v>{n}</v></c></row>' for n in range(2, 40_001))
    first = '<row r="1"><c r="A1" t="inlineStr"><is><t>n</t></is></c></row>'
    path = make_xlsx(tmp_path, f"<sheetData>{first}{cells}</sheetData>")
    assert (scan(path).formulas, scan(path).rows, scan(path).columns) == (39_999, 40_000, 1)


def test_numbers_stored_as_text_are_told(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, sheet_data(("name", "n"), ("a", "12"), ("b", "7")))
    assert found(path) == [("number-in-text-cell", 2, 2, 2)]


def test_each_sheet_has_its_own_scan(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path, sheet_data(("a", "b"), (1, 2)), HIDDEN)
    sheets = scan_workbook(path, Limits()).sheets
    assert [sheets[name].hidden_rows for name in ("Sheet1", "Sheet2")] == [0, 1]


def test_formulas_without_a_saved_result_are_told_apart(tmp_path: Path) -> None:
    formulas = '<c r="A2"><f>1+1</f><v/></c>', '<c r="A3"><f>1+1</f><v></v></c>', '<c r="A4"><f t="shared" si="0"/></c>'
    saved = '<c r="A5"><f>1+1</f><v>2</v></c>', '<c r="A6" t="str"><f>""</f><v></v></c>'
    rows = "".join(f'<row r="{n}">{cell}<c r="B{n}"><v>{n}</v></c></row>' for n, cell in enumerate(formulas + saved, 2))
    header = sheet_data(("a", "b")).replace("</sheetData>", "")
    path = make_xlsx(tmp_path, f"{header}{rows}</sheetData>")
    assert [one for one in found(path) if "formula" in one[0]] == [
        ("formula-cells", None, None, 2),
        ("formulas-unsaved", None, None, 3),
    ]
