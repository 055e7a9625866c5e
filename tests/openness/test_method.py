import re

import pytest

from catalog.language import Text
from catalog.openness import method
from catalog.openness.gate import MUST_BE_MET
from catalog.openness.method import METHODS
from catalog.vocabulary.criteria import CRITERIA

PARAGRAPHS = [text for told in METHODS.values() for text in (told.measured, told.passed_over)]
PARAGRAPHS += [method.INTRODUCTION, method.COMING_ABOUT, method.OBJECTING, method.GATE, method.LOSING]


def test_every_criterion_is_explained_once_in_order() -> None:
    assert sorted(METHODS) == sorted(term.code for term in CRITERIA)


@pytest.mark.parametrize("text", PARAGRAPHS, ids=lambda text: text.en[:30])
def test_both_languages_say_it_whole(text: Text) -> None:
    assert re.fullmatch(r"[A-Z“`].*[.]", text.en, re.DOTALL)
    assert text.zh.endswith("。")
    assert len(re.findall(r"[\u4e00-\u9fff]", text.zh)) > 30
    assert "  " not in text.en
    # As many paragraphs long as each other, roughly: a sentence added to one alone would show.
    assert 1.2 < len(text.en) / len(text.zh) < 5


def test_the_gate_names_what_must_be_met() -> None:
    assert all(f"`{code}`" in text for code in MUST_BE_MET for text in (method.GATE.en, method.GATE.zh))
