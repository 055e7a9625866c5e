"""Building marks: the same shape for all eight criteria."""

from collections.abc import Mapping

from catalog.language import Text
from catalog.openness.marks import Evidence, Mark
from catalog.vocabulary.criteria import MET, PARTLY, UNKNOWN, UNMET


def evidence(code: str, text: Text, figures: Mapping[str, object] | None = None) -> Evidence:
    values = dict(figures or {})
    return Evidence(code, text.fill(values), values)


def met(criterion: str, items: list[Evidence], value: float = 1.0) -> Mark:
    return Mark(criterion, MET, value, tuple(items))


def partly(criterion: str, items: list[Evidence], value: float, advice: Text) -> Mark:
    return Mark(criterion, PARTLY, value, tuple(items), advice)


def unmet(criterion: str, items: list[Evidence], advice: Text, value: float = 0.0) -> Mark:
    return Mark(criterion, UNMET, value, tuple(items), advice)


def unknown(criterion: str, items: list[Evidence], advice: Text) -> Mark:
    return Mark(criterion, UNKNOWN, None, tuple(items), advice)


def clamp(value: float) -> float:
    return max(0.0, min(1.0, value))
