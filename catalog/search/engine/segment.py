"""One immutable segment: who stands in it, by which terms it is found, and what is counted of it.

Arrays, with n documents, m terms, p postings:
`ids` (n, 16) bytes; `id_key` (n) their first halves sorted, `id_doc` (n) whose they are;
`term_text`, `term_at` (m + 1) the terms, sorted; `post_at` (m + 1), `post_doc` (p), `post_impact` (p);
`seq_at` (n + 1), `seq_term` the atoms of each document, -1 between texts;
`f.NAME.set` (n), `f.NAME.at`, `f.NAME.member`, `f.NAME.text`, `f.NAME.text_at`: a facet; documents that have the same
values share one set; `n.NAME` (n) a number; `title_text`, `title_at`, `title_rank` (n), equal for equal titles, and
`title_order` (n), the documents in the order of their titles.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any
from uuid import UUID

import numpy as np
import numpy.typing as npt

from catalog.search.engine.entry import FACETS, SURFACE, value_term
from catalog.search.engine.pack import Array

Docs = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


class Texts:
    """A table of byte strings, sorted or not."""

    def __init__(self, text: Array, at: Array) -> None:
        self._text, self._at = text.data.cast("B") if text.size else memoryview(b""), at

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, index: int) -> bytes:
        return bytes(self._text[self._at[index] : self._at[index + 1]])

    def all(self) -> list[bytes]:
        whole, at = bytes(self._text), self._at.tolist()
        return [whole[start:end] for start, end in pairwise(at)]

    def place(self, text: bytes, low: int = 0) -> int:
        """Where `text` stands or would stand, in a sorted table."""
        return bisect_left(range(len(self)), text, lo=low, key=self.__getitem__)

    def span(self, prefix: bytes) -> tuple[int, int]:
        """First and one past the last that begin with `prefix`."""
        first = self.place(prefix)
        return first, self.place(_after(prefix), first)


def _after(prefix: bytes) -> bytes:
    """The least text above all that begin with `prefix`; 0xFF never occurs in UTF-8."""
    return prefix + b"\xff"


@dataclass(frozen=True, slots=True)
class Column:
    """A facet: `set_of` (n) numbers a set of values; `at`, `members` say which values, by their place in `texts`."""

    set_of: npt.NDArray[np.int32]
    at: npt.NDArray[np.int64]
    members: npt.NDArray[np.int32]
    texts: Texts


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who has each value of a facet: those with the value at a place of the column's table, between two of `at`.

    A value is a term too, and both tables are sorted: the terms of a facet's values stand side by side in their order.
    """

    at: npt.NDArray[np.int64]
    post_doc: Docs

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """The dead among them."""
        return np.diff(self.at)

    def docs(self, place: int) -> Docs:
        return self.post_doc[self.at[place] : self.at[place + 1]]


class Segment:
    """Reading only; safe for many threads."""

    def __init__(self, name: str, arrays: dict[str, Any]) -> None:
        self.name, self.arrays = name, arrays
        self.ids: npt.NDArray[np.uint8] = arrays["ids"]
        self.size = len(self.ids)
        self.terms = Texts(arrays["term_text"], arrays["term_at"])
        self.titles = Texts(arrays["title_text"], arrays["title_at"])
        self.post_at: npt.NDArray[np.int64] = arrays["post_at"]
        self.post_doc: Docs = arrays["post_doc"]
        self.post_impact: npt.NDArray[np.uint8] = arrays["post_impact"]
        self.columns = {name: _column(name, arrays) for name in FACETS}

    def other_stems(self, written: bytes) -> frozenset[bytes]:
        """Stems of words that begin so, where the stems do not: `happi` of `happy`, `station` of `stations`."""
        words, stems = self._stems
        first = bisect_left(words, written)
        last = bisect_left(words, _after(written), lo=first)
        return frozenset(stem for stem in stems[first:last] if not stem.startswith(written))

    @cached_property
    def _stems(self) -> tuple[list[bytes], list[bytes]]:
        """Words as they are written, sorted, and their stems: asked for by every beginning, so taken out once."""
        pairs = [self.terms[place][1:].split(b"\0") for place in range(*self.terms.span(SURFACE))]
        return [word for word, _stem in pairs], [stem for _word, stem in pairs]

    def number(self, name: str) -> npt.NDArray[np.float64]:
        found: npt.NDArray[np.float64] = self.arrays[f"n.{name}"]
        return found

    def find(self, term: bytes) -> int:
        """The term's place; -1 where no document has it."""
        place = self.terms.place(term)
        return place if place < len(self.terms) and self.terms[place] == term else -1

    def postings(self, term: bytes) -> tuple[Docs, npt.NDArray[np.uint8]]:
        """Documents in rising order, and what the term weighs in each."""
        place = self.find(term)
        if place < 0:
            return self.post_doc[:0], self.post_impact[:0]
        span = slice(self.post_at[place], self.post_at[place + 1])
        return self.post_doc[span], self.post_impact[span]

    def carriers(self, facet: str) -> Carriers:
        first, last = self.terms.span(value_term(facet, ""))
        return Carriers(self.post_at[first : last + 1], self.post_doc)

    def frequency(self, term: bytes) -> int:
        place = self.find(term)
        return 0 if place < 0 else int(self.post_at[place + 1] - self.post_at[place])

    def beginning(self, prefix: bytes) -> Docs:
        """Documents with a term that begins so, each once. The postings of neighbouring terms lie side by side."""
        first, last = self.terms.span(prefix)
        found = np.zeros(self.size, np.bool_)
        found[self.post_doc[self.post_at[first] : self.post_at[last]]] = True
        return np.flatnonzero(found).astype(np.int32)

    def doc_of(self, identity: UUID) -> int:
        """The document's number; -1 where it is not here."""
        raw = identity.bytes
        keys = self.arrays["id_key"]
        place = int(np.searchsorted(keys, np.uint64(int.from_bytes(raw[:8], "big"))))
        while place < self.size and int(keys[place]) == int.from_bytes(raw[:8], "big"):
            doc = int(self.arrays["id_doc"][place])
            if self.ids[doc].tobytes() == raw:
                return doc
            place += 1
        return -1

    def id_of(self, doc: int) -> UUID:
        return UUID(bytes=self.ids[doc].tobytes())

    def sequence(self, doc: int) -> npt.NDArray[np.int32]:
        at = self.arrays["seq_at"]
        found: npt.NDArray[np.int32] = self.arrays["seq_term"][at[doc] : at[doc + 1]]
        return found


def _column(name: str, arrays: dict[str, Any]) -> Column:
    texts = Texts(arrays[f"f.{name}.text"], arrays[f"f.{name}.text_at"])
    return Column(arrays[f"f.{name}.set"], arrays[f"f.{name}.at"], arrays[f"f.{name}.member"], texts)


def flatten(at: npt.NDArray[np.int64], rows: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where the members of `rows` lie, end to end, and how many each row has."""
    starts = at[rows]
    lengths = at[rows + 1] - starts
    before = np.cumsum(lengths) - lengths
    return np.repeat(starts - before, lengths) + np.arange(int(lengths.sum()), dtype=np.int64), lengths
