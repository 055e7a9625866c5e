"""Did you mean: words that no dataset has, replaced by near ones that some have.

English by letters, at most two edits away; Chinese by sound: 公教 is typed as 公交 is. A correction is offered only if
it finds something that may be seen.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from catalog.search import grammar
from catalog.search.engine.entry import SOUND, WORD
from catalog.search.engine.generation import Generation
from catalog.search.engine.matching import Matcher
from catalog.search.engine.plan import AllOf, Term
from catalog.search.engine.question import Question
from catalog.search.engine.reader import answer
from catalog.search.engine.segment import Segment
from catalog.search.engine.vocabulary import LEAST, Vocabulary
from catalog.search.query import FIELDS, need_of
from catalog.search.readings import readings
from catalog.search.tokens import IS_HAN, RUN, runs, side_by_side, stem

OPERATORS = ("OR", "AND", "NOT")
WINDOWS = (4, 3, 2)
LONGEST_RUN = 16


def did_you_mean(generation: Generation, text: str, question: Question) -> str:
    """`text` with its unknown words corrected; "" where there is nothing better. `question` brings the filters."""
    corrected = _corrected(generation, text)
    if corrected == text:
        return ""
    try:
        need = need_of(corrected)
    except grammar.BadQuery:
        return ""
    found = answer(generation, replace(question, need=need, size=1, offset=0, after=None, facets={}))
    return corrected if found.count else ""


def _corrected(generation: Generation, text: str) -> str:
    pieces, end = [], 0
    for found in RUN.finditer(text):
        pieces.append(text[end : found.start()])
        end = found.end()
        is_name = text[end : end + 1] in (":", "：") and found[0].lower() in FIELDS
        kept = is_name or found[0] in OPERATORS
        pieces.append(found[0] if kept else _one(generation, found[0]))
    return "".join((*pieces, text[end:]))


def _one(generation: Generation, run: str) -> str:
    folded = "".join(runs(run))
    if _known(generation, folded):
        return run
    if IS_HAN.match(run):
        return _by_sound(generation, folded[:LONGEST_RUN]) or run
    if len(folded) < LEAST or not (folded.isascii() and folded.isalpha()):
        return run
    return nearest(generation, folded) or run


def _known(generation: Generation, run: str) -> bool:
    need = AllOf(tuple(Term(WORD + token.encode()) for token in side_by_side(run)))
    return any(len(Matcher(one.segment, {}).match(need).docs) for one in generation.slices)


def nearest(generation: Generation, word: str) -> str:
    """The nearest word, of equally near ones the most frequent; "" for none."""
    for edits in (1, 2) if len(word) > LEAST else (1,):
        found = {other for one in generation.slices for _d, other in vocabulary(one.segment).near(word, edits)}
        if found:
            return max(sorted(found), key=lambda other: (other[0] == word[0], frequency(generation, other)))
    return ""


def nearest_beginning(generation: Generation, word: str) -> str:
    found = {other for one in generation.slices for _d, other in vocabulary(one.segment).near_beginnings(word)}
    return max(sorted(found), key=lambda other: (other[0] == word[0], frequency(generation, other)), default="")


def frequency(generation: Generation, word: str) -> int:
    term = WORD + stem(word).encode()
    return sum(one.segment.frequency(term) for one in generation.slices)


def _by_sound(generation: Generation, run: str) -> str:
    """Put a word that sounds the same in the place of each few characters, until all of it is known."""
    for size in WINDOWS:
        for start in range(max(0, len(run) - size + 1)):
            for other in _homophones(generation, run[start : start + size]):
                changed = run[:start] + other + run[start + size :]
                if _known(generation, changed):
                    return changed
    return ""


def _homophones(generation: Generation, word: str) -> Iterable[str]:
    """Words of as many characters; those of the most usual reading first."""
    found = [other for sound in readings(word) for other in sorted(_sounding(generation, sound))]
    return dict.fromkeys(other for other in found if len(other) == len(word) and other != word)


def _sounding(generation: Generation, sound: str) -> set[str]:
    prefix = SOUND + f"{sound}\0".encode()
    found = set()
    for one in generation.slices:
        terms = one.segment.terms
        found |= {terms[place].partition(b"\0")[2].decode() for place in range(*terms.span(prefix))}
    return found


@lru_cache(maxsize=32)
def vocabulary(segment: Segment) -> Vocabulary:
    """Made at the first wrong word, and kept while the segment is."""
    return Vocabulary(segment)
