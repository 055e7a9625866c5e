from pathlib import Path

import pytest

from catalog.reading.plain import Plain
from catalog.reading.table import Table
from tests.reading.files import make_file, make_xlsx, read_table, sheet_data, stage_file
from tests.reading.test_html_tables import rows as html_rows

HEADER, LINES = "no,name\n", "".join(f"{n},w{n}\n" for n in range(30_000))


def told(table: Table) -> list[tuple[int | None, int, object]]:
    found = [one for one in table.findings if one.code == "repeated-header"]
    return [(one.row, one.count, one.figures["how"]) for one in found]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("again", [HEADER, '"no","name"\n'])
def test_header_among_many_rows_is_left_out_and_the_column_keeps_its_type(tmp_path: Path, again: str, end: str) -> None:
    content = (HEADER + LINES + again + LINES + again + LINES).replace("\n", end)
    staging = stage_file(make_file(tmp_path, content), tmp_path)
    assert (staging.staged.rows_present, staging.staged.rows_read) == (90_000, 90_000)
    assert [column.type for column in staging.columns] == ["integer", "string"]
    found = [(one.code, one.row, one.count, dict(one.figures)) for one in staging.findings]
    assert found == [("repeated-header", 30_002, 2, {"how": "left-out"})]


def test_blocks_without_it_stay_whole(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, HEADER + LINES * 20 + HEADER + LINES * 20))
    assert table.pieces is not None
    pieces = list(table.pieces())
    assert sum(piece.rows for piece in pieces if isinstance(piece, Plain)) > 600_000
    assert told(table) == [(600_002, 1, "left-out")]


def test_header_above_all_rows_and_in_other_formats(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, "a,b\na,b\n1,x\n a , b \n2,y\n"))
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("1", "x")), (5, ("2", "y"))]
    assert told(table) == [(2, 2, "left-out")]
    book = read_table(make_xlsx(tmp_path, sheet_data(("a", "b"), (1, "x"), ("a", "b"), (2, "y"))))
    assert (len(list(book.rows)), told(book)) == (2, [(3, 1, "left-out")])
    page = f"<html><table>{html_rows('<th>a<th>b', '<td>1<td>x', '<th>a<th>b', '<td>2<td>y')}</table>"
    table = read_table(make_file(tmp_path, page, "a.html"))
    assert (len(list(table.rows)), told(table)) == (2, [(3, 1, "left-out")])


@pytest.mark.parametrize(
    "content",
    [
        "上海,5\n北京,6\n上海,5\n",  # the header may be a row of data
        "a\n1\na\n2\n",  # one title is too few
        "a,b\n1,x\na,c\n2,y\n",  # one cell is another
    ],
)
def test_what_may_be_data_stays(tmp_path: Path, content: str) -> None:
    table = read_table(make_file(tmp_path, content))
    assert (len(list(table.rows)), told(table)) == (content.count("\n") - 1, [])


def test_table_of_its_own_under_a_blank_row_stays_one(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, "a,b\nx,1\n\na,b\ny,2\nz,3\n"))
    list(table.rows)
    assert {one.code: one.count for one in table.findings}["other-tables"] == 3
