"""What workbooks do to a table: headers in two rows, hidden rows and columns, errors, numbers kept as text."""

from tests.truth.case import Case, no_problem, problem
from tests.truth.content import HEADER, Row, readings, sheet, xlsx_of
from tests.truth.xls import xls_of

ROWS = readings(6)
TWO_ROWS: list[Row] = [
    ("学校", "2023年", None, "2024年", None),
    (None, "男", "女", "男", "女"),
    *((f"第{n}小学", 90 + n, 80 + n * 2, 95 + n, 82 + n * 3) for n in range(8)),
]
OVER_TWO = '<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>'
WARDS: list[Row] = [
    ("Ward", "Beds", None, "Staff", None),
    (None, "open", "closed", "day", "night"),
    *((f"W{n}", 10 + n, n, 20 + n, 7 + n * 2) for n in range(8)),
]
WARD_AREAS = '<mergeCells count="2"><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>'


def _book(rows: list[Row], after: str = "") -> bytes:
    return xlsx_of(sheet(rows, after))


def _hidden(rows: list[Row], *hidden: int) -> bytes:
    """The sheet with these rows hidden, as a filter or a hand leaves them."""
    xml = sheet(rows)
    for number in hidden:
        xml = xml.replace(f'<row r="{number}">', f'<row r="{number}" hidden="1">')
    return xlsx_of(xml)


def _columns(rows: list[Row], first: int, last: int) -> bytes:
    return xlsx_of(f'<cols><col min="{first}" max="{last}" width="9" hidden="1"/></cols>' + sheet(rows))


def _with_error(rows: list[Row], place: str, error: str) -> bytes:
    """The sheet with a cell whose formula has failed; the cell must hold 424242."""
    return xlsx_of(sheet(rows).replace(f'<c r="{place}"><v>424242</v></c>', f'<c r="{place}" t="e"><v>{error}</v></c>'))


def _unsaved(rows: list[Row], *places: str) -> bytes:
    """The sheet with formulas at these places, each of which must hold 424242, and no result."""
    xml = sheet(rows)
    for place in places:
        xml = xml.replace(f'<c r="{place}"><v>424242</v></c>', f'<c r="{place}"><f>SUM(D2:D9)</f><v/></c>')
    return xlsx_of(xml)


def _numbers_as_text(every: int) -> list[Row]:
    return [HEADER, *((*row[:3], str(row[3]) if n % every == 0 else row[3]) for n, row in enumerate(ROWS))]


PLAIN: list[Row] = [HEADER, *ROWS]
ODD: list[Row] = [*PLAIN, ("S001", "东门桥", "2026-09-20", 424242)]
MORE: Row = ("S002", "南湖", "2026-09-21", 424242)

CASES: tuple[Case, ...] = (
    problem("joined-header", "a year over two columns", _book(TWO_ROWS, OVER_TWO), "a.xlsx", may=("merged-cells",)),
    problem("joined-header", "in English", _book(WARDS, WARD_AREAS), "a.xlsx", may=("merged-cells",)),
    no_problem("words in the first row of data", _book([HEADER, ("S000", "总站", "2026-08-31", 77), *ROWS]), "a.xlsx"),
    no_problem("two columns of words under one row of header", _book([("a", "b"), ("x", "y"), ("z", "w")]), "a.xlsx"),
    problem("hidden-rows", "one in the middle", _hidden(PLAIN, 5), "a.xlsx"),
    problem("hidden-rows", "what a filter leaves out", _hidden(PLAIN, 3, 4, 6, 7, 9), "a.xlsx"),
    problem("hidden-columns", "one", _columns(PLAIN, 2, 2), "a.xlsx"),
    problem("hidden-columns", "two at the end", _columns(PLAIN, 3, 4), "a.xlsx"),
    no_problem(
        "columns of a set width", xlsx_of('<cols><col min="1" max="4" width="22"/></cols>' + sheet(PLAIN)), "a.xlsx"
    ),
    no_problem("hidden columns without a cell", _columns(PLAIN, 9, 12), "a.xlsx"),
    problem("error-value", "#REF! among figures", _with_error(ODD, "D20", "#REF!"), "a.xlsx"),
    problem("error-value", "#DIV/0! among figures", _with_error(ODD, "D20", "#DIV/0!"), "a.xlsx"),
    no_problem("the same cell with its figure", _book(ODD), "a.xlsx"),
    problem("formulas-unsaved", "one among figures", _unsaved(ODD, "D20"), "a.xlsx"),
    problem(
        "formulas-unsaved",
        "two among figures",
        _unsaved([*ODD, ("S002", "南湖", "2026-09-21", 424242)], "D20", "D21"),
        "a.xlsx",
    ),
    problem("number-in-text-cell", "a few", _book(_numbers_as_text(4)), "a.xlsx"),
    problem("number-in-text-cell", "a whole column", _book(_numbers_as_text(1)), "a.xlsx"),
    problem("number-in-text-cell", "in XLS", xls_of(_numbers_as_text(3)), "a.xls"),
    no_problem(
        "codes with leading zeros in a workbook",
        _book([("代码", "值"), *((f"0{n}", n) for n in range(1, 9))]),
        "a.xlsx",
    ),
    no_problem("a plain workbook in XLS", xls_of(PLAIN), "a.xls"),
)
