"""nDCG@10 and success@1 of the engine over a corpus.

Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002), with gains of 2^grade - 1.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.search.document import Document
from catalog.search.engine.manifest import Position
from catalog.search.engine.reader import Reader, answer
from catalog.search.engine.writer import build, swap
from catalog.search.entries import write_segment
from catalog.search.query import SearchQuery, question_of
from tests.relevance.judgements import Judged

DEPTH = 10
# The first hit is a success from this grade on.
GOOD = 2


@dataclass(frozen=True, slots=True)
class Measured:
    query: str
    ndcg: float
    success: bool
    first: tuple[str, ...]


def measure(documents: Mapping[str, Document], judgements: Iterable[Judged]) -> list[Measured]:
    key_of = {document.id: key for key, document in documents.items()}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        swap(root, build(root, iter([list(documents.values())]), Position(1, 1), make=write_segment))
        generation = Reader(root).generation()
        found = []
        for one in judgements:
            hits = answer(generation, question_of(SearchQuery(q=one.query, page_size=DEPTH))).hits
            keys = tuple(key_of[str(hit.id)] for hit in hits)
            success = bool(keys) and one.grades.get(keys[0], 0) >= GOOD
            found.append(Measured(one.query, ndcg([one.grades.get(key, 0) for key in keys], one.grades), success, keys))
        return found


def ndcg(grades: Sequence[int], known: Mapping[str, int]) -> float:
    """Of the first DEPTH; 1 is the best order there can be."""
    best = _gain(sorted(known.values(), reverse=True))
    return _gain(grades) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
