"""From words to a plan, and what a request must say right."""

import pytest

from catalog.search.engine.plan import (
    EVERYTHING,
    AllOf,
    AnyOf,
    Begins,
    Besides,
    InOrder,
    Liking,
    Need,
    Nothing,
    Term,
    Without,
)
from catalog.search.filters.filter import BadFilter
from catalog.search.grammar import BadQuery
from catalog.search.query import SearchQuery, need_of, question_of


def _core(need: Need) -> Need:
    """Without what only lifts a hit."""
    match need:
        case Liking(inner, _likes):
            return _core(inner)
        case AllOf(needs):
            return AllOf(tuple(map(_core, needs)))
        case AnyOf(needs):
            return AnyOf(tuple(map(_core, needs)))
        case Besides(inner):
            # How a query is widened is for test_synonyms to say.
            return _core(inner)
        case Without(inner):
            return Without(_core(inner))
    return need


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("", EVERYTHING),
        ("buses", AllOf((Term(b"wbus"),))),
        ("bus stops", AllOf((Term(b"wbus"), Term(b"wstop")))),
        ("the bus", AllOf((Term(b"wbus"),))),
        ("the", AllOf((Term(b"wthe"),))),
        ("bus OR air", AllOf((AnyOf((Term(b"wbus"), Term(b"wair"))),))),
        ("bus -air", AllOf((Term(b"wbus"), Without(Term(b"wair"))))),
        ('"bus stops"', AllOf((InOrder((b"wbus", b"wstop")),))),
        ("stat*", AllOf((Begins(b"wstat", written=b"stat", kind=b"w"),))),
        ("title:bus", AllOf((Term(b"tbus"),))),
        ("!!", AllOf((Nothing(),))),
    ],
)
def test_what_words_ask_for(text: str, need: Need) -> None:
    assert _core(need_of(text)) == need


def test_chinese_asks_for_the_pairs_of_each_word() -> None:
    pairs = tuple(Term(b"w" + pair.encode()) for pair in ("美国", "就业"))
    assert _core(need_of("美国就业")) == AllOf((AllOf(pairs),))


def test_a_value_by_name_is_asked_for_in_any_case() -> None:
    need = need_of("format:CSV")
    assert Term(b"fformat\0csv") in _core(need).needs[0].needs  # type: ignore[union-attr]


def test_the_order_is_by_relevance_where_there_are_words() -> None:
    assert (SearchQuery(q="bus").order, SearchQuery().order, SearchQuery(q=" ", sort="title").order) == (
        "relevance",
        "-modified",
        "title",
    )
    assert question_of(SearchQuery(q="bus", page=3, page_size=10)).offset == 20


def test_nonsense_is_refused() -> None:
    with pytest.raises(BadQuery):
        question_of(SearchQuery(q='"bus'))
    with pytest.raises(BadFilter):
        question_of(SearchQuery(filters={"theme": ("cheese",)}))
