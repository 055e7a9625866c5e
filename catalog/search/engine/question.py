"""What is asked of the engine, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from catalog.search.engine.plan import EVERYTHING, Condition, Need

# SAME: all are equal, so that their ids alone decide.
RELEVANCE, TITLE, SAME = "relevance", "title", "same"


@dataclass(frozen=True, slots=True)
class Order:
    """`by`: RELEVANCE, TITLE, SAME or the name of a number. Equal ones stand in the order of their ids."""

    by: str = RELEVANCE
    descending: bool = True


@dataclass(frozen=True, slots=True)
class After:
    """The last one of the page before: its key in the order asked for, and its id."""

    key: float | str
    id: UUID


@dataclass(frozen=True, slots=True)
class FacetAsked:
    """Count the values of `facet`, as if the filter `own` were not set; only those in `among`, where that is given."""

    facet: str
    own: str
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`filters` by name. `hidden`: documents that may not be seen although the index still knows them."""

    need: Need = EVERYTHING
    filters: Mapping[str, Condition] = field(default_factory=dict)
    order: Order = Order()
    size: int = 20
    offset: int = 0
    after: After | None = None
    facets: Mapping[str, FacetAsked] = field(default_factory=dict)
    facet_values: int = 50
    hidden: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    id: UUID
    key: float | str

    @property
    def after(self) -> After:
        return After(self.key, self.id)


@dataclass(frozen=True, slots=True)
class Counted:
    """The most frequent values with their counts, and how many values there are at all."""

    values: tuple[tuple[str, int], ...] = ()
    distinct: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """`count` of all that fit; `hits` of one page."""

    hits: tuple[Hit, ...]
    count: int
    facets: Mapping[str, Counted]
