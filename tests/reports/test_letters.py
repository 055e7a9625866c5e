"""Columns by letter."""

import pytest

from catalog.reports.letters import column_letter

LETTERS = [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD"), (0, "")]


@pytest.mark.parametrize(("number", "letter"), LETTERS)
def test_a_column_is_called_as_spreadsheets_call_it(number: int, letter: str) -> None:
    assert column_letter(number) == letter
