"""What should be found for a query, judged by hand: `judgements.tsv` has corpus, query and `key=grade` of each answer.

Grades: 3 it is what was meant, 2 it helps, 1 it is near. What isn't named counts as not relevant, so a good answer that
nobody judged lowers the figures: they compare one state of the engine with another, not this engine with others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("judgements.tsv")


@dataclass(frozen=True, slots=True)
class Judged:
    query: str
    grades: Mapping[str, int]


def judged(corpus: str) -> tuple[Judged, ...]:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    return tuple(Judged(query, dict(map(_grade, answers))) for name, query, *answers in rows if name == corpus)


def _grade(answer: str) -> tuple[str, int]:
    key, _equals, grade = answer.rpartition("=")
    return key, int(grade)
