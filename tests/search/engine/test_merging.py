"""Segments melted into one are the segment that would have been written of the living in one go."""

import random

import numpy as np
import pytest

from catalog.search.engine.inversion import invert
from catalog.search.engine.merging import merge
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_merged_is_as_written_at_once(seed: int) -> None:
    chance = random.Random(seed)
    words = ("bus", "water", "公交", "road")
    documents = [
        make_document(
            number,
            titles=(" ".join(chance.choices(words, k=3)),),
            keywords=tuple(chance.sample(words, chance.randint(0, 3))),
        )
        for number in range(40)
    ]
    live = np.array([chance.random() < 0.7 for _ in documents])
    entries = [entry_of(document) for document in documents]
    parts = [(Segment(str(at), invert(entries[at : at + 15])), live[at : at + 15]) for at in range(0, 40, 15)]
    merged = Segment("merged", merge(parts))
    expected = Segment("once", invert([entry for entry, alive in zip(entries, live, strict=True) if alive]))
    assert merged.size == expected.size
    for name in ("ids", "id_doc", "title_rank", "n.modified"):
        np.testing.assert_array_equal(merged.arrays[name], expected.arrays[name])
    _same_postings(merged, expected)
    _same_values(merged, expected)


def _same_postings(merged: Segment, expected: Segment) -> None:
    # Names of the dead may stay behind; they lead to nobody.
    assert set(expected.terms.all()) <= set(merged.terms.all())
    for term in merged.terms.all():
        for found, wanted in zip(merged.postings(term), expected.postings(term), strict=True):
            np.testing.assert_array_equal(found, wanted)


def _same_values(merged: Segment, expected: Segment) -> None:
    for name, column in merged.columns.items():
        for place, counted in enumerate(merged.carriers(name).counts):
            having = [doc for doc in range(merged.size) if column.texts[place] in _values(column, doc)]
            assert merged.carriers(name).docs(place).tolist() == having
            assert counted == len(having)
        assert len(merged.carriers(name).counts) == len(column.texts)
        for doc in range(merged.size):
            assert _values(column, doc) == _values(expected.columns[name], doc)


def _values(column: object, doc: int) -> set[bytes]:
    at, members, texts = column.at, column.members, column.texts  # type: ignore[attr-defined]
    chosen = column.set_of[doc]  # type: ignore[attr-defined]
    return {texts[int(member)] for member in members[at[chosen] : at[chosen + 1]]}
