"""Every term whose rarity matters is named, wherever in the tree it stands."""

import pytest

from catalog.search.engine.plan import (
    EVERYTHING,
    AllOf,
    Among,
    AnyOf,
    Begins,
    Besides,
    InOrder,
    Liking,
    Need,
    Nothing,
    Term,
    Without,
    terms_of,
)


@pytest.mark.parametrize(
    ("need", "terms"),
    [
        (Term(b"a"), {b"a"}),
        (InOrder((b"a", b"b")), {b"a", b"b"}),
        (AllOf((Term(b"a"), AnyOf((Term(b"b"), Term(b"c"))))), {b"a", b"b", b"c"}),
        (Liking(Term(b"a"), (Term(b"b"),)), {b"a", b"b"}),
        (Besides(Term(b"a"), AllOf((Term(b"b"),)), 0.5), {b"a", b"b"}),
        # Nothing is scored by these.
        (Without(Term(b"a")), set()),
        (Begins(b"a"), set()),
        (Among(frozenset()), set()),
        (Nothing(), set()),
        (EVERYTHING, set()),
    ],
)
def test_terms_that_are_scored(need: Need, terms: set[bytes]) -> None:
    assert terms_of(need) == terms
