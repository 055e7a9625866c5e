"""A comparison in sentences, in both languages."""

from typing import Any

import pytest

from catalog.reports.compare import compare
from catalog.reports.compare_words import MOST_COLUMNS, other_changes, sentence
from tests.reports.test_compare import Kinds, columns, side

FOUR = (("a", 1), ("b", 1), ("c", 1), ("d", 1))
SENTENCES = [
    ((), (), "No problem before, and none now.", "上一版没有问题，本版也没有。"),
    (FOUR, (), "All 4 problems are solved.", "4 类问题全部解决。"),
    (FOUR, (("d", 1), ("e", 1)), "3 of 4 problems are solved, 1 is new.", "4 类问题中已解决 3 类，新增 1 类。"),
    (FOUR, FOUR[1:], "1 of 4 problems is solved.", "4 类问题中已解决 1 类。"),
    (FOUR, FOUR, "None of the 4 problems is solved.", "4 类问题均未解决。"),
    ((("a", 1),), (), "The one problem is solved.", "唯一的问题已解决。"),
    (
        (("a", 9),),
        (("a", 2),),
        "The one problem is still there, 1 in fewer places.",
        "唯一的问题仍然存在，1 类有所减少。",
    ),
    ((), (("a", 1), ("b", 2)), "No problem before, 2 are new.", "上一版没有问题，新增 2 类。"),
]


@pytest.mark.parametrize(("before", "after", "english", "chinese"), SENTENCES)
def test_the_sentence_comes_first(before: Kinds, after: Kinds, english: str, chinese: str) -> None:
    text = sentence(compare(side(before), side(after, number=2)))
    assert (text.en, text.zh) == (english, chinese)


def test_the_same_bytes_are_called_the_same_file() -> None:
    text = sentence(compare(side((("a", 1),)), side((("a", 1),), number=2, sha256="1")))
    assert text.en == "The same file again: not a byte has changed."


CHANGES: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"rows": 5}, {"rows": 7}, "Rows: 5 before, 7 now."),
    ({"rows": 5}, {"rows": None}, "There was a table before; now there is none."),
    ({"rows": None}, {"rows": 1200}, "No table before; now there is one with 1,200 rows."),
    ({"format": "xlsx"}, {"format": "csv"}, "Format: "),
    ({"encoding": "gb18030"}, {"encoding": "utf-8"}, "Encoding: GB18030 before, UTF-8 now."),
    ({"size": 1000}, {"size": 2000}, "Size: 1,000 bytes before, 2,000 now."),
    ({"columns": columns(("a", "string"))}, {"columns": columns(("b", "string"))}, "Column renamed: “A” is now “B”."),
    ({"columns": columns(("a", "string"))}, {"columns": columns(("a", "date"))}, "Column “A”: text before, dates now."),
]


@pytest.mark.parametrize(("before", "after", "english"), CHANGES)
def test_what_else_changed(before: dict[str, Any], after: dict[str, Any], english: str) -> None:
    changes = other_changes(compare(side(**before), side(**after)))
    assert [change.en.startswith(english) for change in changes] == [True]


def test_a_thousand_changed_columns_are_counted_not_listed() -> None:
    wide = columns(*((f"c{number}", "string") for number in range(1_000)))
    changes = other_changes(compare(side(columns=()), side(columns=wide)))
    assert len(changes) == MOST_COLUMNS + 1
    assert changes[-1].en == "And 980 more changes of columns."
