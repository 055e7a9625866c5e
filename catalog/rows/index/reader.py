"""Reading the index of a table: memory-mapped, nothing is loaded before it is asked for. Safe for many threads."""

import zlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from catalog.rows.index.make import BLOCK
from catalog.search.engine.pack import read

Numbers = npt.NDArray[np.int32]
Row = list[Any]
NOTHING: Numbers = np.zeros(0, np.int32)


class RowIndex:
    """`size` rows, numbered from 0. A row is its `_row` and then its cells, as JSON has them."""

    def __init__(self, path: Path) -> None:
        """Raises FileNotFoundError, and IndexUnusable for what is no whole index."""
        arrays: dict[str, Any] = dict(read(path))
        self.size = int(arrays["size"][0])
        self.has_words = "word" in arrays
        self._arrays = arrays
        self._blocks = memoryview(arrays["block"]).cast("B") if arrays["block"].size else memoryview(b"")
        if self.has_words:
            self.length: Numbers = arrays["length"]
            self._words = memoryview(arrays["word"]).cast("B") if arrays["word"].size else memoryview(b"")
            self._word_at: npt.NDArray[np.int64] = arrays["word_at"]

    def stretch(self, start: int, many: int) -> Numbers:
        """The numbers of `many` rows from `start`, fewer at the end."""
        return np.arange(min(start, self.size), min(start + many, self.size), dtype=np.int32)

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """In the order of `numbers`. Neighbours are unpacked together."""
        found: list[Row] = []
        for block, wanted in groupby(numbers, key=lambda number: number // BLOCK):
            rows = self._block(block)
            found += [rows[number % BLOCK] for number in wanted]
        return found

    def _block(self, place: int) -> list[Row]:
        at = self._arrays["block_at"]
        rows: list[Row] = orjson.loads(zlib.decompress(self._blocks[at[place] : at[place + 1]]))
        return rows

    def having(self, word: str) -> Numbers:
        """Rows with this very word, rising."""
        place = self._place(word.encode())
        return self._posts(place, place + 1) if self._word(place) == word.encode() else NOTHING

    def beginning(self, start: str) -> Numbers:
        """Rows with a word that begins so."""
        first = self._place(start.encode())
        return self._any_of([(first, self._place(start.encode() + b"\xff", first))])

    def containing(self, part: str) -> Numbers:
        """Rows with a word that has `part` anywhere in it."""
        return self._with_words_at(list(self._occurrences(part)))

    def containing_rare(self, part: str, most: int) -> Numbers | None:
        """The same; None as soon as more than `most` words are seen to have it."""
        found = list(islice(self._occurrences(part), most + 1))
        return None if len(found) > most else self._with_words_at(found)

    def _occurrences(self, part: str) -> Iterator[int]:
        """Where in the words, one occurrence a word. No part spans two: a line break is between them."""
        # A view can not be searched. The words are small beside the rows: a copy for the moment is quickly made.
        text, sought = bytes(self._words), part.encode()
        at = text.find(sought)
        while at >= 0:
            yield at
            # The rest of this word says nothing new.
            at = text.find(sought, text.find(b"\n", at))

    def _with_words_at(self, occurrences: list[int]) -> Numbers:
        """Neighbouring words are read together."""
        if not occurrences:
            return NOTHING
        places = np.searchsorted(self._word_at, occurrences, side="right") - 1
        gaps = np.flatnonzero(np.diff(places) > 1)
        firsts, lasts = places[[0, *(gaps + 1)]], places[[*gaps, -1]] + 1
        return self._any_of(list(zip(firsts.tolist(), lasts.tolist(), strict=True)))

    def _any_of(self, stretches: list[tuple[int, int]]) -> Numbers:
        """Rows with any word of these stretches of places: ticked off, since sorting many takes ten times as long."""
        ticked = np.zeros(self.size, np.bool_)
        for first, last in stretches:
            ticked[self._posts(first, last)] = True
        return np.flatnonzero(ticked).astype(np.int32)

    def _posts(self, first: int, last: int) -> Numbers:
        at = self._arrays["post_at"]
        posts: Numbers = self._arrays["post"][at[first] : at[last]]
        return posts

    def _place(self, word: bytes, low: int = 0) -> int:
        return bisect_left(range(len(self._word_at) - 1), word, lo=low, key=self._word)

    def _word(self, place: int) -> bytes:
        if place >= len(self._word_at) - 1:
            return b""
        return bytes(self._words[self._word_at[place] : self._word_at[place + 1] - 1])
