"""What an older release kept is still told."""

from catalog.checks.kinds import describe
from catalog.reading.table import Finding
from catalog.reports.words import words_of


def test_a_kind_that_is_known_speaks_for_itself() -> None:
    finding = Finding("empty-row", 4)
    assert words_of(finding) == describe(finding)


def test_a_kind_that_is_gone_is_named_by_its_code() -> None:
    assert words_of(Finding("long-gone", 4))[0].en == "“long-gone”: told by an earlier release of the checks."


def test_a_figure_that_was_not_kept_breaks_nothing() -> None:
    assert words_of(Finding("short-row", 4))[0].zh == "“short-row”：由较早版本的检查程序报告。"
