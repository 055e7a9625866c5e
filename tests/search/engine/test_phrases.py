"""Words side by side, in order, within one text of one document."""

import numpy as np
import pytest

from catalog.search.engine import phrases
from catalog.search.engine.entry import WORD
from catalog.search.engine.inversion import invert
from catalog.search.engine.phrases import in_order
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document

TITLES = (
    ("bus stop",),
    ("stop bus",),
    ("bus the stop",),
    ("bus", "stop"),
    ("a bus stop bus stop",),
    ("bus",),
    ("stop",),
)


@pytest.fixture(scope="module")
def segment() -> Segment:
    documents = [make_document(at, titles=titles, agency_names=()) for at, titles in enumerate(TITLES)]
    return Segment("one", invert([entry_of(document) for document in documents]))


@pytest.mark.parametrize("chunk", [1, 2, 100])
@pytest.mark.parametrize(
    ("words", "docs"),
    [
        (("bus", "stop"), [0, 4]),
        (("stop", "bus"), [1, 4]),
        (("bus",), [0, 1, 2, 3, 4, 5]),
        (("bus", "stop", "bus", "stop"), [4]),
        (("bus", "unheard"), []),
    ],
)
def test_words_stand_side_by_side(
    segment: Segment, words: tuple[str, ...], docs: list[int], chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "CHUNK", chunk)
    keep = in_order(segment, np.arange(len(TITLES), dtype=np.int32), [WORD + word.encode() for word in words])
    assert np.flatnonzero(keep).tolist() == docs


def test_only_those_asked_about_are_looked_at(segment: Segment) -> None:
    asked = np.array([1, 4], np.int32)
    assert in_order(segment, asked, [WORD + b"bus", WORD + b"stop"]).tolist() == [False, True]
    assert in_order(segment, asked[:0], [WORD + b"bus", WORD + b"stop"]).tolist() == []
