"""What fits in one slice of the index, with and without each filter."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from catalog.search.engine.counting import Counts, tally
from catalog.search.engine.generation import Slice
from catalog.search.engine.matching import Match, Scores, mask_of
from catalog.search.engine.plan import Condition
from catalog.search.engine.segment import Docs, Mask


def select(one: Slice, match: Match, filters: Mapping[str, Condition], hidden: Docs | None) -> "Selection":
    live = one.live
    if hidden is not None:
        live = live.copy()
        live[hidden] = False
    return Selection(one, match, live, {name: mask_of(one.segment, condition) for name, condition in filters.items()})


class Selection:
    """Documents that the words match, narrowed by what lives and by the filters."""

    def __init__(self, one: Slice, match: Match, live: Mask, masks: Mapping[str, Mask]) -> None:
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
        masks = [self._live, *(mask for name, mask in self._masks.items() if name != without)]
        if self.match.everything and self.match.scores is None:
            return np.flatnonzero(np.logical_and.reduce(masks)).astype(np.int32), None
        docs = self.match.docs
        keep = masks[0][docs]
        for mask in masks[1:]:
            keep &= mask[docs]
        return docs[keep], None if self.match.scores is None else self.match.scores[keep]

    def tally(self, facet: str, *, without: str) -> Counts:
        """Counts of the facet's values as if the filter `without` were not set.

        What fits nearly all is counted by what does not: all the counts are known, and the rest is smaller.
        """
        docs = self._narrowed(without)[0] if without in self._masks else self._fitting[0]
        column = self.slice.segment.columns[facet]
        if 2 * len(docs) <= self.slice.alive:
            return tally(column, docs)
        others = self.slice.live.copy()
        others[docs] = False
        rest = np.flatnonzero(others).astype(np.int32)
        return self.slice.counts(facet) - tally(column, rest) if len(rest) else self.slice.counts(facet)
