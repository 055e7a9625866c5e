"""No cell of ours begins a formula."""

import pytest

from catalog.vocabulary.formulas import defused

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "＝1+1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", [*HOSTILE, "\tx", "\rx", "\nx", "@x"])
def test_nothing_begins_a_formula(text: str) -> None:
    assert defused(text) == f"'{text}"


def test_harmless_text_stays_as_it_is() -> None:
    assert [defused(text) for text in ("", "a=b", "公交", "1-2")] == ["", "a=b", "公交", "1-2"]
