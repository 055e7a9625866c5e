"""The first few of many are those that sorting all of them would give."""

from uuid import UUID

import numpy as np
import pytest

from catalog.search.engine.inversion import invert
from catalog.search.engine.question import After, Order
from catalog.search.engine.ranking import SAMPLED, Candidates, candidates, first, together
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document

MANY = 60 * SAMPLED


@pytest.fixture(scope="module")
def segment() -> Segment:
    one = entry_of(make_document(1))
    ids = np.random.default_rng(1).integers(0, 256, (MANY, 16), np.uint8)
    arrays = invert([one])
    return Segment("many", {**arrays, "ids": ids})


def _doc(segment: Segment) -> dict[UUID, int]:
    return {segment.id_of(doc): doc for doc in range(MANY)}


KEYS = {
    "all different": np.random.default_rng(2).permutation(MANY).astype(np.float32),
    "all equal": np.zeros(MANY, np.float32),
    "few levels": np.random.default_rng(3).integers(0, 4, MANY).astype(np.float32),
    # The sample sees high keys alone, and no others are as high.
    "misleading": np.where(np.arange(MANY) % SAMPLED == 0, 9.0, np.arange(MANY) / MANY).astype(np.float32),
}


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("size", [1, 20, 70, 3 * SAMPLED, MANY + 1])
def test_the_first_are_those_of_a_whole_sort(segment: Segment, name: str, size: int) -> None:
    keys, docs = KEYS[name], np.arange(MANY, dtype=np.int32)
    doc_of = _doc(segment)
    expected = sorted(doc_of, key=lambda one: (-keys[doc_of[one]], one.bytes))
    ranked = first(Candidates(segment, docs, keys), Order(), size=size, after=None)
    assert [hit.id for hit in together([ranked], Order(), offset=0, size=size)] == expected[:size]
    last = expected[MANY // 2]
    after = After(float(keys[doc_of[last]]), last)
    behind = first(Candidates(segment, docs, keys), Order(), size=size, after=after)
    hits = together([behind], Order(), offset=0, size=size)
    assert [hit.id for hit in hits] == expected[MANY // 2 + 1 :][:size]


def test_without_scores_all_count_the_same(segment: Segment) -> None:
    docs = np.array([3, 1], np.int32)
    assert candidates(segment, docs, None, Order()).keys.tolist() == [0.0, 0.0]
    assert not together([], Order(), offset=0, size=5)
