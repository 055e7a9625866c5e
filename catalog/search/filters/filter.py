"""What a filter is, and the refusal of a value that it can't take."""

from collections.abc import Callable
from dataclasses import dataclass

import tantivy

from catalog.language import Text

Clause = Callable[[tantivy.Schema, tuple[str, ...]], tantivy.Query]


class BadFilter(Exception):
    """`name` is the parameter, `text` says what is right."""

    def __init__(self, name: str, text: Text) -> None:
        self.name, self.text = name, text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class Filter:
    """One parameter: `clause` makes its condition of the values given (any of them fits), or raises BadFilter.

    `field` is the index field that its facet counts, "" where it has none. `many`: it may be given several times.
    """

    name: str
    label: Text
    clause: Clause
    field: str = ""
    many: bool = True
