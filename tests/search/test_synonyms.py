"""A query is widened by words that mean the same, gently: what has the word itself comes first, in its own order."""

from pathlib import Path

import pytest

from catalog.search import grammar
from catalog.search.engine.generation import Generation
from catalog.search.engine.reader import answer
from catalog.search.grammar import All, Any, Phrase, Words, parse
from catalog.search.query import SearchQuery, question_of
from catalog.search.synonyms import TABLE, units, widened
from catalog.search.tokens import fold
from tests.search.documents import generation_of, make_document


def _choices(text: str) -> list[set[str]]:
    """The words of each choice that the widened query has."""
    found = widened(parse(text))
    assert found is not None
    return [{_said(one) for one in item.items} for item in found.items if isinstance(item, Any)]


def _said(node: grammar.Node) -> str:
    if isinstance(node, All):
        return " ".join(_said(item) for item in node.items)
    assert isinstance(node, Words | Phrase)
    return node.text


BUS = {"bus", "公交", "公交车", "公共汽车", "巴士"}


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("bus", [BUS]),
        ("Buses", [BUS - {"bus"} | {"buses"}]),
        ("公交", [BUS]),
        ("公共汽车站点", [BUS - {"公共汽车"} | {"公共 汽车"}]),
        ("air quality beijing", [{"air quality", "空气质量"}]),
        ("空气质量", [{"空气质量", "air quality"}]),
        ("pm2.5", [{"pm2 5", "细颗粒物", "air quality", "空气质量"}]),
        ("bus budget", [BUS, {"budget", "预算"}]),
    ],
)
def test_words_of_the_table_become_choices(text: str, choices: list[set[str]]) -> None:
    assert _choices(text) == choices


@pytest.mark.parametrize(
    "text", ["zebra", '"air quality"', "title:bus", "bus*", "-bus", "air zebra quality", "办公交流", ""]
)
def test_everything_else_is_left_as_it_was(text: str) -> None:
    assert widened(parse(text, ("title",))) is None


def test_what_is_wider_does_not_lead_back() -> None:
    assert all("PM2.5" not in words for words in _choices("air quality"))


def test_the_table_names_nothing_twice() -> None:
    words = [tuple(units(word)) for one in TABLE for word in one.same]
    assert len(words) == len(set(words))
    assert all(fold(other) != fold(word) for one in TABLE for word in one.same for other in one.wider)


DATASETS = (
    ("stops", "公共汽车站点"),
    ("timetable", "Bus timetable"),
    ("trains", "Trains"),
    ("both", "Bus and 公交 lines with a rather long title about many other things"),
)


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    return generation_of(tmp_path, [make_document(at, titles=(title,)) for at, (_key, title) in enumerate(DATASETS)])


def _found(generation: Generation, text: str) -> list[str]:
    key_of = {make_document(at).id: key for at, (key, _title) in enumerate(DATASETS)}
    hits = answer(generation, question_of(SearchQuery(q=text))).hits
    return [key_of[str(hit.id)] for hit in hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("bus", ["timetable", "both", "stops"]),
        ("公共汽车", ["stops", "both", "timetable"]),
        ("bus timetable", ["timetable"]),
        ("公交 timetable", ["timetable"]),
        ('"bus"', ["timetable", "both"]),
        ("trains", ["trains"]),
        ("bus -timetable", ["both", "stops"]),
    ],
)
def test_synonyms_are_found_behind_the_word_itself(generation: Generation, text: str, found: list[str]) -> None:
    assert _found(generation, text) == found
