"""A question about rows that can't be answered as it was put."""

from collections.abc import Iterable

from catalog.language import Text
from catalog.nearest import LONGEST, named

UNKNOWN = Text("There is no column or parameter “{name}”.{near}", "没有名为“{name}”的列或参数。{near}")


class BadQuery(Exception):
    """`parameter` is the one at fault, `code` stable, `text` says what is right."""

    def __init__(self, parameter: str, code: str, text: Text) -> None:
        self.parameter, self.code, self.text = parameter[:LONGEST], code, text
        super().__init__(text.en)


class TooSlow(Exception):
    """The question took more time, or more memory, than the engine allows, and was stopped."""


def unknown(parameter: str, name: str, known: Iterable[str]) -> BadQuery:
    """What is asked for is not there; names the nearest that is."""
    return BadQuery(parameter, "unknown", named(UNKNOWN, name, known))
