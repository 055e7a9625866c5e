"""The query language: how it reads, and what it says of what it can't read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.grammar import LONGEST, All, Any, BadQuery, Field, Not, Phrase, Words, parse

FIELDS = ("title", "agency", "keyword")


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", ()),
        ("bus stops", (Words("bus"), Words("stops"))),
        ("公交 站点", (Words("公交"), Words("站点"))),
        ('"bus stops" map', (Phrase("bus stops"), Words("map"))),
        ("“公交 站点”", (Phrase("公交 站点"),)),
        ("bus -night", (Words("bus"), Not(Words("night")))),
        ("bus NOT night", (Words("bus"), Not(Words("night")))),
        ("covid-19", (Words("covid-19"),)),
        ("bus OR metro OR tram", (Any((Words("bus"), Words("metro"), Words("tram"))),)),
        ("a bus OR metro b", (Words("a"), Any((Words("bus"), Words("metro"))), Words("b"))),
        ("bus AND stop", (Words("bus"), Words("stop"))),
        ("(bus metro) OR tram", (Any((All((Words("bus"), Words("metro"))), Words("tram"))),)),
        ("（公交 地铁）", (All((Words("公交"), Words("地铁"))),)),
        ("title:bus", (Field("title", Words("bus")),)),
        ("Title：公交", (Field("title", Words("公交")),)),
        ('title:"bus stops"', (Field("title", Phrase("bus stops")),)),
        ("-title:bus", (Not(Field("title", Words("bus"))),)),
        ("stat*", (Words("stat", starts=True),)),
        ("*", (Words("*"),)),
        ("12:30", (Words("12:30"),)),
        ("http://example.org/a", (Words("http://example.org/a"),)),
        ("a\0b", (Words("a"), Words("b"))),
    ],
)
def test_what_is_read(text: str, items: tuple[object, ...]) -> None:
    assert parse(text, FIELDS).items == items


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ('bus "stops', 5, "has no partner"),
        ("bus (stops", 5, "not closed"),
        ("bus) stops", 4, "closes nothing"),
        ("OR bus", 1, "both sides"),
        ("bus OR", 5, "both sides"),
        ("bus OR OR tram", 8, "both sides"),
        ("bus -", 5, "Nothing follows"),
        ("titel:bus", 1, "Did you mean “title:”?"),
        ("title: bus", 1, "Nothing follows"),
        ('a ""', 3, "nothing between"),
        ("a ()", 3, "nothing between"),
        ("(" * 30 + "a" + ")" * 30, 22, "Too many brackets"),
        ("x" * (LONGEST + 1), LONGEST + 1, "at most"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, position: int, words: str) -> None:
    with pytest.raises(BadQuery) as refused:
        parse(text, FIELDS)
    assert (refused.value.position, words in refused.value.text.en) == (position, True)
    assert refused.value.text.zh != refused.value.text.en


@given(st.text(alphabet='ab公交 "()-:*ORtitle|“”（', max_size=60))
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        parse(text, FIELDS)
    except BadQuery as refused:
        assert 1 <= refused.position <= len(text) + 1


@given(st.text(max_size=LONGEST))
def test_no_text_is_too_strange(text: str) -> None:
    try:
        parse(text, FIELDS)
    except BadQuery as refused:
        assert refused.name == "q"
