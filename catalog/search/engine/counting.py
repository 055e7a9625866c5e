"""Facets: how many of the documents that fit have each value, exactly.

Few documents are counted one by one. Many are counted value by value, the most frequent first, and no further than to
where no other value can be among the first: no value has more of the documents that fit than it has of all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
import numpy.typing as npt

from catalog.search.engine.question import Counted
from catalog.search.engine.segment import Carriers, Column, Docs, Mask, flatten

Counts = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int64]


def tally(column: Column, docs: Docs) -> Counts:
    """How many of `docs` have each value of the column, by its place in the column's table.

    Documents with the same values share a set: where there are few sets, the sets are counted and then weighed.
    """
    sets = column.set_of.take(docs)
    if len(column.at) - 1 > len(docs):
        where, _lengths = flatten(column.at, sets)
        return np.bincount(column.members.take(where), minlength=len(column.texts))
    weights = np.bincount(sets, minlength=len(column.at) - 1)
    used = np.flatnonzero(weights)
    where, lengths = flatten(column.at, used)
    counted = np.bincount(column.members[where], weights=np.repeat(weights[used], lengths), minlength=len(column.texts))
    return counted.astype(np.int64)


class Lexicon:
    """The values of one facet over all segments: each has one code in this process."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._code: dict[str, int] = {}

    def codes(self, texts: Iterable[bytes]) -> Codes:
        return np.array([self._learn(text.decode()) for text in texts], np.int64)

    def _learn(self, value: str) -> int:
        code = self._code.setdefault(value, len(self.values))
        if code == len(self.values):
            self.values.append(value)
        return code

    def code(self, value: str) -> int:
        return self._code.get(value, -1)


@dataclass(frozen=True, slots=True)
class Tallied:
    """One segment's counts, by place, and the code of each place."""

    codes: Codes
    counts: Counts


@dataclass(frozen=True, slots=True)
class Uncounted:
    """One segment's documents that fit, as a mask, and by place who has each value; to be counted as far as needed."""

    codes: Codes
    carriers: Carriers
    fits: Mask

    def count(self, place: int) -> int:
        return int(np.count_nonzero(self.fits.take(self.carriers.docs(place))))

    def present(self) -> Mask:
        """Which values some document has: each is looked at no further than to the first that has it, or nearly so."""
        here, ends = self.carriers.at[:-1].copy(), self.carriers.at[1:]
        found = np.zeros(len(here), np.bool_)
        unseen, step = np.flatnonzero(here < ends), 1
        while len(unseen):
            lengths = np.minimum(step, ends[unseen] - here[unseen])
            starts = np.cumsum(lengths) - lengths
            where = np.repeat(here[unseen] - starts, lengths) + np.arange(int(lengths.sum()), dtype=np.int64)
            hit = np.logical_or.reduceat(self.fits.take(self.carriers.post_doc.take(where)), starts)
            found[unseen[hit]] = True
            here[unseen] += lengths
            unseen, step = unseen[~hit & (here[unseen] < ends[unseen])], 2 * step
        return found


class Tally:
    """What all segments together know of one facet, for those values alone that `among` names, if it does."""

    def __init__(self, parts: list[Tallied | Uncounted], lexicon: Lexicon, among: frozenset[str] | None) -> None:
        self._uncounted = [part for part in parts if isinstance(part, Uncounted)]
        self._lexicon = lexicon
        self._allowed = _allowed(lexicon, among)
        self._total = np.zeros(len(lexicon.values), np.int64)
        for part in parts:
            if isinstance(part, Tallied):
                self._total[part.codes] += part.counts

    def most_frequent(self, most: int) -> Counted:
        """The first `most` by count, then by value."""
        present = self._total > 0
        for part in self._uncounted:
            present[part.codes] |= part.present()
        present &= self._allowed
        total = self._counted(present, most) if self._uncounted else np.where(present, self._total, 0)
        return Counted(_first(total, self._lexicon, most), int(np.count_nonzero(present)))

    def _counted(self, present: Mask, most: int) -> Counts:
        """Exact counts of all values that may be among the first `most`; 0 for the others."""
        bounds = self._total.copy()
        for part in self._uncounted:
            bounds[part.codes] += part.carriers.counts
        bounds[~present] = 0
        total = np.zeros_like(bounds)
        likely = _greatest(bounds, 2 * most)
        likely = likely[bounds[likely] > 0]
        total[likely] = self._exact(likely)
        least = max(1, int(_least_of(total, most)))
        bounds[likely] = 0
        others = np.flatnonzero(bounds >= least)
        total[others] = self._exact(others)
        return total

    def _exact(self, codes: Codes) -> Counts:
        counts = self._total[codes]
        for part in self._uncounted:
            place_of = np.full(len(self._total), -1, np.int64)
            place_of[part.codes] = np.arange(len(part.codes))
            known = [part.count(place) if place >= 0 else 0 for place in place_of[codes].tolist()]
            counts += np.array(known, np.int64)
        return counts


def _allowed(lexicon: Lexicon, among: frozenset[str] | None) -> Mask:
    if among is None:
        return np.ones(len(lexicon.values), np.bool_)
    allowed = np.zeros(len(lexicon.values), np.bool_)
    allowed[[code for code in map(lexicon.code, among) if code >= 0]] = True
    return allowed


def _greatest(values: Counts, most: int) -> Codes:
    """Where the greatest `most` stand, in no order."""
    return np.argpartition(values, len(values) - most)[-most:] if len(values) > most else np.arange(len(values))


def _least_of(counts: Counts, most: int) -> int:
    """The last of the greatest `most`."""
    return int(np.partition(counts, len(counts) - most)[len(counts) - most]) if len(counts) > most else 1


def _first(total: Counts, lexicon: Lexicon, most: int) -> tuple[tuple[str, int], ...]:
    present = np.flatnonzero(total)
    counts = total[present]
    least = _least_of(counts, most)
    chosen = [(lexicon.values[code], int(total[code])) for code in present[counts > least]]
    equal = (lexicon.values[code] for code in present[counts == least])
    chosen += [(value, least) for value in nsmallest(most - len(chosen), equal)]
    return tuple(sorted(chosen, key=lambda pair: (-pair[1], pair[0])))
