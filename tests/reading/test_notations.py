from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import DATE, DATETIME, INTEGER, NUMBER, STRING
from tests.reading.files import make_file, stage_file

DAY = date(2014, 5, 3)

READ = [
    (INTEGER, ["1,234", "12,345,678", "7"], 1234, {"thousands-separators": 2}),
    (INTEGER, ["1 234", "56"], 1234, {"thousands-separators": 1}),
    (INTEGER, ["1\u00a0234", "56"], 1234, {"thousands-separators": 1, "full-width-digits": 1}),
    (INTEGER, ["1'234", "56"], 1234, {"thousands-separators": 1}),
    (NUMBER, ["1,234.5", "2.25"], 1234.5, {"thousands-separators": 1}),
    (NUMBER, ["1.234,56", "2,5", "3"], 1234.56, {"decimal-comma": 2}),
    (NUMBER, ["12.5%", "3%"], 12.5, {"sign-in-numbers": 2}),
    (NUMBER, ["￥5.50", "￥6"], 5.5, {"sign-in-numbers": 2}),
    (NUMBER, ["$1,234.50", "$6"], 1234.5, {"sign-in-numbers": 2, "thousands-separators": 1}),
    (INTEGER, ["5元", "6元"], 5, {"sign-in-numbers": 2}),
    (INTEGER, ["１２３", "４５"], 123, {"full-width-digits": 2}),
    (NUMBER, ["１２．５", "４５"], 12.5, {"full-width-digits": 2}),
    (DATE, ["２０１４-０５-０３"], DAY, {"full-width-digits": 1}),
    (DATE, ["2014年5月", "2014年06月份", "2014-12", "2014/1"], date(2014, 5, 1), {"months-as-days": 4}),
    (DATE, ["二〇一四年五月三日", "二〇一四年十二月二十一日", "二○一四年十月三十一日"], DAY, {}),
    (DATE, ["3/5/2014", "13/5/2014"], DAY, {"day-first": 2}),
    (DATE, ["5/3/2014", "5/13/2014"], DAY, {"month-first": 2}),
    (DATE, ["03.05.2014", "04.05.2014"], DAY, {"day-first": 2}),
    (DATETIME, ["3/5/2014 8:00", "13/5/2014 18:30"], datetime(2014, 5, 3, 8), {"day-first": 2}),  # noqa: DTZ001
    (DATE, ["3-May-2014", "13-Jun-2014"], DAY, {}),
    (DATE, ["2014.5.3", "2014.12.31"], DAY, {}),
    (DATE, ["2014.05.03", "2014-05-04", "2014/5/5", "2014年5月6日", "20140507"], DAY, {}),
    (
        DATETIME,
        ["2014年5月3日8:30", "2014年5月3日 18时05分", "2014年5月3日8時30分15秒"],
        datetime(2014, 5, 3, 8, 30),  # noqa: DTZ001
        {},
    ),
]
LEFT = [
    (["3/5/2014", "4/5/2014"], {"ambiguous-dates": 2}),
    (["13/5/2014", "5/13/2014", "14/5/2014"], {"mixed-date-orders": 1}),
    (["12%", "0.5", "0.6"], {}),
    (["$5", "€6"], {}),
    (["1,23,4", "5"], {}),
    (["0012", "1,234"], {}),
    (["12 Main Street", "5 High Street"], {}),
    (["2014年13月", "2014年5月"], {}),
    (["1-2-3", "4-5-6"], {}),
    (["2014.5", "2014.12.31.7"], {}),
    (["1.2.3", "10.0.12"], {}),
]


def stage_column(folder: Path, title: str, cells: list[str]) -> tuple[str, object, dict[str, int]]:
    """The column's type, its first value, and what was found."""
    lines = "".join('"' + cell + '"\tz\n' for cell in cells)
    staging = stage_file(make_file(folder, f"{title}\ty\n{lines}", "data.tsv"), folder)
    first = (
        duckdb.connect()
        .execute("SELECT * FROM read_parquet(?) ORDER BY _row", [str(staging.staged.parquet)])
        .fetchone()
    )
    value = first[1] if first else None
    return staging.columns[0].type, value, {finding.code: finding.count for finding in staging.findings}


@pytest.mark.parametrize(("type_", "cells", "value", "found"), READ)
def test_notation_is_read_and_said(
    tmp_path: Path, type_: str, cells: list[str], value: object, found: dict[str, int]
) -> None:
    assert stage_column(tmp_path, "x", cells) == (type_, value, found)


@pytest.mark.parametrize(("cells", "found"), LEFT)
def test_what_is_not_evident_stays_text(tmp_path: Path, cells: list[str], found: dict[str, int]) -> None:
    assert stage_column(tmp_path, "x", cells) == (STRING, cells[0], found)


@pytest.mark.parametrize(
    ("title", "cells", "type_"),
    [
        ("统计日期", ["20140503", "20141231"], DATE),
        ("report_date", ["20140503", "20141231"], DATE),
        ("编号", ["20140503", "20141231"], INTEGER),
        ("统计日期", ["20140503", "20141331"], INTEGER),
        ("统计日期", ["1", "2"], INTEGER),
    ],
)
def test_eight_digits_are_a_date_only_under_a_dates_name(
    tmp_path: Path, title: str, cells: list[str], type_: str
) -> None:
    assert stage_column(tmp_path, title, cells)[0] == type_


def test_comma_of_three_digits_beside_semicolons_is_left_open(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "a;b\n1,234;x\n2,345;y\n"), tmp_path)
    assert staging.columns[0].type == STRING
    assert [(finding.code, finding.column) for finding in staging.findings] == [("ambiguous-numbers", 1)]


def test_wrong_cell_in_a_notation_is_named_by_row(tmp_path: Path) -> None:
    cells = [f"{day}/5/2014" for day in range(1, 31)]
    cells[7] = "31/2/2014"
    staging = stage_file(make_file(tmp_path, "d,e\n" + "".join(f"{cell},z\n" for cell in cells)), tmp_path)
    wrong = [(finding.row, finding.cell) for finding in staging.findings if finding.code == "type-mismatch"]
    assert (staging.columns[0].type, wrong) == (DATE, [(9, "31/2/2014")])


PLAIN_NUMBERS = [str(number) for number in range(100, 140)]


@pytest.mark.parametrize(
    ("type_", "cells", "value", "found"),
    [
        (INTEGER, ["1,024", *PLAIN_NUMBERS], 1024, {"thousands-separators": 1}),
        (NUMBER, ["1,024.5", *PLAIN_NUMBERS], 1024.5, {"thousands-separators": 1}),
        (NUMBER, ["2,5", *PLAIN_NUMBERS], 2.5, {"decimal-comma": 1}),
        (INTEGER, ["１２３", *PLAIN_NUMBERS], 123, {"full-width-digits": 1}),
        (NUMBER, ["1,024", ".5", "1e3", *PLAIN_NUMBERS], 1024, {"thousands-separators": 1}),
        (INTEGER, ["1,024", "many", *PLAIN_NUMBERS], 1024, {"thousands-separators": 1, "type-mismatch": 1}),
        (INTEGER, ["10001, 10118", *PLAIN_NUMBERS], None, {"type-mismatch": 1}),
        (INTEGER, ["5%", *PLAIN_NUMBERS], None, {"type-mismatch": 1}),
    ],
)
def test_few_numbers_in_another_notation_among_plain_ones_are_read(
    tmp_path: Path, type_: str, cells: list[str], value: object, found: dict[str, int]
) -> None:
    assert stage_column(tmp_path, "x", cells) == (type_, value, found)


def test_months_with_a_dot_are_months_where_the_title_says_so(tmp_path: Path) -> None:
    """As numbers, October would be 2014.1."""
    months = [f"2014.{month:02}" for month in range(1, 13)]
    assert stage_column(tmp_path, "月份", months) == (DATE, date(2014, 1, 1), {"months-as-days": 12})
    assert stage_column(tmp_path, "month", [*months, "2014.1"])[0] == NUMBER
    assert stage_column(tmp_path, "rate", months)[0] == NUMBER


def test_few_in_another_notation_far_below_are_read_as_well(tmp_path: Path) -> None:
    cells = [str(number % 900) for number in range(9000)]
    cells[8000] = "1,024"
    assert stage_column(tmp_path, "x", cells) == (INTEGER, 0, {"thousands-separators": 1})
