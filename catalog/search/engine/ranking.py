"""The first few of the documents that fit, in any order, from any place: one pass, whatever the page."""

from dataclasses import dataclass
from uuid import UUID

import numpy as np
import numpy.typing as npt

from catalog.search.engine.question import RELEVANCE, SAME, TITLE, After, Hit, Order
from catalog.search.engine.segment import Docs, Mask, Segment

Keys = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Half = npt.NDArray[np.uint64]
# One key in so many is looked at to guess how high the best are, and so many of them more than are wanted.
SAMPLED, SPARE = 64, 8


@dataclass(frozen=True, slots=True)
class Candidates:
    """Documents of one segment with their keys: the greater comes first, whatever the order asked for."""

    segment: Segment
    docs: Docs
    keys: Keys


def candidates(segment: Segment, docs: Docs, scores: npt.NDArray[np.float32] | None, order: Order) -> Candidates:
    sign = 1 if order.descending else -1
    if order.by == RELEVANCE:
        return Candidates(segment, docs, np.zeros(len(docs), np.float32) if scores is None else scores)
    if order.by == SAME:
        return Candidates(segment, docs, np.zeros(len(docs), np.float32))
    if order.by == TITLE:
        return Candidates(segment, docs, sign * segment.arrays["title_rank"].take(docs).astype(np.float64))
    return Candidates(segment, docs, sign * np.nan_to_num(segment.number(order.by).take(docs), nan=-1.0))


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best of one segment, best first. `keys` as in Candidates; ids in two halves."""

    segment: Segment
    docs: Docs
    keys: Keys
    high: Half
    low: Half


def first(found: Candidates, order: Order, *, size: int, after: After | None) -> Ranked:
    """At most `size` behind `after`."""
    if after is not None:
        found = _behind(found, order, after)
    chosen = _chosen(found, size)
    docs, keys = found.docs[chosen], found.keys[chosen]
    high, low = _halves(found.segment, docs)
    best = np.lexsort((low, high, -keys))
    return Ranked(found.segment, docs[best], keys[best], high[best], low[best])


def together(lists: list[Ranked], order: Order, *, offset: int, size: int) -> list[Hit]:
    """One page of several segments in one order; nothing is made of what stands before it."""
    lists = [one for one in lists if len(one.docs)]
    if len(lists) == 1:
        return _hits(lists[0], slice(offset, offset + size), order)
    if order.by == TITLE:
        # Ranks of two segments say nothing of each other: the titles themselves do.
        hits = [hit for one in lists for hit in _hits(one, slice(0, offset + size), order)]
        hits.sort(key=lambda hit: hit.id.bytes)
        hits.sort(key=lambda hit: hit.key, reverse=order.descending)
        return hits[offset : offset + size]
    return _interleaved(lists, order, offset, size)


def _interleaved(lists: list[Ranked], order: Order, offset: int, size: int) -> list[Hit]:
    if not lists:
        return []
    owner = np.repeat(np.arange(len(lists)), [len(one.docs) for one in lists])
    row = np.concatenate([np.arange(len(one.docs)) for one in lists])
    keys, high, low = (np.concatenate([getattr(one, name) for one in lists]) for name in ("keys", "high", "low"))
    page = np.lexsort((low, high, -keys))[offset : offset + size]
    return [_hit(lists[owner[place]], int(row[place]), order) for place in page]


def _hits(one: Ranked, page: slice, order: Order) -> list[Hit]:
    return [_hit(one, row, order) for row in range(*page.indices(len(one.docs)))]


def _chosen(found: Candidates, size: int) -> npt.NDArray[np.int64]:
    """The places of the best `size`, in no order: of equal ones those with the lowest ids."""
    many = len(found.docs)
    if size < 1:
        return np.zeros(0, np.int64)
    if many <= size:
        return np.arange(many)
    hopeful = _hopeful(found.keys, size)
    keys = found.keys[hopeful]
    least = np.partition(keys, len(keys) - size)[len(keys) - size]
    above, equal = hopeful[keys > least], hopeful[keys == least]
    missing = size - len(above)
    if len(equal) > missing:
        high, low = _halves(found.segment, found.docs[equal])
        # Only those that share a first half with the last one taken need their second half compared.
        near = np.flatnonzero(high <= np.partition(high, missing - 1)[missing - 1])
        equal = equal[near[np.lexsort((low[near], high[near]))[:missing]]]
    return np.concatenate((above, equal))


def _hopeful(keys: Keys, size: int) -> npt.NDArray[np.int64]:
    """Places that hold the best `size` and all that are equal to the last of these: most keys need no sorting.

    A sample tells what key some more than `size` should reach. Where it misled, and too few do, all are hopeful.
    """
    sample = keys[::SAMPLED]
    reaching = 2 * size // SAMPLED + SPARE
    if len(sample) > reaching:
        floor = np.partition(sample, len(sample) - reaching)[len(sample) - reaching]
        hopeful = np.flatnonzero(keys >= floor)
        if len(hopeful) >= size:
            return hopeful
    return np.arange(len(keys))


def _behind(found: Candidates, order: Order, after: After) -> Candidates:
    key, known = _key_of(found.segment, order, after)
    keep: Mask = found.keys < key
    if known:
        equal = np.flatnonzero(found.keys == key)
        high, low = _halves(found.segment, found.docs[equal])
        last_high, last_low = (np.uint64(int.from_bytes(half, "big")) for half in _split(after.id))
        keep[equal] = (high > last_high) | ((high == last_high) & (low > last_low))
    return Candidates(found.segment, found.docs[keep], found.keys[keep])


def _key_of(segment: Segment, order: Order, after: After) -> tuple[float | np.float32, bool]:
    """The cursor's key as this segment counts it, and whether a document here may have the very same."""
    sign = 1 if order.descending else -1
    if order.by == RELEVANCE:
        return np.float32(after.key), True
    if order.by != TITLE:
        return sign * float(after.key), True
    titles, by_title = segment.titles, segment.arrays["title_order"]
    wanted = str(after.key).encode()
    low, high = 0, segment.size
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if titles[int(by_title[middle])] < wanted else (low, middle)
    if low == segment.size:
        return sign * (float(segment.arrays["title_rank"].max(initial=-1)) + 0.5), False
    rank = float(segment.arrays["title_rank"][by_title[low]])
    same = titles[int(by_title[low])] == wanted
    return (sign * rank, True) if same else (sign * (rank - 0.5), False)


def _hit(one: Ranked, row: int, order: Order) -> Hit:
    doc, key = int(one.docs[row]), float(one.keys[row])
    if order.by == TITLE:
        return Hit(one.segment.id_of(doc), one.segment.titles[doc].decode())
    return Hit(one.segment.id_of(doc), key if order.by == RELEVANCE or order.descending else -key)


def _halves(segment: Segment, docs: Docs) -> tuple[Half, Half]:
    both = np.ascontiguousarray(segment.ids[docs]).view(">u8").astype(np.uint64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _split(identity: UUID) -> tuple[bytes, bytes]:
    return identity.bytes[:8], identity.bytes[8:]
