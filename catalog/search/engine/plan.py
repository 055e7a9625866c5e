"""What a search asks of the engine, once words have become terms: a tree of frozen values."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Term:
    """Documents with this term; it counts `weight` times what its rarity and place make of it."""

    term: bytes
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Begins:
    """Documents with a term that begins so; all count the same.

    `written`: where terms are stems, the beginning of a word as it is written: also those with the stem of such a word,
    after `kind`.
    """

    prefix: bytes
    written: bytes = b""
    kind: bytes = b""


@dataclass(frozen=True, slots=True)
class InOrder:
    """Documents with these words one after the other."""

    words: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one; `Without` among them takes away. Of nothing but `Without`, or nothing, everything else fits."""

    needs: tuple["Need", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    needs: tuple["Need", ...]


@dataclass(frozen=True, slots=True)
class Without:
    need: "Need"


@dataclass(frozen=True, slots=True)
class Liking:
    """Documents of `need`; those with some of `likes` count more."""

    need: "Need"
    likes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Besides:
    """Documents of `need`; and those of `others` that are none of them, each of which counts `weight` times."""

    need: "Need"
    others: "Need"
    weight: float


@dataclass(frozen=True, slots=True)
class Nothing:
    """Something was asked for, but nothing that could be a word."""


@dataclass(frozen=True, slots=True)
class Fits:
    """Documents that a filter lets through; all count the same."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class Among:
    """The documents with these ids."""

    ids: frozenset[UUID]


Need = Term | Begins | InOrder | AllOf | AnyOf | Without | Liking | Besides | Fits | Among | Nothing
EVERYTHING = AllOf(())


@dataclass(frozen=True, slots=True)
class ValueIn:
    """A filter: documents with one of the values of a facet, or, with `every`, all of them."""

    facet: str
    values: tuple[str, ...]
    every: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A filter: a number from `low` to `high`, both included; None is open. A document without the number is out."""

    number: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """A filter made of filters: all of them, or with `any_` one."""

    conditions: tuple["Condition", ...]
    any_: bool = False


Condition = ValueIn | Between | Together


def terms_of(need: Need) -> frozenset[bytes]:
    """Every term whose rarity matters."""
    match need:
        case Term(term):
            return frozenset((term,))
        case InOrder(words):
            return frozenset(words)
        case AllOf(needs) | AnyOf(needs):
            return frozenset().union(*(terms_of(one) for one in needs))
        case Liking(inner, likes):
            return terms_of(inner) | {like.term for like in likes}
        case Besides(inner, others):
            return terms_of(inner) | terms_of(others)
    return frozenset()
