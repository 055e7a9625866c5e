from catalog.reading.joined_header import join_rows
from catalog.reading.table import Finding, Row
from catalog.reading.tally import Tally


def rows(*cells: tuple[str | None, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(cells, start=1)]


def joined(given: list[Row], headers: int) -> tuple[list[Row], list[Finding]]:
    findings: list[Finding] = []
    return join_rows(given, headers, Tally(findings, 100)), findings


def test_names_above_one_another_become_one_and_are_said() -> None:
    made, findings = joined(
        rows(("区", "2014", "2014"), ("区", "男", "女"), ("天河", "1", "2")),
        2,
    )
    assert made == [Row(2, ("区", "2014 / 男", "2014 / 女")), Row(3, ("天河", "1", "2"))]
    assert [(finding.code, finding.row, finding.figures) for finding in findings] == [("joined-header", 1, {"last": 2})]


def test_title_above_the_header_is_no_part_of_it() -> None:
    given = rows(("人口统计", None), ("区", "数"), ("天河", "1"))
    assert joined(given, 2) == (given, [])


def test_single_header_row_stays() -> None:
    given = rows(("a", "b"), ("1", "2"))
    assert joined(given, 1) == (given, [])


def test_rows_of_different_width_are_joined_to_the_widest() -> None:
    made, _ = joined(rows(("a", "b"), ("x", "y", "z")), 2)
    assert made == [Row(2, ("a / x", "b / y", "z"))]
