r"""Text cut to the words of the index: runs of letters, digits and underscores, in small letters.

DuckDB cuts the table (`RUN`), Python the question, and both must agree on every letter: so only text of ASCII and of
the scripts of East Asia, which have no cases, is looked up. All other text is for DuckDB alone.
"""

import re
from dataclasses import dataclass

# RE2's, as DuckDB reads it.
RUN = r"[\pL\pN_]+"
CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
RUNS = re.compile(rf"[a-z0-9_{CJK}]+")
AGREED = re.compile(rf"[\x00-\x7f{CJK}]*")


@dataclass(frozen=True, slots=True)
class Run:
    """A word of a text. `begins`, `ends`: the text shows that no letter stands before or behind it."""

    word: str
    begins: bool
    ends: bool


def runs(text: str) -> list[str]:
    """The words of `text` in its order; none where it has none, or a letter that the two might not agree on."""
    return [run.word for run in placed_runs(text)]


def placed_runs(text: str) -> list[Run]:
    """The same, each with what `text` says of its place."""
    if not AGREED.fullmatch(text):
        return []
    return [Run(found[0], found.start() > 0, found.end() < len(text)) for found in RUNS.finditer(text.lower())]
