"""What fits in one slice of the index, with and without each filter."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from catalog.search.engine.counting import Codes, Tallied, Uncounted, tally
from catalog.search.engine.generation import Slice
from catalog.search.engine.matching import Match, Scores, mask_of
from catalog.search.engine.plan import Condition
from catalog.search.engine.segment import Column, Docs, Mask

# Documents are counted value by value from this share of a segment on, if they have so many times more values than
# there are different ones: below, looking at each value costs more than it saves.
MANY, TIMES = 0.22, 8


def select(one: Slice, match: Match, filters: Mapping[str, Condition], hidden: Docs | None) -> "Selection":
    live = one.live
    if hidden is not None:
        live = live.copy()
        live[hidden] = False
    whole = hidden is None and one.alive == one.segment.size
    masks = {name: mask_of(one.segment, condition) for name, condition in filters.items()}
    return Selection(one, match, None if whole else live, masks)


class Selection:
    """Documents that the words match, narrowed by what lives (`live` is None where all do) and by the filters."""

    def __init__(self, one: Slice, match: Match, live: Mask | None, masks: Mapping[str, Mask]) -> None:
        self.slice, self.match, self._live, self._masks = one, match, live, masks

    def fitting(self) -> tuple[Docs, Scores | None]:
        return self._fitting

    @property
    def count(self) -> int:
        return len(self._fitting[0])

    @cached_property
    def _fitting(self) -> tuple[Docs, Scores | None]:
        return self._narrowed("")

    def _narrowed(self, without: str) -> tuple[Docs, Scores | None]:
        masks = [mask for name, mask in self._masks.items() if name != without]
        if self._live is not None:
            masks.append(self._live)
        if not masks:
            return self.match.docs, self.match.scores
        if self.match.everything and self.match.scores is None:
            return np.flatnonzero(np.logical_and.reduce(masks)).astype(np.int32), None
        docs = self.match.docs
        keep = masks[0].take(docs)
        for mask in masks[1:]:
            keep &= mask.take(docs)
        return docs[keep], None if self.match.scores is None else self.match.scores[keep]

    def tally(self, facet: str, codes: Codes, *, without: str) -> Tallied | Uncounted:
        """The facet's values as if the filter `without` were not set."""
        docs = self._narrowed(without)[0] if without in self._masks else self._fitting[0]
        segment, column = self.slice.segment, self.slice.segment.columns[facet]
        # What fits nearly all is counted by what does not: all the counts are known, and the rest is smaller.
        fewest = min(len(docs), self.slice.alive - len(docs))
        if fewest > MANY * segment.size and _is_wide(column, fewest):
            return Uncounted(codes, segment.carriers(facet), _mask(docs, segment.size))
        if 2 * len(docs) <= self.slice.alive:
            return Tallied(codes, tally(column, docs))
        rest = np.flatnonzero(self.slice.live & ~_mask(docs, segment.size)).astype(np.int32)
        known = self.slice.counts(facet)
        return Tallied(codes, known - tally(column, rest) if len(rest) else known)


def _mask(docs: Docs, size: int) -> Mask:
    mask = np.zeros(size, np.bool_)
    mask[docs] = True
    return mask


def _is_wide(column: Column, docs: int) -> bool:
    """Sets of values are no shorter a way to count: there are nearly as many as documents, of few different values."""
    sets = len(column.at) - 1
    return 8 * sets > len(column.set_of) and docs * len(column.members) > TIMES * sets * len(column.texts)
