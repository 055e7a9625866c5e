"""A question about rows that can't be answered as it was put."""

import difflib
from collections.abc import Iterable

from catalog.language import Text

LONGEST = 100
# Half alike is near: Chinese names are short, and one wrong character of two is half.
NEAR_ENOUGH = 0.5
UNKNOWN = Text("There is no column or parameter “{name}”.{near}", "没有名为“{name}”的列或参数。{near}")
NEAR = Text(" Did you mean “{near}”?", "是否指“{near}”？")


class BadQuery(Exception):
    """`parameter` is the one at fault, `code` stable, `text` says what is right."""

    def __init__(self, parameter: str, code: str, text: Text) -> None:
        self.parameter, self.code, self.text = parameter[:LONGEST], code, text
        super().__init__(text.en)


class TooSlow(Exception):
    """The question took more time, or more memory, than the engine allows, and was stopped."""


def unknown(parameter: str, name: str, known: Iterable[str]) -> BadQuery:
    """What is asked for is not there; names the nearest that is."""
    name = name[:LONGEST]
    nearest = difflib.get_close_matches(name, known, n=1, cutoff=NEAR_ENOUGH)
    near = NEAR.fill({"near": nearest[0]}) if nearest else Text("", "")
    text = Text(UNKNOWN.en.format(name=name, near=near.en), UNKNOWN.zh.format(name=name, near=near.zh))
    return BadQuery(parameter, "unknown", text)
