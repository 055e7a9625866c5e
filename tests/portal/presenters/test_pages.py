"""Numbered pages: mistyped numbers are the first page, and nobody walks past the end."""

import pytest

from portal.presenters.pages import LAST_PAGE, page_number, pages_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("0", 1), ("-1", 1), ("x", 1), ("", 1), ("٣", 1), ("99999", LAST_PAGE), ("9" * 50, 1)],
)
def test_a_number_is_read_kindly(text: str, number: int) -> None:
    assert page_number(text) == number


def test_there_is_a_way_back_and_on_only_where_it_leads_somewhere() -> None:
    assert pages_of(1, 0, 20) == {"number": 1, "last": 1, "previous": None, "next": None}
    assert pages_of(2, 41, 20) == {"number": 2, "last": 3, "previous": 1, "next": 3}
    assert pages_of(3, 41, 20)["next"] is None
