from pathlib import Path

import pytest

from catalog.checks.categories import fold
from tests.checks.checked import column, found


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("Yes", "yes"), ("Yes", "ＹＥＳ"), ("浦东新区", "浦东 新区"), ("（一）期", "(一)期"), ("A/C unit", "AC unit")],
)
def test_other_spelling_is_named_beside_the_usual(tmp_path: Path, usual: str, odd: str) -> None:
    cells = [*[usual] * 10, odd, *["No"] * 5]
    (finding,) = found(tmp_path, column("状态", cells), "category-variants")
    assert (finding.row, finding.cell, finding.figures["usual"], finding.count) == (12, odd, usual, 1)


@pytest.mark.parametrize(
    ("usual", "odd"),
    [("浦东", "浦东新区"), ("1.1", "11"), ("a", "A"), ("Yes", "Yes "), ("2-1", "21"), ("East", "West"), ("男", "女")],
)
def test_what_may_be_two_categories_is_left_alone(tmp_path: Path, usual: str, odd: str) -> None:
    cells = [*[usual] * 10, odd, *["x-y", "z"] * 5]
    assert found(tmp_path, column("状态", cells), "category-variants") == []


def test_names_that_are_all_different_are_no_categories(tmp_path: Path) -> None:
    assert found(tmp_path, column("name", ["Yes", "yes", "YES", "no"]), "category-variants") == []


def test_digits_keep_their_punctuation_and_words_lose_it() -> None:
    assert (fold("1.1 区"), fold("O’Neil – Sons")) == ("1.1区", "oneilsons")
