"""What is found, where, and what is shown of it; how conditions are put is in test_clause_patterns."""

from collections.abc import Iterable

import pytest

from catalog.openness.clauses import CLOSING, EXCERPT, KINDS, LONGEST, SHUTTING_OUT, Clause, find_clauses
from catalog.openness.facts import Statement


def found(*texts: str, field: str = "description") -> tuple[Clause, ...]:
    return find_clauses(Statement(field, text) for text in texts)


def kinds(clauses: Iterable[Clause]) -> list[str]:
    return [clause.kind for clause in clauses]


def test_the_sentence_is_shown_not_the_whole_text() -> None:
    (clause,) = found("Readings of all gauges.  The data may not be\tused for commercial purposes. Published monthly.")
    assert clause == Clause("non-commercial", "description", "The data may not be used for commercial purposes.")


@pytest.mark.parametrize(
    "text",
    [
        "The data may  not be used\tfor commercial purposes.",
        "The data may not be used\nfor commercial purposes.",
        "The data may not be used\r\nfor commercial purposes.",
        "The data may not be used for commercial\u00a0purposes.",
        "The data may not be used for com\u200bmercial purposes.",
        "不得 用于 商 业 用 途",
        "不得\u200b用于商\u2060业用途",
        "不得\u3000用于商\u3000业用途",
    ],
)
def test_what_a_reader_does_not_see_hides_nothing(text: str) -> None:
    assert kinds(found(text)) == ["non-commercial"]


def test_lines_of_their_own_are_not_read_together() -> None:
    assert found("Never published before\nCommercial use of buildings", "禁止停车\n商业用途房屋") == ()


def test_traditional_characters_are_understood_and_shown_as_they_are() -> None:
    (clause,) = found("逐日水位。本資料不得用於商業用途。")
    assert clause == Clause("non-commercial", "description", "本資料不得用於商業用途。")
    assert found("無需註冊即可下載。") == ()


def test_a_long_sentence_is_cut() -> None:
    (clause,) = found("不得用于商业用途" + "，以及其他情形" * 50)
    assert len(clause.excerpt) == EXCERPT
    assert clause.excerpt.endswith("…")


def test_each_kind_is_told_once_where_it_is_met_first() -> None:
    statements = (Statement("title", "不得商用"), Statement("description", "不得商用。须先注册后下载数据。"))
    clauses = find_clauses(statements)
    assert [(clause.kind, clause.field) for clause in clauses] == [
        ("non-commercial", "title"),
        ("registration", "description"),
    ]


def test_no_longer_true_and_said_away() -> None:
    assert found("此前不得商用。", "No registration is required to download.", "无需注册即可下载。") == ()


def test_a_sentence_that_frees_does_not_free_the_next() -> None:
    assert kinds(found("无需注册即可下载。不得用于商业用途。")) == ["non-commercial"]


def test_conditions_of_access_are_about_data_whether_they_say_so_or_not() -> None:
    words = "使用前须申请。"
    assert kinds(found(words, field="access_conditions")) == ["permission"]
    assert found(words, field="description") == ()


def test_what_stands_beyond_the_longest_text_is_not_looked_at() -> None:
    assert found("x " * LONGEST + "。不得商用。") == ()


def test_every_kind_has_its_words_and_its_consequence() -> None:
    assert set(CLOSING) | set(SHUTTING_OUT) == set(KINDS)


def test_traditional_characters_bind_as_simplified_ones_do_and_are_quoted_as_written() -> None:
    (clause,) = found("僅供非商業用途使用。")
    assert clause == Clause("non-commercial", "description", "僅供非商業用途使用。")
