"""Filters as masks, beginnings past the stemmer, and what is found besides."""

import numpy as np
import pytest

from catalog.search.engine import plan
from catalog.search.engine.entry import TITLE, WORD
from catalog.search.engine.inversion import invert
from catalog.search.engine.matching import Matcher, mask_of
from catalog.search.engine.plan import (
    AllOf,
    AnyOf,
    Begins,
    Besides,
    Between,
    Fits,
    Liking,
    Term,
    Together,
    ValueIn,
    Without,
)
from catalog.search.engine.segment import Segment
from catalog.search.entries import entry_of
from tests.search.documents import make_document

TITLES = ("happy bus", "bus stop", "stations", "water", "happily")
KEYWORDS = (("a", "b"), ("a",), ("b", "c"), (), ("a", "b", "c"))


@pytest.fixture(scope="module")
def segment() -> Segment:
    rows = enumerate(zip(TITLES, KEYWORDS, strict=True))
    documents = [
        make_document(at, titles=(title,), keywords=words, openness=at / 4, agency_names=())
        for at, (title, words) in rows
    ]
    return Segment("one", invert([entry_of(document) for document in documents]))


@pytest.mark.parametrize(
    ("condition", "docs"),
    [
        (ValueIn("keyword", ("a",)), [0, 1, 4]),
        (ValueIn("keyword", ("a", "c", "a")), [0, 1, 2, 4]),
        (ValueIn("keyword", ("a", "c"), every=True), [4]),
        (ValueIn("keyword", ("a", "unheard"), every=True), []),
        (ValueIn("keyword", ("unheard",)), []),
        (Between("openness", low=0.25, high=0.5), [1, 2]),
        (Between("period_start", low=0), []),
        (Together((ValueIn("keyword", ("c",)), Between("openness", high=0.6))), [2]),
        (Together((ValueIn("keyword", ("c",)), Between("openness", high=0.1)), any_=True), [0, 2, 4]),
    ],
)
def test_a_filter_is_a_mask(segment: Segment, condition: plan.Condition, docs: list[int]) -> None:
    assert np.flatnonzero(mask_of(segment, condition)).tolist() == docs
    assert Matcher(segment, {}).match(Fits(condition)).docs.tolist() == docs


@pytest.mark.parametrize(
    ("written", "docs"),
    [("happ", [0, 4]), ("happy", [0]), ("happil", [4]), ("stations", [2]), ("stationx", []), ("s", [1, 2])],
)
def test_beginnings_are_of_words_as_they_are_written(segment: Segment, written: str, docs: list[int]) -> None:
    for kind in (WORD, TITLE):
        need = Begins(kind + written.encode(), written=written.encode(), kind=kind)
        assert Matcher(segment, {}).match(need).docs.tolist() == docs


def _term(word: str) -> Term:
    return Term(WORD + word.encode())


def test_what_is_found_besides_counts_less_and_changes_nothing_else(segment: Segment) -> None:
    matcher = Matcher(segment, {})
    alone = matcher.match(_term("bus"))
    both = matcher.match(Besides(_term("bus"), AnyOf((_term("bus"), _term("water"))), 0.25))
    assert (alone.docs.tolist(), both.docs.tolist()) == ([0, 1], [0, 1, 3])
    assert alone.scores is not None
    assert both.scores is not None
    water = matcher.match(_term("water")).scores
    assert water is not None
    assert both.scores.tolist() == [*alone.scores.tolist(), float(water[0]) * 0.25]
    nothing_more = matcher.match(Besides(_term("bus"), _term("stop"), 0.25))
    assert nothing_more.docs.tolist() == [0, 1]
    everything = matcher.match(Besides(AllOf(()), _term("bus"), 0.25))
    assert everything.everything
    assert len(everything.docs) == segment.size


def test_likes_lift_and_leave_nothing_out(segment: Segment) -> None:
    matcher = Matcher(segment, {})
    liked = matcher.match(Liking(AllOf((_term("bus"), Without(_term("unheard")))), (_term("stop"), _term("unheard"))))
    plain = matcher.match(_term("bus"))
    assert liked.docs.tolist() == plain.docs.tolist()
    assert liked.scores is not None
    assert plain.scores is not None
    assert (liked.scores - plain.scores > 0).tolist() == [False, True]
