"""Which documents of one segment fit a plan, and how well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.search.engine import plan
from catalog.search.engine.entry import value_term
from catalog.search.engine.phrases import in_order
from catalog.search.engine.segment import Docs, Mask, Segment

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Match:
    """`docs` rising; `scores` beside them, None where all count the same. `everything`: no document is left out."""

    docs: Docs
    scores: Scores | None = None
    everything: bool = False


class Matcher:
    """`rarity` maps each scored term to how much it tells (its inverse document frequency)."""

    def __init__(self, segment: Segment, rarity: Mapping[bytes, float]) -> None:
        self.segment, self.rarity = segment, rarity

    def match(self, need: plan.Need) -> Match:
        found = Match(np.zeros(0, np.int32))
        match need:
            case plan.Term():
                found = self._term(need)
            case plan.Begins():
                docs = self._beginning(need)
                found = Match(docs, np.ones(len(docs), np.float32))
            case plan.InOrder(words):
                found = self._in_order(words)
            case plan.AllOf(needs):
                found = self._all(needs)
            case plan.AnyOf(needs):
                found = self._any(needs)
            case plan.Without():
                found = self._all((need,))
            case plan.Liking(inner, likes):
                found = self._liking(self.match(inner), likes)
            case plan.Besides(inner, others, weight):
                found = self._besides(self.match(inner), self.match(others), weight)
            case plan.Fits() | plan.Among():
                found = Match(self._chosen(need))
        return found

    def _term(self, term: plan.Term) -> Match:
        docs, impacts = self.segment.postings(term.term)
        factor = np.float32(self.rarity.get(term.term, 1.0) * term.weight / 255)
        return Match(docs, impacts * factor)

    def _beginning(self, need: plan.Begins) -> Docs:
        docs = self.segment.beginning(need.prefix)
        stems = self.segment.other_stems(need.written) if need.written else ()
        if not stems:
            return docs
        found = self._mask(docs)
        for stem in stems:
            found[self.segment.postings(need.kind + stem)[0]] = True
        return np.flatnonzero(found).astype(np.int32)

    def _chosen(self, need: plan.Fits | plan.Among) -> Docs:
        if isinstance(need, plan.Fits):
            return np.flatnonzero(mask_of(self.segment, need.condition)).astype(np.int32)
        docs = map(self.segment.doc_of, need.ids)
        return np.array(sorted(doc for doc in docs if doc >= 0), np.int32)

    def _in_order(self, words: tuple[bytes, ...]) -> Match:
        found = self._all(tuple(plan.Term(word) for word in dict.fromkeys(words)))
        keep = in_order(self.segment, found.docs, words)
        return Match(found.docs[keep], None if found.scores is None else found.scores[keep] * np.float32(1.5))

    def _all(self, needs: tuple[plan.Need, ...]) -> Match:
        wanted = [self.match(need) for need in needs if not isinstance(need, plan.Without)]
        wanted = sorted((found for found in wanted if not found.everything), key=lambda found: len(found.docs))
        result = wanted[0] if wanted else Match(np.arange(self.segment.size, dtype=np.int32), everything=True)
        for other in wanted[1:]:
            result = self._both(result, other)
        for need in needs:
            if isinstance(need, plan.Without):
                result = self._minus(result, self.match(need.need))
        return result

    def _both(self, few: Match, many: Match) -> Match:
        """A mask or a row of scores as long as the segment beats any search in sorted lists."""
        if not len(few.docs):
            return few
        inside = self._mask(many.docs).take(few.docs)
        docs = few.docs[inside]
        scores = few.scores[inside] if few.scores is not None else None
        return Match(docs, _sum(scores, self._at(many, docs)))

    def _any(self, needs: tuple[plan.Need, ...]) -> Match:
        total, found = np.zeros(self.segment.size, np.float32), np.zeros(self.segment.size, np.bool_)
        for one in (self.match(need) for need in needs):
            if one.everything:
                return one
            found[one.docs] = True
            if one.scores is not None:
                total[one.docs] += one.scores
        docs = np.flatnonzero(found).astype(np.int32)
        return Match(docs, total[docs])

    def _minus(self, match: Match, unwanted: Match) -> Match:
        keep = ~self._mask(unwanted.docs).take(match.docs)
        return Match(match.docs[keep], None if match.scores is None else match.scores[keep])

    def _liking(self, match: Match, likes: tuple[plan.Term, ...]) -> Match:
        scores = match.scores
        for like in likes:
            liked = self._term(like)
            if len(liked.docs):
                scores = _sum(scores, self._at(liked, match.docs))
        return Match(match.docs, scores, match.everything)

    def _besides(self, match: Match, others: Match, weight: float) -> Match:
        more = self._minus(others, match)
        if not len(more.docs):
            return match
        row = np.zeros(self.segment.size, np.float32)
        for one, factor in ((match, 1.0), (more, weight)):
            if one.scores is not None:
                row[one.docs] = one.scores * np.float32(factor)
        docs = np.union1d(match.docs, more.docs)
        return Match(docs, row.take(docs), match.everything)

    def _mask(self, docs: Docs) -> Mask:
        mask = np.zeros(self.segment.size, np.bool_)
        mask[docs] = True
        return mask

    def _at(self, match: Match, docs: Docs) -> Scores | None:
        """What `match` gives to each of `docs`."""
        if match.scores is None:
            return None
        row = np.zeros(self.segment.size, np.float32)
        row[match.docs] = match.scores
        return row.take(docs)


def _sum(first: Scores | None, second: Scores | None) -> Scores | None:
    if first is None or second is None:
        return second if first is None else first
    return first + second


def mask_of(segment: Segment, condition: plan.Condition) -> Mask:
    """The documents that a filter lets through."""
    match condition:
        case plan.Between(number, low, high):
            column = segment.number(number)
            inside = ~np.isnan(column)
            if low is not None:
                inside &= column >= low
            if high is not None:
                inside &= column <= high
            return inside
        case plan.Together(conditions, any_):
            masks = [mask_of(segment, one) for one in conditions]
            joined: Mask = np.logical_or.reduce(masks) if any_ else np.logical_and.reduce(masks)
            return joined
        case plan.ValueIn(facet, values, every):
            return _with_every(segment, facet, values) if every else _with_any(segment, facet, values)


def _with_any(segment: Segment, facet: str, values: Iterable[str]) -> Mask:
    mask = np.zeros(segment.size, np.bool_)
    for value in values:
        mask[segment.postings(value_term(facet, value))[0]] = True
    return mask


def _with_every(segment: Segment, facet: str, values: Iterable[str]) -> Mask:
    mask = np.ones(segment.size, np.bool_)
    for value in values:
        mask &= _with_any(segment, facet, (value,))
    return mask
