from catalog.reading.sheet_areas import Area, fill_areas
from catalog.reading.table import Finding, Row
from catalog.reading.tally import Tally


def fill(areas: list[Area], *cells: tuple[str | None, ...]) -> tuple[list[tuple[str | None, ...]], list[str]]:
    findings: list[Finding] = []
    rows = (Row(number, row) for number, row in enumerate(cells, start=1))
    filled = [row.cells for row in fill_areas(rows, areas, Tally(findings, 100))]
    return filled, [finding.code for finding in findings]


def test_without_merged_cells_nothing_changes() -> None:
    assert fill([], ("a", None), ("1", "2")) == ([("a", None), ("1", "2")], [])


def test_header_cell_across_columns_names_those_under_it() -> None:
    filled, codes = fill(
        [(0, 1, 0, 2), (0, 0, 1, 0)], ("区", "人口", None), (None, "男", "女"), ("天河", "1", "2"), ("越秀", "3", "4")
    )
    assert filled == [("区", "人口 / 男", "人口 / 女"), ("天河", "1", "2"), ("越秀", "3", "4")]
    assert codes == ["joined-header"]


def test_numbers_under_a_wide_header_cell_are_data() -> None:
    filled, codes = fill([(0, 1, 0, 2)], ("区", "人口", None), ("天河", "1.5", "2.5"))
    assert filled == [("区", "人口", "人口"), ("天河", "1.5", "2.5")]
    assert codes == []


def test_category_that_spans_rows_belongs_to_each_of_them() -> None:
    filled, _ = fill([(1, 0, 2, 0)], ("市", "区"), ("广州", "天河"), (None, "越秀"), ("深圳", "南山"))
    assert filled == [("市", "区"), ("广州", "天河"), ("广州", "越秀"), ("深圳", "南山")]


def test_title_over_the_whole_table_is_no_header() -> None:
    filled, codes = fill([(0, 0, 0, 1)], ("统计表", None), ("区", "数"), ("天河", "1"))
    assert filled == [("统计表", None), ("区", "数"), ("天河", "1")]
    assert codes == []


def test_blank_row_inside_a_span_stays_blank() -> None:
    filled, _ = fill([(1, 0, 3, 0)], ("a", "b"), ("x", "1"), (None, None), (None, "2"))
    assert filled == [("a", "b"), ("x", "1"), (None, None), ("x", "2")]


def test_areas_beyond_the_table_do_no_harm() -> None:
    filled, _ = fill([(500, 3, 900, 9), (1, 7, 1_048_575, 7)], ("a", "b"), ("1", "2"))
    assert filled == [("a", "b"), ("1", "2")]
