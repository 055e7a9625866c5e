"""How much of something documents have together, grouped by a facet of which each has one value."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.search.engine.counting import Counts
from catalog.search.engine.segment import Column, Docs, Segment


@dataclass(frozen=True, slots=True)
class Having:
    """How many of `values` of `facet` a document has; with `once`, whether it has any of them: 0 or 1."""

    facet: str
    values: frozenset[str]
    once: bool = False


def amounts(column: Column, what: Having) -> npt.NDArray[np.int64]:
    """By set of values: documents that have the same values have the same of it."""
    wanted = np.array([text.decode() in what.values for text in column.texts.all()], np.bool_)
    before = np.concatenate((np.zeros(1, np.int64), np.cumsum(wanted[column.members], dtype=np.int64)))
    found = before[column.at[1:]] - before[column.at[:-1]]
    return np.minimum(found, 1) if what.once else found


def summed(segment: Segment, facet: str, what: Having, docs: Docs) -> Counts:
    """What `docs` have of `what`, by the place of their value in the table of `facet`."""
    groups, column = segment.columns[facet], segment.columns[what.facet]
    amount = amounts(column, what).take(column.set_of.take(docs))
    place = groups.members.take(groups.at.take(groups.set_of.take(docs)))
    # Whole numbers far below 2**53: as weights they stay exact.
    return np.bincount(place, weights=amount, minlength=len(groups.texts)).astype(np.int64)
