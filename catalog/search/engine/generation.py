"""One committed state of the index, open for reading: nothing in it changes while it is asked."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from uuid import UUID

import numpy as np
import numpy.typing as npt

from catalog.search.engine import pack, plan
from catalog.search.engine.counting import Counts, Lexicon, tally
from catalog.search.engine.entry import FACETS
from catalog.search.engine.grouping import Having, summed
from catalog.search.engine.manifest import Manifest, Part
from catalog.search.engine.segment import Docs, Mask, Segment

YEAR = 365.25 * 24 * 3600 * 1_000_000
# Of two datasets that fit equally well: at most this much more for the fresher and for the more open one.
FRESHNESS, OPENNESS = 0.10, 0.10
HALF_LIFE_YEARS = 2.0


class Slice:
    """A segment with its dead. `now` is microseconds since 1970: freshness is measured against it."""

    def __init__(self, segment: Segment, live: Mask, now: float) -> None:
        self.segment, self.live, self.now = segment, live, now
        self.alive = int(np.count_nonzero(live))
        self._counts: dict[str, Counts] = {}
        self._sums: dict[tuple[str, Having], Counts] = {}

    @cached_property
    def prior(self) -> npt.NDArray[np.float32]:
        """What each document's score is multiplied by: 1 to 1 + FRESHNESS + OPENNESS."""
        age = np.maximum(0.0, self.now - np.nan_to_num(self.segment.number("modified"))) / YEAR
        openness = np.nan_to_num(self.segment.number("openness"))
        return (1 + FRESHNESS * np.exp2(-age / HALF_LIFE_YEARS) + OPENNESS * openness).astype(np.float32)

    def counts(self, facet: str) -> Counts:
        """Of all that live, counted once: of what was written less the dead, who are few beside it."""
        if facet not in self._counts:
            dead = np.flatnonzero(~self.live).astype(np.int32)
            self._counts[facet] = self.segment.carriers(facet).counts - tally(self.segment.columns[facet], dead)
        return self._counts[facet]

    def sums(self, facet: str, what: Having, written: Counts) -> Counts:
        """Of all that live, in the same way: `written` are the segment's, the dead among them."""
        if (facet, what) not in self._sums:
            dead = np.flatnonzero(~self.live).astype(np.int32)
            self._sums[facet, what] = written - summed(self.segment, facet, what, dead)
        return self._sums[facet, what]


@dataclass(slots=True)
class Shelf:
    """What readers keep from one generation to the next: open segments and the codes of facet values."""

    segments: dict[str, Segment] = field(default_factory=dict)
    slices: dict[tuple[str, str], Slice] = field(default_factory=dict)
    lexicons: dict[str, Lexicon] = field(default_factory=lambda: {name: Lexicon() for name in FACETS})
    codes: dict[tuple[str, str], npt.NDArray[np.int64]] = field(default_factory=dict)
    sums: dict[tuple[str, str, Having], Counts] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generation:
    folder: Path
    manifest: Manifest
    slices: tuple[Slice, ...]
    shelf: Shelf

    @property
    def alive(self) -> int:
        return sum(one.alive for one in self.slices)

    @property
    def size(self) -> int:
        return sum(one.segment.size for one in self.slices)

    def rarity(self, need: plan.Need) -> Mapping[bytes, float]:
        """BM25's inverse document frequency of each term, over all segments."""
        found = {}
        for term in plan.terms_of(need):
            frequency = sum(one.segment.frequency(term) for one in self.slices)
            found[term] = math.log(1 + (max(0, self.size - frequency) + 0.5) / (frequency + 0.5))
        return found

    def codes(self, one: Slice, facet: str) -> npt.NDArray[np.int64]:
        key = (one.segment.name, facet)
        if key not in self.shelf.codes:
            texts = one.segment.columns[facet].texts.all()
            self.shelf.codes[key] = self.shelf.lexicons[facet].codes(texts)
        return self.shelf.codes[key]

    def frequencies(self, facet: str, values: Iterable[str], hidden: frozenset[UUID]) -> dict[str, int]:
        """How many documents that may be seen have each value. What a slice counts is kept: many values cost little."""
        lexicon, unseen = self.shelf.lexicons[facet], self.docs_of(hidden)
        tables = [(one, self.codes(one, facet), one.counts(facet)) for one in self.slices]
        total = np.zeros(len(lexicon.values), np.int64)
        for one, codes, counts in tables:
            docs = unseen.get(one.segment.name)
            total[codes] += counts if docs is None else counts - tally(one.segment.columns[facet], docs)
        known = {value: lexicon.code(value) for value in values}
        return {value: int(total[code]) if code >= 0 else 0 for value, code in known.items()}

    def sums(self, facet: str, what: Having, hidden: frozenset[UUID]) -> dict[str, int]:
        """What the documents that may be seen have of `what`, by the one value of `facet` that each of them has."""
        lexicon, unseen = self.shelf.lexicons[facet], self.docs_of(hidden)
        tables = [(one, self.codes(one, facet), self._sums(one, facet, what)) for one in self.slices]
        total = np.zeros(len(lexicon.values), np.int64)
        for one, codes, sums in tables:
            docs = unseen.get(one.segment.name)
            total[codes] += sums if docs is None else sums - summed(one.segment, facet, what, docs)
        # Not strict: another thread may have learnt more values meanwhile.
        return dict(zip(lexicon.values, total.tolist(), strict=False))

    def _sums(self, one: Slice, facet: str, what: Having) -> Counts:
        key = (one.segment.name, facet, what)
        if key not in self.shelf.sums:
            self.shelf.sums[key] = summed(one.segment, facet, what, np.arange(one.segment.size, dtype=np.int32))
        return one.sums(facet, what, self.shelf.sums[key])

    def values(self, facet: str) -> tuple[str, ...]:
        """All values that the segments name, those of the dead too."""
        for one in self.slices:
            self.codes(one, facet)
        return tuple(self.shelf.lexicons[facet].values)

    def docs_of(self, ids: Iterable[UUID]) -> dict[str, Docs]:
        """The living documents of `ids`, by segment; a segment with none is not named."""
        found: dict[str, list[int]] = {}
        for identity in ids:
            place = self.where(identity)
            if place:
                found.setdefault(place[0].segment.name, []).append(place[1])
        return {name: np.array(docs, np.int32) for name, docs in found.items()}

    def where(self, identity: UUID) -> tuple[Slice, int] | None:
        """The living document with this id."""
        for one in self.slices:
            doc = one.segment.doc_of(identity)
            if doc >= 0 and one.live[doc]:
                return one, doc
        return None


def open_generation(folder: Path, manifest: Manifest, shelf: Shelf, now: float) -> Generation:
    """Raises FileNotFoundError where a newer commit swept files away meanwhile, and IndexUnusable."""
    slices = tuple(_slice(folder, part, shelf, now) for part in manifest.parts)
    names = {part.segment for part in manifest.parts}
    shelf.segments = {name: segment for name, segment in shelf.segments.items() if name in names}
    shelf.codes = {key: codes for key, codes in shelf.codes.items() if key[0] in names}
    shelf.sums = {key: sums for key, sums in shelf.sums.items() if key[0] in names}
    shelf.slices = {(part.segment, part.dead): one for part, one in zip(manifest.parts, slices, strict=True)}
    return Generation(folder, manifest, slices, shelf)


def _slice(folder: Path, part: Part, shelf: Shelf, now: float) -> Slice:
    kept = shelf.slices.get((part.segment, part.dead))
    if kept is not None and kept.now == now:
        return kept
    segment = shelf.segments.get(part.segment)
    if segment is None:
        segment = Segment(part.segment, pack.read(folder / part.segment))
        shelf.segments[part.segment] = segment
    return Slice(segment, live_mask(folder, part, segment.size), now)


def live_mask(folder: Path, part: Part, size: int) -> Mask:
    if not part.dead:
        return np.ones(size, np.bool_)
    packed = pack.read(folder / part.dead)["dead"].astype(np.uint8)
    return ~np.unpackbits(packed, count=size).astype(np.bool_)
