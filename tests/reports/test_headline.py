"""The first sentence of a report."""

import pytest

from catalog.reports.headline import counts_of, headline
from tests.reports.found import found

CASES = [
    ((), 10, 10, "The file is in order; 10 of 10 rows read.", "文件符合要求；共 10 行，已读取 10 行。"),
    (("short-row",), 2978, 2978, "1 thing to mend; 2,978 of 2,978 rows read.", "1 类问题需要修改；共 2,978 行"),
    (("encoding", "preamble"), 5, 6, "2 things to know; 5 of 6 rows read.", "2 类情况供了解；共 6 行，已读取 5 行。"),
    (("short-row", "total-row", "encoding"), 9, 9, "2 things to mend, 1 to know; 9 of 9", "2 类问题需要修改，1 类情况"),
    (
        ("empty-file",),
        None,
        None,
        "The file can't be used yet: 1 thing to mend.",
        "文件暂时无法使用：1 类问题需要修改。",
    ),
    ((), None, None, "The file is in order; it holds no table.", "文件符合要求；不含表格。"),
]


@pytest.mark.parametrize(("codes", "rows", "present", "english", "chinese"), CASES)
def test_it_says_what_is_to_mend(
    codes: tuple[str, ...], rows: int | None, present: int | None, english: str, chinese: str
) -> None:
    text = headline(counts_of(tuple(found(code) for code in codes)), rows=rows, present=present)
    assert text.en.startswith(english)
    assert text.zh.startswith(chinese)
