"""How much each agency makes public, and how open that is: counted by the index, which hides what is not public now."""

from dataclasses import dataclass

from catalog.search.ask import hidden_since, open_index
from catalog.search.engine.grouping import Having
from catalog.vocabulary import criteria
from catalog.vocabulary.levels import OPEN

OPENED = Having("level", frozenset({OPEN}))
MET = Having("mark", frozenset(f"{term.code}:{criteria.MET}" for term in criteria.CRITERIA))
MEASURED = Having(
    "mark",
    frozenset(f"{term.code}:{mark.code}" for term in criteria.CRITERIA for mark in criteria.MARKS),
    once=True,
)


@dataclass(frozen=True, slots=True)
class Figures:
    """`public` datasets, of them `opened` at the level open; `met` is how many of the eight criteria they meet on
    average, None where none was measured.
    """

    public: int = 0
    opened: int = 0
    met: float | None = None


def figures_by_agency() -> dict[str, Figures]:
    """By slug; an agency that is not named has nothing public. Raises IndexUnusable."""
    generation = open_index()
    hidden = hidden_since(generation)
    public = generation.frequencies("agency", generation.values("agency"), hidden)
    opened, met, measured = (generation.sums("agency", what, hidden) for what in (OPENED, MET, MEASURED))
    return {
        slug: Figures(count, opened[slug], met[slug] / measured[slug] if measured[slug] else None)
        for slug, count in public.items()
    }
