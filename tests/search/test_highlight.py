"""What is marked is what was found; all of the text stays, and nothing of it is trusted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.highlight import LENGTH, marker_of


def _marked(query: str, text: str) -> list[str]:
    return [piece.text for piece in marker_of(query).pieces(text) if piece.found]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("station", "Stations of the station", ["Stations", "station"]),
        ("公交", "公交站点与公交车", ["公交", "公交"]),
        ("公交站", "公交站点", ["公交站"]),
        ("區縣", "中国区县代码", ["区县"]),
        ("区县", "中國區縣代碼", ["區縣"]),
        ("stat*", "State statistics", ["State", "statistics"]),
        ('"bus stops"', "Bus stops", ["Bus", "stops"]),
        ("bus -stops", "bus stops", ["bus"]),
        ("title:bus", "bus", ["bus"]),
        ("agency:bus", "bus", []),
        ("the bus", "the bus", ["bus"]),
        ('"bus', "bus", []),
        ("", "bus", []),
    ],
)
def test_what_is_marked(query: str, text: str, marked: list[str]) -> None:
    assert _marked(query, text) == marked


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_letter_is_lost(query: str, text: str) -> None:
    assert "".join(piece.text for piece in marker_of(query).pieces(text)) == text


def test_an_excerpt_begins_a_little_before_what_was_found() -> None:
    text = "x " * 400 + "needle " + "y " * 400
    pieces = marker_of("needle").excerpt(text)
    shown = "".join(piece.text for piece in pieces)
    assert [piece.text for piece in pieces if piece.found] == ["needle"]
    assert shown.startswith("…")
    assert len(shown) <= LENGTH + 2
