"""One segment: terms and documents are found by bisection, prefixes by their span."""

from uuid import UUID

import numpy as np
import pytest

from catalog.search.engine.entry import WORD
from catalog.search.engine.inversion import invert
from catalog.search.engine.pack import text_table
from catalog.search.engine.segment import Segment, Texts, flatten
from catalog.search.entries import entry_of
from tests.search.documents import make_document

DOCUMENTS = [make_document(number, titles=(f"Water {number}",)) for number in range(20)]


@pytest.fixture(scope="module")
def segment() -> Segment:
    return Segment("one", invert([entry_of(document) for document in DOCUMENTS]))


def test_documents_are_found_by_their_ids(segment: Segment) -> None:
    for number, document in enumerate(DOCUMENTS):
        assert segment.doc_of(UUID(document.id)) == number
        assert str(segment.id_of(number)) == document.id
    assert segment.doc_of(UUID(int=1)) == -1


def test_terms_have_their_documents_in_rising_order(segment: Segment) -> None:
    docs, impacts = segment.postings(WORD + b"water")
    assert docs.tolist() == list(range(20))
    assert impacts.min() > 0
    assert segment.frequency(WORD + b"7") == 1
    assert segment.frequency(WORD + b"unheard") == 0
    assert segment.beginning(WORD + b"wat").tolist() == list(range(20))


def test_spans_hold_all_that_begin_so() -> None:
    table = Texts(*text_table([b"", b"a", b"ab", b"ab\0x", b"abc", b"b"]))
    assert table.span(b"ab") == (2, 5)
    assert table.span(b"") == (0, 6)
    assert table.span(b"zz") == (6, 6)
    assert table.all() == [b"", b"a", b"ab", b"ab\0x", b"abc", b"b"]


def test_flatten_says_where_the_members_lie() -> None:
    where, lengths = flatten(np.array([0, 2, 2, 5]), np.array([2, 1, 0]))
    assert (where.tolist(), lengths.tolist()) == ([2, 3, 4, 0, 1], [3, 0, 2])
