"""The words of a segment as they are written, to find those that are nearly what was typed."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from catalog.search.engine.entry import SURFACE
from catalog.search.engine.segment import Segment

LEAST = 4
# Words compared letter by letter at most: the nearest by their letters come first. Beginnings are compared faster.
MOST_COMPARED, MOST_BEGUN = 1500, 3000


class Vocabulary:
    """Sorted words, with which letters each has (a bit a letter) and how long it is."""

    def __init__(self, segment: Segment) -> None:
        first, last = segment.terms.span(SURFACE)
        pairs = [segment.terms[place][1:].partition(b"\0") for place in range(first, last)]
        self.words = [word.decode() for word, _nul, _stem in pairs]
        self.letters = np.array([letters_of(word) for word in self.words], np.uint32)
        self.lengths = np.array([len(word) for word in self.words], np.int16)
        self.initials = np.array([ord(word[0]) for word in self.words], np.int32)

    def near(self, word: str, most: int) -> Iterator[tuple[int, str]]:
        """Distance and word, for all within `most` edits. An edit changes at most two letters' bits."""
        differing = np.bitwise_count(self.letters ^ np.uint32(letters_of(word)))
        close = (differing <= 2 * most) & (np.abs(self.lengths - len(word)) <= most)
        places = np.flatnonzero(close)
        for place in places[np.argsort(differing[places], kind="stable")][:MOST_COMPARED]:
            found = distance(word, self.words[place], most)
            if found <= most:
                yield found, self.words[place]

    def near_beginnings(self, word: str) -> Iterator[tuple[int, str]]:
        """Words that begin nearly so: one edit away."""
        missing = np.bitwise_count(np.uint32(letters_of(word)) & ~self.letters)
        places: npt.NDArray[np.int64] = np.flatnonzero((missing <= 1) & (self.lengths >= len(word) - 1))
        # A slip is rarely the first letter: words that begin alike are compared first.
        other = self.initials[places] != ord(word[0])
        for place in places[np.argsort(other, kind="stable")][:MOST_BEGUN]:
            if begins_nearly(self.words[place], word):
                yield 1, self.words[place]


def begins_nearly(word: str, typed: str) -> bool:
    """Whether `typed` is at most one edit away from some beginning of `word`: what follows the first slip is right."""
    at = next((place for place, pair in enumerate(zip(word, typed, strict=False)) if pair[0] != pair[1]), None)
    if at is None:
        return len(word) >= len(typed) - 1
    replaced, missing, extra = typed[at + 1 :], typed[at:], typed[at + 1 :]
    swapped = typed[at + 1 : at + 2] == word[at] and word[at + 1 : at + 2] == typed[at]
    return (
        word.startswith(replaced, at + 1)
        or word.startswith(missing, at + 1)
        or word.startswith(extra, at)
        or (swapped and word.startswith(typed[at + 2 :], at + 2))
    )


def letters_of(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) - 97 if "a" <= letter <= "z" else 26)
    return bits


def distance(first: str, second: str, most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours; `most` + 1 for anything farther."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        before, previous, row = row, before, [i]
        for j, other in enumerate(second, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, previous[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
