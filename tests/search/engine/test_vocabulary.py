"""Near words: counted as edits, and never missed for their letters' bits."""

import random
from collections.abc import Sequence

import pytest

from catalog.search.engine.inversion import invert
from catalog.search.engine.segment import Segment
from catalog.search.engine.vocabulary import Vocabulary, begins_nearly, distance
from catalog.search.entries import entry_of
from tests.search.documents import make_document


def _vocabulary(words: Sequence[str]) -> Vocabulary:
    document = make_document(1, titles=(" ".join(words),), agency_names=())
    return Vocabulary(Segment("one", invert([entry_of(document)])))


@pytest.mark.parametrize(
    ("first", "second", "edits"),
    [
        ("budget", "budget", 0),
        ("buget", "budget", 1),
        ("bugdet", "budget", 1),
        ("budgets", "budget", 1),
        ("bodget", "budget", 1),
        ("station", "sation", 1),
        ("staoitn", "station", 2),
        ("water", "fire", 3),
    ],
)
def test_edits_are_counted(first: str, second: str, edits: int) -> None:
    assert distance(first, second, 2) == min(edits, 3)
    assert distance(second, first, 2) == min(edits, 3)


def test_one_edit_anywhere_is_found() -> None:
    chance = random.Random(5)
    words = ["budget", "station", "population", "earthquake", "subsidies"]
    vocabulary = _vocabulary(words)
    for word in words * 10:
        place = chance.randrange(len(word))
        typed = word[:place] + chance.choice(("", "x", "q" + word[place])) + word[place + 1 :]
        assert word in {other for _edits, other in vocabulary.near(typed, 1)}, typed


def test_beginnings_forgive_one_slip() -> None:
    vocabulary = _vocabulary(["population", "budget"])
    assert {word for _edits, word in vocabulary.near_beginnings("popul")} == {"population"}
    assert {word for _edits, word in vocabulary.near_beginnings("poppl")} == {"population"}
    assert not list(vocabulary.near_beginnings("zzzzz"))


def test_a_beginning_is_near_when_it_is_one_edit_from_some_beginning() -> None:
    chance = random.Random(9)
    for _ in range(20_000):
        word, typed = ("".join(chance.choices("abc", k=chance.randint(1, longest))) for longest in (7, 6))
        starts = {word[: max(0, len(typed) + shift)] for shift in (-1, 0, 1)}
        assert begins_nearly(word, typed) == (min(distance(typed, start, 1) for start in starts) <= 1), (word, typed)
