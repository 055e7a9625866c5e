from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import Table
from tests.reading.files import make_file, read_table, unreadable_code


def table_of(folder: Path, body: str) -> Table:
    return read_table(make_file(folder, f"<!DOCTYPE html><html><body>{body}", "a.html"))


def rows(*cells: str) -> str:
    return "".join(f"<tr>{row}</tr>" for row in cells)


PLAIN = f"<table>{rows('<th>a<th>b', '<td>1<td>2', '<td>3<td>4')}</table>"


def test_largest_table_is_read_and_the_others_are_counted(tmp_path: Path) -> None:
    small = f"<table>{rows('<td>x<td>y', '<td>1<td>2')}</table>"
    table = table_of(tmp_path, small + PLAIN)
    assert (table.header, [row.cells for row in table.rows]) == (("a", "b"), [("1", "2"), ("3", "4")])
    assert [(finding.code, finding.count) for finding in table.findings] == [("other-page-tables", 1)]


def test_persons_in_another_table_are_told(tmp_path: Path) -> None:
    people = f"<table><caption>值班</caption>{rows('<th>姓名', '<td>王<b>电话13812345678</b>')}</table>"
    found = [one for one in table_of(tmp_path, PLAIN + people).findings if one.code == "personal-elsewhere"]
    assert [(one.row, one.figures["place"], one.figures["kind"]) for one in found] == [(2, "值班", "mobile")]


def test_table_around_a_table_only_lays_out_the_page(tmp_path: Path) -> None:
    table = table_of(tmp_path, f"<table><tr><td>menu<td>{PLAIN}</td></tr></table>")
    assert (table.header, len(list(table.rows))) == (("a", "b"), 2)


def test_spans_are_filled_and_header_rows_joined(tmp_path: Path) -> None:
    body = rows("<th rowspan=2>区<th colspan=2>人口", "<th>男<th>女", "<td rowspan=2>天河<td>1<td>2", "<td>3<td>4")
    table = table_of(tmp_path, f"<table>{body}</table>")
    assert table.header == ("区", "人口 / 男", "人口 / 女")
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("天河", "1", "2")), (4, ("天河", "3", "4"))]
    assert [finding.code for finding in table.findings] == ["joined-header"]


def test_scripts_are_no_text_and_markup_is_taken_out(tmp_path: Path) -> None:
    cell = "<td> <b>x</b>&amp;y <br>z<script>alert(1)</script><style>p{}</style>"
    table = table_of(tmp_path, f"<table>{rows('<th>a<th>b', cell + '<td>2')}</table>")
    assert next(table.rows).cells == ("x&y z", "2")


def test_page_without_a_table_is_kept_as_it_is(tmp_path: Path) -> None:
    found = read(make_file(tmp_path, "<html><p>Hello", "a.html"), "a.html", Limits())
    assert [finding.code for finding in found.findings] == ["no-table-html"]


def test_chinese_page_is_decoded_by_its_bytes(tmp_path: Path) -> None:
    page = f"<html><table>{rows('<th>城市<th>人口', *['<td>广州市天河区<td>1'] * 30)}</table>"
    table = read_table(make_file(tmp_path, page.encode("gb18030"), "a.html"))
    assert table.header == ("城市", "人口")


@pytest.mark.parametrize(
    "cell", ["<td colspan=1000>1" * 3, "<td colspan=99999999999999>1" * 3000, "<td rowspan=65534 colspan=1000>1" * 3]
)
def test_spans_without_bound_cost_nothing(tmp_path: Path, cell: str) -> None:
    body = "<!DOCTYPE html><table>" + rows("<th>a<th>b", cell) + "</table>"
    assert unreadable_code(make_file(tmp_path, body, "a.html")) == "too-many-columns"


def test_grid_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    body = "<!DOCTYPE html><table>" + rows("<th>a<th>b", *["<td colspan=900>1<td>2"] * 20) + "</table>"
    assert unreadable_code(make_file(tmp_path, body, "a.html"), Limits(max_cells=5_000)) == "sheet-too-large"


def test_page_larger_than_allowed_is_refused(tmp_path: Path) -> None:
    path = make_file(tmp_path, "<!DOCTYPE html>" + PLAIN, "a.html")
    assert unreadable_code(path, Limits(max_page=20)) == "too-large"


def test_very_deep_page_ends_in_words(tmp_path: Path) -> None:
    body = "<!DOCTYPE html>" + "<div>" * 50_000 + PLAIN
    path = make_file(tmp_path, body, "a.html")
    try:
        found = read(path, "a.html", Limits())
    except Exception as refused:  # noqa: BLE001
        assert str(refused) == "broken-file"
    else:
        assert found.findings or isinstance(found, Table)
