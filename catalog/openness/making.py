"""Building marks: the same shape for all eight criteria."""

import math
from collections.abc import Mapping, Sequence

from catalog.language import Text
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import MET, PARTLY, UNKNOWN, UNMET

# A dataset may have thousands of files: so many are named one by one, the others are counted.
MOST_NAMED = 20
MOST_CHARACTERS = 200
OTHERS = Text("And {more:,} more files.", "另有 {more:,} 个文件。")


def evidence(
    code: str,
    text: Text,
    figures: Mapping[str, object] | None = None,
    words: Mapping[str, Text] | None = None,
    *,
    link: str = "",
) -> Evidence:
    """`words` are figures that read differently in each language; they are no part of the JSON figures."""
    values = {name: _short(value) for name, value in (figures or {}).items()}
    spoken = words or {}
    english = text.en.format_map({**values, **{name: word.en for name, word in spoken.items()}})
    chinese = text.zh.format_map({**values, **{name: word.zh for name, word in spoken.items()}})
    return Evidence(code, Text(english, chinese), values, link)


def listed(items: Sequence[Evidence]) -> list[Evidence]:
    """The first of them, and how many more there are: give those first that decide."""
    more = len(items) - MOST_NAMED
    if more <= 0:
        return list(items)
    return [*items[:MOST_NAMED], evidence("others", OTHERS, {"more": more})]


def met(criterion: str, items: Sequence[Evidence], value: float = 1.0) -> Mark:
    return Mark(criterion, MET, _fraction(value), tuple(items))


def partly(criterion: str, items: Sequence[Evidence], value: float, advice: Text) -> Mark:
    return Mark(criterion, PARTLY, _fraction(value), tuple(items), advice)


def unmet(criterion: str, items: Sequence[Evidence], advice: Text, value: float = 0.0) -> Mark:
    return Mark(criterion, UNMET, _fraction(value), tuple(items), advice)


def unknown(criterion: str, items: Sequence[Evidence], advice: Text) -> Mark:
    return Mark(criterion, UNKNOWN, None, tuple(items), advice)


def clamp(value: float) -> float:
    return max(0.0, min(1.0, value))


def percent(share: float) -> float:
    """Rounded down, so that 100 is said of the whole only."""
    return math.floor(clamp(share) * 1000 + 1e-9) / 10


def short(words: str) -> str:
    """Titles and addresses come from outside and may be of any length."""
    return words if len(words) <= MOST_CHARACTERS else words[: MOST_CHARACTERS - 1] + "…"


def _fraction(value: float) -> float:
    return round(clamp(value), 4)


def _short(value: object) -> object:
    return short(value) if isinstance(value, str) else value
