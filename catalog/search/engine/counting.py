"""Facets: how many of the documents that fit have each value, exactly."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

import numpy as np
import numpy.typing as npt

from catalog.search.engine.question import Counted
from catalog.search.engine.segment import Column, Docs, flatten

Counts = npt.NDArray[np.int64]


def tally(column: Column, docs: Docs) -> Counts:
    """How many of `docs` have each value of the column, by its place in the column's table.

    Documents with the same values share a set: where there are few sets, the sets are counted and then weighed.
    """
    sets = column.set_of[docs]
    if len(column.at) - 1 > len(docs):
        where, _lengths = flatten(column.at, sets)
        return np.bincount(column.members[where], minlength=len(column.texts))
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

    def codes(self, texts: Iterable[bytes]) -> npt.NDArray[np.int64]:
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
    """One segment's counts and what its places mean."""

    codes: npt.NDArray[np.int64]
    counts: Counts


def most_frequent(parts: list[Tallied], lexicon: Lexicon, *, most: int, among: frozenset[str] | None) -> Counted:
    """The first `most` by count, then by value."""
    total = np.zeros(len(lexicon.values), np.int64)
    for part in parts:
        total[part.codes] += part.counts
    if among is not None:
        inside = np.array([code for code in map(lexicon.code, among) if code >= 0], np.int64)
        total = _only(total, inside)
    present = np.flatnonzero(total)
    counts = total[present]
    least = int(np.partition(counts, len(counts) - most)[len(counts) - most]) if len(counts) > most else 1
    chosen = [(lexicon.values[code], int(total[code])) for code in present[counts > least]]
    equal = (lexicon.values[code] for code in present[counts == least])
    chosen += [(value, least) for value in nsmallest(most - len(chosen), equal)]
    return Counted(tuple(sorted(chosen, key=lambda pair: (-pair[1], pair[0]))), len(present))


def _only(total: Counts, inside: npt.NDArray[np.int64]) -> Counts:
    kept = np.zeros_like(total)
    kept[inside] = total[inside]
    return kept
