"""Whether a new measurement says anything that the last one kept does not: history is for change, not for days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.openness.marks import Mark

# A fraction that drifts with the calendar is kept each time that it has moved so far.
MOVED = 0.05
# Ages and dates stand in the evidence: what people read is never older than this.
KEPT_AT_LEAST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class KeptMark:
    """A mark of the last assessment kept: `codes` are those of its evidence, in order."""

    criterion: str
    mark: str
    value: float | None
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The last assessment kept. `reasons` are the English sentences that keep the gate shut."""

    assessed: datetime
    rules: str
    reasons: tuple[str, ...]
    marks: tuple[KeptMark, ...]


def is_noticeable(kept: Kept, now: datetime, rules: str, reasons: Sequence[str], marks: Sequence[Mark]) -> bool:
    """Other rules, mark, evidence or reasons at the gate; a fraction that moved; or a week gone by."""
    if kept.rules != rules or kept.reasons != tuple(reasons) or now - kept.assessed >= KEPT_AT_LEAST:
        return True
    before = {mark.criterion: mark for mark in kept.marks}
    return len(before) != len(marks) or any(_differs(before.get(mark.criterion), mark) for mark in marks)


def _differs(before: KeptMark | None, mark: Mark) -> bool:
    if before is None or before.mark != mark.mark:
        return True
    if before.codes != tuple(item.code for item in mark.evidence):
        return True
    if before.value is None or mark.value is None:
        return before.value != mark.value
    # Rounded as stored: 0.05 apart is 0.05 apart, whatever binary fractions make of it.
    return round(abs(before.value - mark.value), 4) >= MOVED
