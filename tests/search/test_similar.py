"""Datasets like one share its rare words."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from catalog.search.engine.generation import Generation
from catalog.search.engine.manifest import Position
from catalog.search.engine.question import Question
from catalog.search.engine.reader import Reader
from catalog.search.engine.writer import build, swap
from catalog.search.entries import write_segment
from catalog.search.similar import similar
from tests.search.documents import make_document

TITLES = ("Groundwater wells of the north", "Groundwater wells of the south", "Street trees", "Groundwater levels")
DOCUMENTS = [make_document(number, titles=(title,)) for number, title in enumerate(TITLES)]
IDS = [UUID(document.id) for document in DOCUMENTS]


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    root: Path = tmp_path_factory.mktemp("index")
    others = [make_document(number, titles=(f"Other {number}",)) for number in range(10, 40)]
    swap(root, build(root, iter([[*DOCUMENTS, *others]]), Position(1, 1), make=write_segment))
    return Reader(root).generation()


def test_the_most_alike_comes_first_and_itself_never(generation: Generation) -> None:
    assert similar(generation, IDS[0], Question(), most=2) == (IDS[1], IDS[3])


def test_the_hidden_are_left_out(generation: Generation) -> None:
    assert similar(generation, IDS[0], Question(hidden=frozenset(IDS[1:2])), most=1) == (IDS[3],)


def test_what_the_index_does_not_know_is_like_nothing(generation: Generation) -> None:
    assert similar(generation, uuid4(), Question(), most=4) == ()
