from pathlib import Path

import pytest

from tests.reading.files import make_file, make_xlsx, read_table, sheet_data

ROWS = "天河,10,11,2.5,1.5\n越秀,20,21,3.5,2.5\n荔湾,30,31,4.5,3.5\n"
TITLES = ("区县", "人口 / 男", "人口 / 女", "财政 / 收入", "财政 / 支出")


def header_of(folder: Path, content: str) -> tuple[str, ...]:
    return read_table(make_file(folder, content)).header


@pytest.mark.parametrize("header", [",人口,,财政,\n区县,男,女,收入,支出\n", "区县,人口,,财政,\n,男,女,收入,支出\n"])
def test_two_rows_become_one(tmp_path: Path, header: str) -> None:
    table = read_table(make_file(tmp_path, header + ROWS))
    assert (table.header, table.header_row) == (TITLES, 2)
    assert [row.number for row in table.rows] == [3, 4, 5]
    assert [(one.code, one.row, one.figures) for one in table.findings] == [("joined-header", 1, {"last": 2})]


def test_title_above_stays_a_title(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, "人口与财政\n,人口,,财政,\n区县,男,女,收入,支出\n" + ROWS))
    assert (table.header, [one.code for one in table.findings]) == (TITLES, ["preamble", "joined-header"])


def test_years_may_stand_above(tmp_path: Path) -> None:
    assert header_of(tmp_path, ",2023,,2024,\n区县,男,女,男,女\n" + ROWS)[1:3] == ("2023 / 男", "2023 / 女")


def test_workbook_without_merged_cells(tmp_path: Path) -> None:
    rows = sheet_data(
        ("", "人口", "", "财政", ""), ("区县", "男", "女", "收入", "支出"), *[("a", n, n, n, n) for n in range(4)]
    )
    assert read_table(make_xlsx(tmp_path, rows)).header == TITLES


@pytest.mark.parametrize(
    "content",
    [
        "区县,人口,,财政,\n编号,男,女,收入,支出\n" + ROWS,  # both rows name the first column
        ",人口,,财政,\n区县,男,男,收入,支出\n" + ROWS,  # one name twice in a group
        "区县,人口,,财政,\n甲,10,11,2.5,1.5\n" + ROWS,  # columns without a name, over a row of data
        ",人口,,财政,\n区县,男,女,收入,\n" + ROWS,  # a column has no name in either row
        "区县,人口,,1.5,\n,男,女,收入,支出\n" + ROWS,  # a number is no name
        ",人口,,财政,\n区县,男,女,收入,支出\n" + "甲,一,二,三,四\n" * 3,  # words below may be names too
        ",人口,,财政,\n区县,男,女,收入,支出\n天河,1,2,3,4\n",  # one row is not enough
    ],
)
def test_doubtful_rows_stay(tmp_path: Path, content: str) -> None:
    table = read_table(make_file(tmp_path, content))
    assert "joined-header" not in [one.code for one in table.findings]
    assert table.header == tuple(content.split("\n", 1)[0].split(","))
