"""Facets counted value by value, or document by document, are those of a plain loop."""

import random
from collections import Counter

import numpy as np
import pytest

from catalog.search.engine.counting import Lexicon, Tallied, Tally, Uncounted, tally
from catalog.search.engine.inversion import invert
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document

VALUES = [f"k{number}" for number in range(40)]
MOST = 5


def _segments(seed: int) -> tuple[list[Segment], list[list[tuple[str, ...]]]]:
    """Three segments, and the keywords of their documents; a few values are common."""
    chance = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(VALUES))]
    rows = [[tuple(set(chance.choices(VALUES, weights, k=3))) for _ in range(50)] for _ in range(3)]
    documents = [
        [make_document(100 * part + row, keywords=words) for row, words in enumerate(words_of)]
        for part, words_of in enumerate(rows)
    ]
    return [Segment(str(part), invert([entry_of(one) for one in some])) for part, some in enumerate(documents)], rows


def _parts(
    segments: list[Segment], masks: list[np.ndarray], lexicon: Lexicon, uncounted: int
) -> list[Tallied | Uncounted]:
    """The first `uncounted` of them are still to be counted."""
    parts: list[Tallied | Uncounted] = []
    for place, (segment, mask) in enumerate(zip(segments, masks, strict=True)):
        column = segment.columns["keyword"]
        codes = lexicon.codes(column.texts.all())
        counts = tally(column, np.flatnonzero(mask).astype(np.int32))
        still = place < uncounted
        parts.append(Uncounted(codes, segment.carriers("keyword"), mask) if still else Tallied(codes, counts))
    return parts


@pytest.mark.parametrize("uncounted", [0, 1, 3])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 1.0])
@pytest.mark.parametrize("among", [None, frozenset({"k3", "k5", "k30", "unheard"}), frozenset()])
def test_the_most_frequent_are_exact(uncounted: int, share: float, among: frozenset[str] | None) -> None:
    for seed in range(5):
        segments, rows = _segments(seed)
        chance = np.random.default_rng(seed)
        masks = [chance.random(segment.size) < share for segment in segments]
        expected = Counter(
            value
            for mask, words_of in zip(masks, rows, strict=True)
            for fits, words in zip(mask, words_of, strict=True)
            for value in (words if fits else ())
            if among is None or value in among
        )
        lexicon = Lexicon()
        found = Tally(_parts(segments, masks, lexicon, uncounted), lexicon, among).most_frequent(MOST)
        assert found.values == tuple(sorted(expected.items(), key=lambda pair: (-pair[1], pair[0])))[:MOST]
        assert found.distinct == len(expected)


def test_of_equally_frequent_values_the_first_by_name_are_shown() -> None:
    documents = [make_document(number, keywords=tuple(reversed(VALUES))) for number in range(3)]
    segment, lexicon = Segment("one", invert([entry_of(one) for one in documents])), Lexicon()
    mask = np.array([True, False, True])
    for uncounted in (0, 1):
        found = Tally(_parts([segment], [mask], lexicon, uncounted), lexicon, None).most_frequent(MOST)
        assert found.values == tuple((value, 2) for value in sorted(VALUES)[:MOST])
        assert found.distinct == len(VALUES)


def test_a_value_that_is_rare_everywhere_but_here_is_not_missed() -> None:
    """The most frequent of all are none of those that fit: the bound alone must lead to the others."""
    documents = [make_document(number, keywords=(f"common{number % 20}",)) for number in range(400)]
    documents += [make_document(1000 + number, keywords=(f"rare{number % 7}",)) for number in range(21)]
    segment, lexicon = Segment("one", invert([entry_of(one) for one in documents])), Lexicon()
    mask = np.arange(segment.size) >= 400
    found = Tally(_parts([segment], [mask], lexicon, 1), lexicon, None).most_frequent(MOST)
    assert (found.values, found.distinct) == (tuple((f"rare{number}", 3) for number in range(5)), 7)
