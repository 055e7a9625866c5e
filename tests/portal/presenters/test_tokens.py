"""The colours as the style sheet has them: every pair that text stands in can be read, in both schemes."""

import pytest

from portal.presenters.tokens import Contrast, contrasts, ratio, tokens


def test_the_ratio_is_the_standards_own() -> None:
    # https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: 21 for black on white, 1 for a colour on itself.
    assert (ratio("#000000", "#ffffff"), ratio("#777777", "#777777")) == (21.0, 1.0)
    assert ratio("#767676", "#ffffff") == 4.54


@pytest.mark.parametrize("pair", contrasts(), ids=lambda pair: f"{pair.text}-on-{pair.ground}")
def test_every_pair_can_be_told_apart_in_both_schemes(pair: Contrast) -> None:
    assert min(pair.light, pair.dark) >= pair.least


def test_a_colour_has_both_schemes() -> None:
    paper = tokens()["paper"]
    assert paper.light != paper.dark
