"""The engine's answers are those of a plain loop over the documents, after any history of commits."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from catalog.search.document import Document
from catalog.search.engine import plan
from catalog.search.engine.entry import TITLE, WORD
from catalog.search.engine.manifest import Position
from catalog.search.engine.plan import AllOf, AnyOf, Begins, Between, InOrder, Term, ValueIn, Without
from catalog.search.engine.question import After, FacetAsked, Order, Question
from catalog.search.engine.reader import Reader, answer
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.writer import Writer, build, swap
from catalog.search.entries import entry_of, write_segment
from tests.search.documents import make_document

WORDS = ("bus", "stop", "water", "air", "road", "公", "交")
START = datetime(2026, 1, 1, tzinfo=UTC)


def _random(chance: random.Random, number: int) -> Document:
    return make_document(
        number,
        titles=(" ".join(chance.choices(WORDS, k=3)),),
        descriptions=(" ".join(chance.choices(WORDS, k=5)),),
        keywords=tuple(chance.sample(("k1", "k2", "k3", "k4"), chance.randint(0, 3))),
        agency=chance.choice(("a", "b", "c")),
        openness=chance.choice((0.25, 0.5, 0.75)),
        modified=START + timedelta(days=chance.randrange(5)),
    )


@pytest.fixture(params=[1, 2, 3])
def state(request: Any, tmp_path: Path) -> tuple[Reader, dict[UUID, Document]]:
    """An index that was built, changed in many small commits and melted; and what should be in it."""
    chance = random.Random(request.param)
    known = {number: _random(chance, number) for number in range(60)}
    swap(tmp_path, build(tmp_path, iter([list(known.values())]), Position(1, 1), make=write_segment))
    writer = Writer(tmp_path / (tmp_path / "current").read_text())
    for step in range(40):
        changed = {number: _random(chance, number) for number in chance.sample(range(90), 3)}
        gone = chance.sample(sorted(known), 2)
        known |= changed
        for number in gone:
            known.pop(number, None)
            changed.pop(number, None)
        identities = [UUID(make_document(number).id) for number in gone]
        writer.commit([entry_of(document) for document in changed.values()], identities, Position(1, step + 2))
    return Reader(tmp_path), {UUID(document.id): document for document in known.values()}


def _text(document: Document) -> list[list[str]]:
    return [text.split() for text in (*document.titles, *document.keywords, *document.descriptions)]


def _has(document: Document, word: str) -> bool:
    return any(word in words for words in _text(document))


def _side_by_side(document: Document, first: str, second: str) -> bool:
    return any((first, second) == pair for words in _text(document) for pair in pairwise(words))


def term(word: str) -> Term:
    return Term(WORD + word.encode())


QUESTIONS: list[tuple[Question, Any]] = [
    (Question(), lambda _d: True),
    (Question(need=term("bus")), lambda d: _has(d, "bus")),
    (Question(need=AllOf((term("bus"), term("water")))), lambda d: _has(d, "bus") and _has(d, "water")),
    (Question(need=AnyOf((term("bus"), term("water")))), lambda d: _has(d, "bus") or _has(d, "water")),
    (Question(need=AllOf((term("bus"), Without(term("air"))))), lambda d: _has(d, "bus") and not _has(d, "air")),
    (Question(need=Without(term("air"))), lambda d: not _has(d, "air")),
    (Question(need=InOrder((WORD + b"bus", WORD + b"stop"))), lambda d: _side_by_side(d, "bus", "stop")),
    (Question(need=Begins(WORD + b"wat")), lambda d: _has(d, "water")),
    (Question(need=Term(TITLE + b"road")), lambda d: "road" in d.titles[0].split()),
    (Question(need=plan.Nothing()), lambda _d: False),
    (Question(need=term("unheard")), lambda _d: False),
    (Question(filters={"agency": ValueIn("agency", ("a", "b"))}), lambda d: d.agency in "ab"),
    (Question(filters={"k": ValueIn("keyword", ("k1", "k2"), every=True)}), lambda d: {"k1", "k2"} <= set(d.keywords)),
    (Question(filters={"o": Between("openness", low=0.5)}), lambda d: d.openness >= 0.5),
    (Question(filters={"p": Between("period_end", low=1)}), lambda _d: False),
    (
        Question(need=term("bus"), filters={"agency": ValueIn("agency", ("a",)), "o": Between("openness", high=0.5)}),
        lambda d: _has(d, "bus") and d.agency == "a" and d.openness <= 0.5,
    ),
]


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_what_fits_is_what_a_plain_loop_finds(state: tuple[Reader, dict[UUID, Document]], number: int) -> None:
    reader, known = state
    question, fits = QUESTIONS[number]
    found = answer(reader.generation(), Question(need=question.need, filters=question.filters, size=1000))
    expected = {identity for identity, document in known.items() if fits(document)}
    assert {hit.id for hit in found.hits} == expected
    assert found.count == len(expected)


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_facets_are_exact_without_their_own_filter(state: tuple[Reader, dict[UUID, Document]], number: int) -> None:
    reader, known = state
    question, _fits = QUESTIONS[number]
    asked = {"agency": FacetAsked("agency", "agency"), "keyword": FacetAsked("keyword", "k")}
    found = answer(reader.generation(), Question(need=question.need, filters=question.filters, facets=asked))
    for name, facet, values in (("agency", "agency", lambda d: (d.agency,)), ("keyword", "k", lambda d: d.keywords)):
        others = {key: value for key, value in question.filters.items() if key != facet}
        alone = answer(reader.generation(), Question(need=question.need, filters=others, size=1000))
        expected: dict[str, int] = {}
        for hit in alone.hits:
            for value in values(known[hit.id]):
                expected[value] = expected.get(value, 0) + 1
        assert dict(found.facets[name].values) == expected
        assert found.facets[name].distinct == len(expected)


ORDERS = (
    Order("modified"),
    Order("modified", descending=False),
    Order("openness"),
    Order("title", descending=False),
    Order("title"),
    Order(),
)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_cursors_and_pages_give_every_one_once_in_order(
    state: tuple[Reader, dict[UUID, Document]], order: Order
) -> None:
    reader, known = state
    generation = reader.generation()
    whole = [hit.id for hit in answer(generation, Question(need=Without(term("x")), order=order, size=1000)).hits]
    assert set(whole) == set(known)
    paged, after = [], None
    for number in range(100):
        question = Question(need=Without(term("x")), order=order, size=7, after=after)
        hits = answer(generation, question).hits
        offset = answer(generation, Question(need=Without(term("x")), order=order, size=7, offset=7 * number)).hits
        assert hits == offset
        if not hits:
            break
        paged += [hit.id for hit in hits]
        after = hits[-1].after
    assert paged == whole


@pytest.mark.parametrize("order", [Order("title"), Order("title", descending=False)], ids=str)
def test_a_cursor_between_two_titles_goes_on_there(state: tuple[Reader, dict[UUID, Document]], order: Order) -> None:
    reader, _known = state
    everything = answer(reader.generation(), Question(order=order, size=1000)).hits
    for key in ("", "b", "bus stop", "road road roae", "zzz"):
        after = After(key, UUID(int=0))
        found = answer(reader.generation(), Question(order=order, size=1000, after=after)).hits
        behind = [hit for hit in everything if (str(hit.key) < key if order.descending else str(hit.key) >= key)]
        assert [hit.id for hit in found] == [hit.id for hit in behind]


def test_the_hidden_are_in_no_count_and_no_facet(state: tuple[Reader, dict[UUID, Document]]) -> None:
    reader, known = state
    hidden = frozenset(list(known)[:5])
    asked = {"agency": FacetAsked("agency", "agency")}
    found = answer(reader.generation(), Question(hidden=hidden, facets=asked, size=1000))
    assert (found.count, {hit.id for hit in found.hits} & hidden) == (len(known) - 5, set())
    assert sum(count for _value, count in found.facets["agency"].values) == len(known) - 5


def test_a_reader_follows_commits_and_whole_new_folders(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    with pytest.raises(IndexUnusable):
        reader.generation()
    swap(tmp_path, build(tmp_path, iter([[make_document(1)]]), Position(1, 1), make=write_segment))
    first = reader.generation()
    assert reader.generation() is first
    Writer(tmp_path / (tmp_path / "current").read_text()).commit([entry_of(make_document(2))], [], Position(1, 2))
    assert (first.alive, reader.generation().alive, reader.manifest.position) == (1, 2, Position(1, 2))
    swap(tmp_path, build(tmp_path, iter([[]]), Position(1, 3), make=write_segment))
    assert (reader.generation().alive, reader.manifest.position) == (0, Position(1, 3))
