"""What CKAN's clients ask in `q` and `fq`, and what is refused with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.solr import All, AnyOf, BadSolr, Everything, Exists, Match, Node, Not, Range, parse_solr

A = Match("tags", "a", 5)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Everything()),
        ("*:*", Everything()),
        ("*", Everything()),
        ("air", Match("", "air", 0)),
        ("tags:a", A),
        ("tags:*", Exists("tags", 5)),
        ("name:bus*", Match("name", "bus", 5, prefix=True)),
        ('title:"bus stops"', Match("title", "bus stops", 6, phrase=True)),
        ("-tags:a", Not(Match("tags", "a", 6))),
        ("NOT tags:a", Not(Match("tags", "a", 9))),
        ("tags:-a", Not(Match("tags", "a", 6))),
        ("+tags:a", Match("tags", "a", 6)),
        ("tags:a tags:b", All((A, Match("tags", "b", 12)))),
        ("tags:a AND tags:b", All((A, Match("tags", "b", 16)))),
        ("tags:a && tags:b", All((A, Match("tags", "b", 15)))),
        ("tags:a OR tags:b", AnyOf((A, Match("tags", "b", 15)))),
        ("tags:(a OR b)", AnyOf((Match("tags", "a", 6), Match("tags", "b", 11)))),
        ("tags:a OR tags:b c", AnyOf((A, All((Match("tags", "b", 15), Match("", "c", 17)))))),
        ("tags:a^2.5", A),
        (r"guid:a\:b", Match("guid", "a:b", 5)),
        ("metadata_modified:[2026-01-01T00:00:00Z TO *]", Range("metadata_modified", "2026-01-01T00:00:00Z", None, 18)),
        ("size:{1 TO 5]", Range("size", "1", "5", 5, above=True)),
        ("标题:空气", Match("标题", "空气", 3)),
        ("ORDER AND ANDROID", All((Match("", "ORDER", 0), Match("", "ANDROID", 10)))),
    ],
)
def test_a_query_becomes_a_tree(text: str, tree: Node) -> None:
    assert parse_solr(text) == tree


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("air~2", 3),
        ("a?b", 1),
        ('"open', 0),
        ("(a", 2),
        ("a)", 1),
        ("tags:", 0),
        ("AND", 0),
        ("a OR", 4),
        ("{!term f=tags}a", 0),
        ("[1 TO 2]", 0),
        ("a:b:c", 2),
        ("(" * 50 + "a" + ")" * 50, 21),
    ],
)
def test_what_is_not_understood_is_named_with_its_place(text: str, position: int) -> None:
    with pytest.raises(BadSolr, match=f"at position {position}$") as caught:
        parse_solr(text)
    assert caught.value.position == position


@given(st.text(alphabet='ab:*()[]{}"+-!^~ \\ANDORT&|', max_size=60))
def test_any_text_is_a_tree_or_a_refusal(text: str) -> None:
    try:
        parse_solr(text)
    except BadSolr as error:
        assert 0 <= error.position <= len(text)
