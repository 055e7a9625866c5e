"""Amounts by group, against counting them one by one."""

from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest

from catalog.search.engine.generation import Generation
from catalog.search.engine.grouping import Having
from catalog.search.engine.manifest import Position
from catalog.search.engine.reader import Reader
from catalog.search.engine.writer import Writer
from catalog.search.entries import entry_of
from tests.search.documents import generation_of, make_document

# Agency and keywords of each document; the last one is of a segment of its own.
ROWS = [("a", ("x", "y")), ("b", ("x",)), ("a", ()), ("a", ("y", "z")), ("b", ("z",)), ("c", ("x", "y", "z"))]
ADDED, DEAD = 99, 4


def _id(number: int) -> UUID:
    return UUID(make_document(number).id)


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    """Two segments, one with a dead document; the second names an agency that the first does not."""
    whole = [make_document(at, agency=agency, keywords=words) for at, (agency, words) in enumerate(ROWS)]
    first = generation_of(tmp_path, whole)
    added = make_document(ADDED, agency="d", keywords=("y",))
    Writer(first.folder).commit([entry_of(added)], [_id(DEAD)], Position(1, 2))
    return Reader(tmp_path).generation()


@pytest.mark.parametrize("hidden", [set(), {0}, {1, ADDED}, {DEAD, 12345}], ids=str)
@pytest.mark.parametrize("once", [False, True])
def test_each_group_has_what_its_documents_have(generation: Generation, hidden: set[int], once: bool) -> None:
    expected: Counter[str] = Counter()
    for at, (agency, words) in {**dict(enumerate(ROWS)), ADDED: ("d", ("y",))}.items():
        has = len({"x", "y"} & set(words)) if at not in hidden | {DEAD} else 0
        expected[agency] += min(has, 1) if once else has
    asked = Having("keyword", frozenset({"x", "y", "unheard"}), once)
    for _again in range(2):
        assert generation.sums("agency", asked, frozenset(map(_id, hidden))) == dict(expected)


def test_what_no_document_has_is_nothing(generation: Generation) -> None:
    assert set(generation.sums("agency", Having("theme", frozenset()), frozenset()).values()) == {0}


def test_what_was_summed_holds_after_a_commit(generation: Generation) -> None:
    asked = Having("keyword", frozenset({"x"}))
    assert generation.sums("agency", asked, frozenset())["a"] == 1
    reader = Reader(generation.folder.parent)
    assert reader.generation().sums("agency", asked, frozenset())["a"] == 1
    Writer(generation.folder).commit([], [_id(0)], Position(1, 3))
    assert reader.generation().sums("agency", asked, frozenset()) == {"a": 0, "b": 1, "c": 1, "d": 0}
