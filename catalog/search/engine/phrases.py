"""Words one after the other: checked in the sequences of those documents that have all of them."""

from collections.abc import Sequence

import numpy as np

from catalog.search.engine.segment import Docs, Mask, Segment, flatten

# Documents whose sequences are laid out at once: bounds memory, not the answer.
CHUNK = 20_000


def in_order(segment: Segment, docs: Docs, words: Sequence[bytes]) -> Mask:
    """Which of `docs` have `words` side by side, in order, within one text."""
    places = [segment.find(word) for word in words]
    keep = np.zeros(len(docs), np.bool_)
    if min(places, default=-1) < 0:
        return keep
    for start in range(0, len(docs), CHUNK):
        keep[start : start + CHUNK] = _chunk(segment, docs[start : start + CHUNK], places)
    return keep


def _chunk(segment: Segment, docs: Docs, places: list[int]) -> Mask:
    where, lengths = flatten(segment.arrays["seq_at"], docs)
    atoms = segment.arrays["seq_term"][where]
    starts = len(atoms) - len(places) + 1
    keep = np.zeros(len(docs), np.bool_)
    if starts < 1:
        return keep
    here = np.flatnonzero(atoms[:starts] == places[0])
    for step, place in enumerate(places[1:], start=1):
        here = here[atoms[here + step] == place]
    owner = np.repeat(np.arange(len(docs)), lengths)
    # A text's last word and the next document's first are no neighbours.
    keep[owner[here][owner[here] == owner[here + len(places) - 1]]] = True
    return keep
