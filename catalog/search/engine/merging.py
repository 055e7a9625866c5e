"""Several segments into one, without the documents that died: everything is moved, nothing is sorted but names.

The documents of a later segment follow those of an earlier one, so postings stay in rising order by being put one
behind the other: the cost grows with the postings alone.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from catalog.search.engine.entry import FACETS, NUMBERS
from catalog.search.engine.inversion import Arrays, identities, titles
from catalog.search.engine.pack import offsets, text_table
from catalog.search.engine.segment import Mask, Segment, Texts, flatten

Part = tuple[Segment, Mask]


def merge(parts: Sequence[Part]) -> Arrays:
    """Each part is a segment and which of its documents are alive."""
    kept = [np.flatnonzero(live) for _segment, live in parts]
    terms, places = _union([segment.terms for segment, _live in parts])
    arrays = _postings(parts, places, len(terms))
    text, at = text_table(terms)
    arrays |= _sequences(parts, places, kept)
    arrays["term_text"], arrays["term_at"] = text, at
    for name in FACETS:
        arrays |= _facet(name, parts, kept)
    for name in NUMBERS:
        columns = [segment.number(name)[rows] for (segment, _), rows in zip(parts, kept, strict=True)]
        arrays[f"n.{name}"] = np.concatenate(columns)
    ids = np.concatenate([segment.ids[rows] for (segment, _), rows in zip(parts, kept, strict=True)])
    keys = [segment.titles[int(row)] for (segment, _), rows in zip(parts, kept, strict=True) for row in rows]
    return arrays | identities(ids) | titles(keys)


def _union(tables: Sequence[Texts]) -> tuple[list[bytes], list[npt.NDArray[np.int32]]]:
    """All texts sorted, and where each table's own stand among them."""
    lists = [table.all() for table in tables]
    texts = sorted(set().union(*lists))
    place = {text: number for number, text in enumerate(texts)}
    return texts, [np.fromiter((place[text] for text in one), np.int32, len(one)) for one in lists]


def _postings(parts: Sequence[Part], places: Sequence[npt.NDArray[np.int32]], terms: int) -> Arrays:
    counts, totals = [], np.zeros(terms, np.int64)
    for (segment, live), place in zip(parts, places, strict=True):
        alive = offsets(live[segment.post_doc].astype(np.int64))
        counts.append(alive[segment.post_at[1:]] - alive[segment.post_at[:-1]])
        totals[place] += counts[-1]
    at = offsets(totals)
    docs, impacts = np.empty(int(at[-1]), np.int32), np.empty(int(at[-1]), np.uint8)
    filled, base = at[:-1].copy(), 0
    for (segment, live), place, count in zip(parts, places, counts, strict=True):
        alive_rows = live[segment.post_doc]
        target = np.repeat(filled[place] - (np.cumsum(count) - count), count) + np.arange(int(count.sum()))
        number = (np.cumsum(live) - 1 + base).astype(np.int32)
        docs[target] = number[segment.post_doc[alive_rows]]
        impacts[target] = segment.post_impact[alive_rows]
        filled[place] += count
        base += int(live.sum())
    return {"post_at": at, "post_doc": docs, "post_impact": impacts}


def _sequences(parts: Sequence[Part], places: Sequence[npt.NDArray[np.int32]], kept: Sequence[Any]) -> Arrays:
    atoms, lengths = [], []
    for (segment, _live), place, rows in zip(parts, places, kept, strict=True):
        where, length = flatten(segment.arrays["seq_at"], rows)
        own = segment.arrays["seq_term"][where]
        # Place -1 would read the last term: it is put back where a gap stood.
        atoms.append(np.where(own < 0, -1, place[own] if len(place) else own).astype(np.int32))
        lengths.append(length)
    return {"seq_at": offsets(np.concatenate(lengths)), "seq_term": np.concatenate(atoms)}


def _facet(name: str, parts: Sequence[Part], kept: Sequence[Any]) -> Arrays:
    columns = [segment.columns[name] for segment, _live in parts]
    values, places = _union([column.texts for column in columns])
    set_of, members, lengths, base = [], [], [], 0
    for column, place, rows in zip(columns, places, kept, strict=True):
        used, own = np.unique(column.set_of[rows], return_inverse=True)
        where, length = flatten(column.at, used)
        set_of.append((own + base).astype(np.int32))
        members.append(place[column.members[where]] if len(place) else column.members[where])
        lengths.append(length)
        base += len(used)
    text, at = text_table(values)
    return {
        f"f.{name}.set": np.concatenate(set_of),
        f"f.{name}.at": offsets(np.concatenate(lengths)),
        f"f.{name}.member": np.concatenate(members),
        f"f.{name}.text": text,
        f"f.{name}.text_at": at,
    }
