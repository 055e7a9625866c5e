"""Many readers: each follows the index wherever it goes, new commits and whole new folders."""

import threading
import time
from pathlib import Path
from uuid import UUID

from catalog.search.engine import manifest as manifests
from catalog.search.engine.counting import Tally
from catalog.search.engine.generation import Generation, Shelf, open_generation
from catalog.search.engine.manifest import Manifest, current_folder
from catalog.search.engine.matching import Matcher
from catalog.search.engine.plan import Need
from catalog.search.engine.question import RELEVANCE, Answer, Counted, FacetAsked, Question
from catalog.search.engine.ranking import Ranked, candidates, first, together
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.selection import Selection, select

TRIES = 5
DAY = 86_400


class Reader:
    """Safe for many threads: a generation never changes, and the newest is put in place whole."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._stamp: tuple[str, int, int] | None = None
        self._generation: Generation | None = None
        self._shelf = Shelf()

    def generation(self) -> Generation:
        """The newest committed state. Raises IndexUnusable while there is none."""
        with self._lock:
            for _try in range(TRIES):
                try:
                    return self._fresh()
                except FileNotFoundError:
                    # A commit came between reading the manifest and opening what it names.
                    continue
            raise IndexUnusable(f"{self.root} changes too fast, or files are missing")

    def _fresh(self) -> Generation:
        folder = current_folder(self.root)
        try:
            modified = (folder / manifests.NAME).stat().st_mtime_ns
        except OSError as error:
            raise IndexUnusable(f"{folder}: {error}") from error
        # Freshness moves slowly: once a day is enough.
        today = int(time.time()) // DAY
        stamp = (folder.name, modified, today)
        if self._generation is None or stamp != self._stamp:
            if self._stamp and self._stamp[0] != folder.name:
                self._shelf = Shelf()
            manifest = manifests.read(folder)
            self._generation = open_generation(folder, manifest, self._shelf, today * DAY * 1e6)
            self._stamp = stamp
        return self._generation

    @property
    def manifest(self) -> Manifest:
        return self.generation().manifest


def answer(generation: Generation, question: Question) -> Answer:
    """Every part of the answer from one state of the index."""
    rarity = generation.rarity(question.need)
    hidden = generation.docs_of(question.hidden)
    selected = [
        select(one, Matcher(one.segment, rarity).match(question.need), question.filters, hidden.get(one.segment.name))
        for one in generation.slices
    ]
    hits = together(
        [_best(chosen, question) for chosen in selected if question.size],
        question.order,
        offset=question.offset,
        size=question.size,
    )
    facets = {name: _facet(generation, question, selected, asked) for name, asked in question.facets.items()}
    return Answer(tuple(hits), sum(chosen.count for chosen in selected), facets)


def _best(chosen: Selection, question: Question) -> Ranked:
    docs, scores = chosen.fitting()
    if question.order.by == RELEVANCE and scores is not None:
        scores = scores * chosen.slice.prior.take(docs)
    found = candidates(chosen.slice.segment, docs, scores, question.order)
    return first(found, question.order, size=question.offset + question.size, after=question.after)


def _facet(generation: Generation, question: Question, selected: list[Selection], asked: FacetAsked) -> Counted:
    parts = [
        chosen.tally(asked.facet, generation.codes(chosen.slice, asked.facet), without=asked.own) for chosen in selected
    ]
    return Tally(parts, generation.shelf.lexicons[asked.facet], asked.among).most_frequent(question.facet_values)


def visible_count(generation: Generation, need: Need, hidden: frozenset[UUID]) -> int:
    return answer(generation, Question(need=need, hidden=hidden, size=0)).count
