"""A document as the engine takes it: terms with their impacts, a sequence for phrases, values and numbers."""

from dataclasses import dataclass

# Name of each number column, in file order. Moments are microseconds, days proleptic ordinals; NaN is none.
NUMBERS = ("modified", "created", "openness", "period_start", "period_end", "west", "south", "east", "north")
# Whole values, each a facet.
FACETS = ("agency", "theme", "keyword", "format", "license", "level", "frequency", "mark", "has_rows", "language")

# The first byte of a term says what it is a term of.
WORD, TITLE, COLUMN, EXACT, VALUE, SURFACE, KEY, SOUND = b"w", b"t", b"c", b"x", b"f", b"s", b"k", b"y"


@dataclass(frozen=True, slots=True)
class Entry:
    """`impacts`: term to 1–255. `names`: terms that are looked up but have no postings.

    `sequence`: the terms of the words as they stand, with b"" between two texts; `values` and `numbers` in the order of
    FACETS and NUMBERS.
    """

    id: bytes
    impacts: dict[bytes, int]
    names: frozenset[bytes]
    sequence: tuple[bytes, ...]
    values: tuple[tuple[str, ...], ...]
    numbers: tuple[float, ...]
    title_key: bytes


def value_term(facet: str, value: str) -> bytes:
    return VALUE + f"{facet}\0{value}".encode()
