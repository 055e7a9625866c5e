"""Each kind of notice reads well in both languages with the figures that it is written with."""

from string import Formatter

import pytest

from catalog.vocabulary.notices import LINK_BROKEN, MARK_LOST, NOTICE_KINDS, NoticeKind, word

BOTH = {"en": "Why.", "zh-Hans": "原因。"}


def _figures(words: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(words) if name}


@pytest.mark.parametrize("kind", NOTICE_KINDS, ids=[kind.code for kind in NOTICE_KINDS])
def test_both_languages_take_the_same_figures(kind: NoticeKind) -> None:
    for text in (kind.label, kind.message, kind.advice):
        assert _figures(text.en) == _figures(text.zh)


def test_what_reads_differently_in_each_language_comes_in_its_own() -> None:
    message, advice = word(MARK_LOST, {"until": "2026-12-01", "reason": BOTH, "advice": {"en": "Mend."}})
    assert message.en == "The level “open” is kept until 2026-12-01 only. Why."
    assert message.zh == "“开放”级别只保留至 2026-12-01。原因。"
    assert (advice.en, advice.zh) == ("Mend.", "")


def test_braces_in_what_people_wrote_stay_as_they_are() -> None:
    figures = {"url": "https://example.org/{0}/{url}", "since": "x", "error": BOTH, "served": BOTH}
    assert "https://example.org/{0}/{url}" in word(LINK_BROKEN, figures)[0].en
