"""Entries as arrays: what one looks up stands sorted, and equal things are kept once."""

import numpy as np

from catalog.search.engine.entry import FACETS
from catalog.search.engine.inversion import identities, invert, titles
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document


def test_equal_titles_have_one_rank() -> None:
    arrays = titles([b"b", b"a", b"b", b""])
    assert arrays["title_rank"].tolist() == [2, 1, 2, 0]
    assert arrays["title_order"].tolist() == [3, 1, 0, 2]


def test_ids_are_sorted_by_their_first_half() -> None:
    ids = np.array([[9] * 16, [1] * 16, [5] * 16], np.uint8)
    arrays = identities(ids)
    assert arrays["id_doc"].tolist() == [1, 2, 0]
    assert arrays["id_key"].tolist() == [int.from_bytes(bytes([value] * 8), "big") for value in (1, 5, 9)]


def test_equal_values_share_a_set_and_stand_in_the_order_of_their_terms() -> None:
    documents = [
        make_document(at, keywords=words) for at, words in enumerate((("b", "公交"), ("a",), ("b", "公交"), ()))
    ]
    segment = Segment("one", invert([entry_of(document) for document in documents]))
    sets = segment.columns["keyword"].set_of
    assert sets[0] == sets[2]
    assert len(set(sets.tolist())) == 3
    for facet in FACETS:
        column, carriers = segment.columns[facet], segment.carriers(facet)
        assert len(carriers.at) == len(column.texts) + 1
        for place in range(len(column.texts)):
            for doc in range(segment.size):
                own = column.members[column.at[column.set_of[doc]] : column.at[column.set_of[doc] + 1]]
                assert (place in own) == (doc in carriers.docs(place)), (facet, column.texts[place])


def test_of_nothing_comes_an_empty_segment() -> None:
    segment = Segment("none", invert([]))
    assert (segment.size, len(segment.terms), len(segment.carriers("keyword").at)) == (0, 0, 1)
