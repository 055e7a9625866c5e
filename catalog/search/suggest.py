"""What is suggested while someone types: agencies, keywords, columns by name, and datasets by title.

By the letters of any word, by pinyin (`gongjiao`), by initials (`gj`); one slip of the finger is forgiven.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

import numpy as np

from catalog.search.engine import plan
from catalog.search.engine.entry import COLUMN, KEY, SOUND, TITLE
from catalog.search.engine.generation import Generation
from catalog.search.engine.question import Question
from catalog.search.engine.reader import answer, visible_count
from catalog.search.spelling import nearest_beginning
from catalog.search.suggestible import AGENCY, KEYWORD
from catalog.search.suggestible import COLUMN as COLUMN_NAME
from catalog.search.tokens import IS_HAN, runs, side_by_side

LONGEST = 60
MOST_NAMES, MOST_DATASETS, MOST_COLUMNS = 4, 5, 3
# Names looked at: whoever has typed one letter sees the first of them, not the best of all.
MOST_LOOKED_AT = 600
LEAST_FORGIVEN = 4
FACET_OF = {AGENCY: "agency", KEYWORD: "keyword"}


@dataclass(frozen=True, slots=True)
class Name:
    """`kind`: AGENCY, KEYWORD or COLUMN; `value` is the agency's slug, else the text itself."""

    kind: str
    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`datasets` are ids, best first."""

    names: tuple[Name, ...]
    datasets: tuple[UUID, ...]


def suggest(generation: Generation, text: str, question: Question) -> Suggestions:
    """`question` says what is hidden."""
    words = runs(text[:LONGEST])
    if not words:
        return Suggestions((), ())
    found = _suggest(generation, words, question)
    if found.names or found.datasets or len(words[-1]) < LEAST_FORGIVEN or IS_HAN.match(words[-1]):
        return found
    meant = nearest_beginning(generation, words[-1])
    return _suggest(generation, (*words[:-1], meant), question) if meant else found


def _suggest(generation: Generation, words: tuple[str, ...], question: Question) -> Suggestions:
    names = tuple(_names(generation, " ".join(words), question))
    asked = Question(need=_titles(words), hidden=question.hidden, size=MOST_DATASETS)
    return Suggestions(names, tuple(hit.id for hit in answer(generation, asked).hits))


def _titles(words: tuple[str, ...]) -> plan.Need:
    """All words, the last one begun; or their pinyin, typed in one go."""
    last = words[-1]
    needs: list[plan.Need] = [plan.Term(TITLE + token.encode()) for word in words[:-1] for token in side_by_side(word)]
    if IS_HAN.match(last):
        tokens = side_by_side(last)
        needs += [plan.Term(TITLE + token.encode()) for token in tokens[:-1]]
        needs.append(plan.Begins(TITLE + tokens[-1].encode()))
        return plan.AllOf(tuple(needs))
    needs.append(plan.Begins(TITLE + last.encode(), written=last.encode(), kind=TITLE))
    named = plan.AllOf(tuple(needs))
    typed = "".join(words)
    sounds = len(typed) > 1 and typed.isascii() and typed.isalpha()
    return plan.AnyOf((named, plan.Begins(SOUND + typed.encode()))) if sounds else named


def _names(generation: Generation, key: str, question: Question) -> Iterable[Name]:
    """Of each kind the most frequent few; what no visible document has is left out."""
    surfaces = dict.fromkeys(_surfaces(generation, key))
    for kind, most in ((AGENCY, MOST_NAMES), (KEYWORD, MOST_NAMES)):
        facet = FACET_OF[kind]
        values: dict[str, str] = {}
        for surface in surfaces:
            if surface[0] == kind:
                value, _tab, name = surface[1:].rpartition("\t") if kind == AGENCY else (surface[1:], "", surface[1:])
                values.setdefault(value, name)
        counts = generation.frequencies(facet, values, question.hidden)
        seen = (value for value in sorted(values, key=lambda value: (-counts[value], value)) if counts[value])
        yield from (Name(kind, value, values[value], counts[value]) for value in islice(seen, most))
    columns = [surface[1:] for surface in surfaces if surface[0] == COLUMN_NAME][:MOST_COLUMNS]
    for column in columns:
        need = plan.AllOf(
            tuple(plan.Term(COLUMN + token.encode()) for run in runs(column) for token in side_by_side(run))
        )
        count = visible_count(generation, need, question.hidden)
        if count:
            yield Name(COLUMN_NAME, column, column, count)


def _surfaces(generation: Generation, key: str) -> Iterable[str]:
    for one in generation.slices:
        terms = one.segment.terms
        first, last = terms.span(KEY + key.encode())
        # From all over the span, so that the first letters of the alphabet are not all there is.
        places = np.unique(np.linspace(first, max(first, last - 1), min(last - first, MOST_LOOKED_AT)).astype(int))
        for place in places.tolist():
            yield terms[place].partition(b"\0")[2].decode()
