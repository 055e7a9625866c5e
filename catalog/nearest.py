"""What was probably meant: the known name that is most like one that is not known."""

import difflib
from collections.abc import Iterable

from catalog.language import Text

LONGEST = 100
# Half alike is near: Chinese names are short, and one wrong character of two is half.
NEAR_ENOUGH = 0.5
NEAR = Text(" Did you mean “{near}”?", "是否指“{near}”？")


def did_you_mean(name: str, known: Iterable[str], *, ending: str = "") -> Text:
    """A sentence to stand behind another one; empty where nothing known is near. `ending` is shown after the name."""
    near = difflib.get_close_matches(name[:LONGEST], list(known), n=1, cutoff=NEAR_ENOUGH)
    return NEAR.fill({"near": f"{near[0]}{ending}"}) if near else Text("", "")


def named(unknown: Text, name: str, known: Iterable[str]) -> Text:
    """`unknown` with its `{name}`, and in `{near}` what was probably meant."""
    name = name[:LONGEST]
    near = did_you_mean(name, known)
    return Text(unknown.en.format(name=name, near=near.en), unknown.zh.format(name=name, near=near.zh))
