"""The problems as CSV: opened by a spreadsheet without harm, in the language asked for."""

import csv
import io

import pytest

from catalog.reading.table import Finding
from catalog.reports.sheet import BATCH, problem_sheet

ROW = Finding("type-mismatch", 14, 28, "数量", "=HYPERLINK(1)", figures={"type": "integer"})


def read(language: str, *findings: Finding, lettered: bool = True) -> list[list[str]]:
    content = b"".join(problem_sheet([("warning", finding) for finding in findings], language, lettered=lettered))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_row_in_english() -> None:
    header, row = read("en", ROW)
    assert header == ["severity", "code", "row", "column", "column_name", "cell", "count", "message", "advice"]
    assert row[:7] == ["warning", "type-mismatch", "14", "AB", "数量", "'=HYPERLINK(1)", "1"]
    assert row[7].startswith("Row 14: “=HYPERLINK(1)” in column “数量” is not a whole number")


def test_a_row_in_chinese() -> None:
    header, row = read("zh-Hans", ROW)
    assert header[:4] == ["严重程度", "代码", "行", "列"]
    assert (row[0], row[7].split("“")[0]) == ("警告", "第 14 行：")


def test_records_have_numbers_in_place_of_letters() -> None:
    assert read("en", ROW, lettered=False)[1][3] == "28"


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "＝1+1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs_in_a_spreadsheet(text: str) -> None:
    assert read("en", Finding("type-mismatch", 1, 1, text, text, figures={"type": "date"}))[1][4:6] == [f"'{text}"] * 2


@pytest.mark.parametrize("text", ["", "plain", "1-2", "甲=乙", "a@b", '"quoted", with, commas', "two\nlines"])
def test_what_is_harmless_stays(text: str) -> None:
    assert read("en", Finding("type-mismatch", 1, 1, "a", text, figures={"type": "date"}))[1][5] == text


def test_half_a_surrogate_pair_does_not_break_it() -> None:
    assert read("en", Finding("undecodable", 1, 1, "a", "\ud800x"))[1][5] == "?x"


def test_many_rows_come_in_pieces() -> None:
    pieces = list(problem_sheet((("warning", ROW) for _number in range(BATCH * 3)), "en", lettered=True))
    assert len(pieces) == 4
    assert max(len(piece) for piece in pieces) < 200_000
