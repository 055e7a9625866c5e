"""What a committed state knows of its values, the dead and the hidden left out."""

from collections import Counter
from math import log
from pathlib import Path
from uuid import UUID

import pytest

from catalog.search.engine.entry import WORD
from catalog.search.engine.generation import FRESHNESS, OPENNESS, Generation
from catalog.search.engine.manifest import Position
from catalog.search.engine.plan import Term
from catalog.search.engine.reader import Reader
from catalog.search.engine.writer import Writer
from catalog.search.entries import entry_of
from tests.search.documents import generation_of, make_document

KEYWORDS = [("a", "b"), ("a",), ("b", "c"), (), ("a", "b", "c"), ("d",)]
DEAD, ADDED = 4, ("a", "e")


def _id(number: int) -> UUID:
    return UUID(make_document(number).id)


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    """Two segments, one with a dead document."""
    first = generation_of(tmp_path, [make_document(at, keywords=words) for at, words in enumerate(KEYWORDS)])
    added = make_document(99, keywords=ADDED, openness=1.0)
    Writer(first.folder).commit([entry_of(added)], [_id(DEAD)], Position(1, 2))
    return Reader(tmp_path).generation()


@pytest.mark.parametrize("hidden", [set(), {0}, {0, 2, 99}, {DEAD, 12345}], ids=str)
def test_values_are_counted_over_what_may_be_seen(generation: Generation, hidden: set[int]) -> None:
    rows = {**dict(enumerate(KEYWORDS)), 99: ADDED}
    seen = Counter(word for at, words in rows.items() if at not in hidden | {DEAD} for word in words)
    asked = ("a", "b", "c", "d", "e", "unheard")
    found = generation.frequencies("keyword", asked, frozenset(map(_id, hidden)))
    assert found == {value: seen[value] for value in asked}


def test_values_of_all_segments_are_known(generation: Generation) -> None:
    assert set(generation.values("keyword")) == {"a", "b", "c", "d", "e"}
    assert (generation.alive, generation.size) == (len(KEYWORDS), len(KEYWORDS) + 1)


def test_documents_are_found_where_they_live(generation: Generation) -> None:
    first, second = (one.segment.name for one in generation.slices)
    found = generation.docs_of([_id(3), _id(DEAD), _id(99), _id(12345)])
    assert {name: docs.tolist() for name, docs in found.items()} == {first: [3], second: [0]}
    assert generation.where(_id(DEAD)) is None


def test_a_term_tells_more_the_rarer_it_is(generation: Generation) -> None:
    common, rare, unheard = WORD + b"transport", WORD + b"99", WORD + b"unheard"
    need = {term: generation.rarity(Term(term))[term] for term in (common, rare, unheard)}
    assert need[common] < need[rare] < need[unheard]
    assert need[rare] == pytest.approx(log(1 + (generation.size - 1 + 0.5) / 1.5))


def test_fresh_and_open_count_a_little_more(generation: Generation) -> None:
    old, new = (float(one.prior[0]) for one in generation.slices)
    assert 1 < old < new <= 1 + FRESHNESS + OPENNESS
