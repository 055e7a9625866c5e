"""Datasets like one: those that share its rarest and weightiest words."""

from uuid import UUID

import numpy as np

from catalog.search.engine import plan
from catalog.search.engine.generation import Generation
from catalog.search.engine.question import Question
from catalog.search.engine.reader import answer
from catalog.search.engine.segment import Segment

MOST_WORDS = 12
# Words that more than this share of all documents have say nothing of one.
TOO_COMMON = 0.2


def similar(generation: Generation, identity: UUID, question: Question, *, most: int) -> tuple[UUID, ...]:
    """Ids, most alike first; none where the index does not know the dataset. `question` says what is hidden."""
    place = generation.where(identity)
    if place is None:
        return ()
    words = _telling(place[0].segment, place[1])
    if not words:
        return ()
    asked = Question(need=plan.AnyOf(words), hidden=question.hidden | {identity}, size=most)
    return tuple(hit.id for hit in answer(generation, asked).hits)


def _telling(segment: Segment, doc: int) -> tuple[plan.Term, ...]:
    atoms = np.unique(segment.sequence(doc))
    atoms = atoms[atoms >= 0]
    frequencies = segment.post_at[atoms + 1] - segment.post_at[atoms]
    telling = atoms[(frequencies > 1) & (frequencies <= max(2, TOO_COMMON * segment.size))]
    weighed = [(_weight(segment, int(atom), doc), int(atom)) for atom in telling]
    best = sorted(weighed, reverse=True)[:MOST_WORDS]
    return tuple(plan.Term(segment.terms[atom]) for _weight_, atom in best)


def _weight(segment: Segment, atom: int, doc: int) -> float:
    first, last = int(segment.post_at[atom]), int(segment.post_at[atom + 1])
    place = first + int(np.searchsorted(segment.post_doc[first:last], doc))
    return float(segment.post_impact[place]) * float(np.log1p(segment.size / (last - first)))
