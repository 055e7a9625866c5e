"""Whichever way a facet is counted, the counts are the same; and what is whole is not copied."""

import random
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from catalog.search.engine import selection
from catalog.search.engine.counting import Tallied, Uncounted
from catalog.search.engine.generation import Generation
from catalog.search.engine.manifest import Position
from catalog.search.engine.matching import Match, Matcher
from catalog.search.engine.plan import EVERYTHING, ValueIn
from catalog.search.engine.question import Answer, FacetAsked, Question
from catalog.search.engine.reader import Reader, answer
from catalog.search.engine.selection import select
from catalog.search.engine.writer import Writer, build, swap
from catalog.search.entries import write_segment
from tests.search.documents import make_document

ASKED = {"keyword": FacetAsked("keyword", "keyword"), "agency": FacetAsked("agency", "agency")}


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    """Two hundred documents whose keywords hardly two share, some of them dead."""
    chance = random.Random(4)
    documents = [
        make_document(
            number,
            keywords=tuple(f"k{one}" for one in chance.sample(range(30), chance.randint(1, 6))),
            agency=chance.choice(("a", "b", "c")),
        )
        for number in range(200)
    ]
    swap(tmp_path, build(tmp_path, iter([documents]), Position(1, 1), make=write_segment))
    reader = Reader(tmp_path)
    writer = Writer(reader.generation().folder)
    ids = [reader.generation().slices[0].segment.id_of(doc) for doc in range(0, 200, 9)]
    writer.commit([], ids, Position(1, 2))
    return reader.generation()


def _answers(generation: Generation, question: Question, monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    answers = []
    for many, times in ((0.0, 0), (0.3, 0), (9, 9)):
        monkeypatch.setattr(selection, "MANY", many)
        monkeypatch.setattr(selection, "TIMES", times)
        answers.append(answer(generation, question))
    return answers


@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"agency": ValueIn("agency", ("a",))},
        {"agency": ValueIn("agency", ("a", "b")), "keyword": ValueIn("keyword", ("k1", "k2"))},
        {"keyword": ValueIn("keyword", ("k1", "k2", "k3"), every=True)},
    ],
    ids=len,
)
def test_every_way_of_counting_counts_the_same(
    generation: Generation, filters: dict[str, ValueIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = frozenset(generation.slices[0].segment.id_of(doc) for doc in (1, 2, 5, 190))
    for unseen in (frozenset(), hidden):
        question = Question(filters=filters, facets=ASKED, hidden=unseen)
        for one, other in pairwise(_answers(generation, question, monkeypatch)):
            assert one == other


def test_many_of_a_wide_facet_are_left_to_be_counted_by_value(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "TIMES", 1)
    (one,) = generation.slices
    match = Matcher(one.segment, {}).match(EVERYTHING)
    half = Match(match.docs[::2])
    few = Match(match.docs[:10])
    kinds = {
        name: [
            type(select(one, found, {}, None).tally(name, generation.codes(one, name), without=""))
            for found in (half, few)
        ]
        for name in ("keyword", "agency")
    }
    assert kinds == {"keyword": [Uncounted, Tallied], "agency": [Tallied, Tallied]}


def test_what_is_whole_is_taken_as_it_is(generation: Generation) -> None:
    (one,) = generation.slices
    match = Match(np.arange(one.segment.size, dtype=np.int32))
    assert select(one, match, {}, None).count == one.alive < one.segment.size
    one.live[:] = True
    one.alive = one.segment.size
    assert select(one, match, {}, None).fitting()[0] is match.docs
    assert select(one, match, {}, np.array([3], np.int32)).count == one.segment.size - 1
