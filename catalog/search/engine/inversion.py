"""Entries into the arrays of a segment."""

from array import array
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import count, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from catalog.search.engine.entry import FACETS, NUMBERS, Entry
from catalog.search.engine.pack import offsets, text_table

Arrays = dict[str, npt.NDArray[Any]]


def invert(entries: Sequence[Entry]) -> Arrays:
    arrays = _postings(entries)
    for position, name in enumerate(FACETS):
        arrays |= _facet(name, [entry.values[position] for entry in entries])
    numbers = np.array([entry.numbers for entry in entries], np.float64).reshape(len(entries), len(NUMBERS))
    arrays |= {f"n.{name}": np.ascontiguousarray(numbers[:, place]) for place, name in enumerate(NUMBERS)}
    ids = np.frombuffer(b"".join(entry.id for entry in entries), np.uint8).reshape(-1, 16)
    return arrays | identities(ids) | titles([entry.title_key for entry in entries])


def identities(ids: npt.NDArray[np.uint8]) -> Arrays:
    keys = np.ascontiguousarray(ids[:, :8]).view(">u8").ravel().astype(np.uint64)
    order = np.argsort(keys, kind="stable").astype(np.int32)
    return {"ids": ids, "id_key": keys[order], "id_doc": order}


def titles(keys: list[bytes]) -> Arrays:
    """Equal titles have one rank."""
    text, at = text_table(keys)
    order = sorted(range(len(keys)), key=keys.__getitem__)
    rank = np.zeros(len(keys), np.int32)
    new = [int(keys[one] != keys[before]) for before, one in pairwise(order)]
    rank[order] = np.concatenate((np.zeros(1, np.int32), np.cumsum(new, dtype=np.int32)))[: len(keys)]
    return {"title_text": text, "title_at": at, "title_rank": rank, "title_order": np.array(order, np.int32)}


def _postings(entries: Sequence[Entry]) -> Arrays:
    # The loops over terms are in C: a million documents have more than a hundred million of them.
    number: defaultdict[bytes, int] = defaultdict(count().__next__)
    numbered = number.__getitem__
    term_of, impact_of, sequence = array("i"), array("B"), array("i")
    lengths, seq_lengths = [], []
    for entry in entries:
        term_of.extend(map(numbered, entry.impacts))
        impact_of.extend(entry.impacts.values())
        deque(map(numbered, entry.names), maxlen=0)
        lengths.append(len(entry.impacts))
        sequence.extend(map(numbered, entry.sequence))
        seq_lengths.append(len(entry.sequence))
    gap = number.pop(b"", -1)
    terms = sorted(number)
    # One more for the gap between two texts.
    place = np.full(len(terms) + 1, -1, np.int32)
    place[[number[term] for term in terms]] = np.arange(len(terms), dtype=np.int32)
    terms_sorted = place[np.frombuffer(term_of, np.int32)] if terms else np.zeros(0, np.int32)
    order = np.argsort(terms_sorted, kind="stable")
    docs = np.repeat(np.arange(len(entries), dtype=np.int32), lengths)
    text, at = text_table(terms)
    atoms = np.frombuffer(sequence, np.int32) if sequence else np.zeros(0, np.int32)
    return {
        "term_text": text,
        "term_at": at,
        "post_at": offsets(np.bincount(terms_sorted, minlength=len(terms))),
        "post_doc": docs[order],
        "post_impact": (np.frombuffer(impact_of, np.uint8) if terms else np.zeros(0, np.uint8))[order],
        "seq_at": offsets(np.array(seq_lengths, np.int64)),
        "seq_term": np.where(atoms == gap, -1, place[atoms]).astype(np.int32),
    }


def _facet(name: str, rows: list[tuple[str, ...]]) -> Arrays:
    values = sorted({value for row in set(rows) for value in row})
    code = {value: place for place, value in enumerate(values)}
    sets: dict[tuple[str, ...], int] = {}
    set_of = np.array([sets.setdefault(row, len(sets)) for row in rows], np.int32)
    members = np.array([code[value] for row in sets for value in row], np.int32)
    text, at = text_table([value.encode() for value in values])
    return {
        f"f.{name}.set": set_of,
        f"f.{name}.at": offsets(np.array([len(row) for row in sets], np.int64)),
        f"f.{name}.member": members,
        f"f.{name}.text": text,
        f"f.{name}.text_at": at,
    }
