"""The gate for the level `open`: who passes, who keeps it, and who loses it after the grace period.

Winning and losing are not the same question. `open` is won by passing: every mark known and good enough. It is lost by
a mark that was measured and found wanting. Two criteria rest on fetches that we make ourselves; where these stay out,
their marks become unknown, which says something of us and nothing of the dataset. So an unknown mark of these two is
no loss for an open dataset, unless that very mark was lost before and nothing has shown since that it is mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.language import Text
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import (
    ACCESSIBLE,
    COMPLETE,
    CRITERION,
    MACHINE_READABLE,
    MET,
    NON_DISCRIMINATORY,
    NON_PROPRIETARY,
    OPEN_LICENSE,
    PARTLY,
    PRIMARY,
    TIMELY,
    UNKNOWN,
    UNMET,
)
from catalog.vocabulary.levels import OPEN, PUBLISHED

MUST_BE_MET = (ACCESSIBLE, MACHINE_READABLE, NON_DISCRIMINATORY, NON_PROPRIETARY, OPEN_LICENSE)
MUST_NOT_BE_UNMET = (COMPLETE, TIMELY, PRIMARY)
# Measured by our own fetches alone. The other marks become unknown only by what the agency changes.
FETCHED = (ACCESSIBLE, NON_DISCRIMINATORY)
PERSONAL = "personal-data"

REASONS = {
    UNMET: Text("“{en}” is not met.", "“{zh}”未达到。"),
    PARTLY: Text("“{en}” is only partly met.", "“{zh}”仅部分达到。"),
    UNKNOWN: Text("“{en}” is not known yet.", "“{zh}”尚无法判定。"),
}
PERSONAL_DATA = Text("Personal data was found and not resolved.", "发现个人信息且尚未处理。")


@dataclass(frozen=True, slots=True)
class Gate:
    """`failing` names the criteria that keep it shut, each with its reason; "personal-data" stands for that check.

    `unsure` are those of them that nobody could measure, through no fault of the dataset.
    """

    passes: bool
    reasons: tuple[Text, ...]
    failing: tuple[str, ...]
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """What holds before the decision. `lost_at` and `lost`: since when an open dataset misses the gate, and by what."""

    level: str
    lost_at: datetime | None = None
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """`event` is "", granted, at-risk, lost or recovered.

    `lost_at` is when an open dataset first missed the gate, None while it holds it or is not open; `lost` are the
    criteria, `until` is how long the level is kept all the same. `reason` says why it is not open, or not safely so.
    """

    level: str
    lost_at: datetime | None
    event: str
    reason: Text | None
    lost: tuple[str, ...] = ()
    until: datetime | None = None


def check_gate(marks: Sequence[Mark], personal_data_open: int) -> Gate:
    """A criterion that was not measured at all is as good as unknown."""
    found = {mark.criterion: mark.mark for mark in marks}
    failing = [code for code in CRITERION if not _passes(code, found.get(code, UNKNOWN))]
    reasons = [_reason(code, found.get(code, UNKNOWN)) for code in failing]
    unsure = tuple(code for code in failing if code in FETCHED and found.get(code, UNKNOWN) == UNKNOWN)
    if personal_data_open:
        failing.append(PERSONAL)
        reasons.append(PERSONAL_DATA)
    return Gate(not failing, tuple(reasons), tuple(failing), unsure)


def _passes(criterion: str, mark: str) -> bool:
    if criterion in MUST_BE_MET:
        return mark == MET
    return criterion not in MUST_NOT_BE_UNMET or mark != UNMET


def _reason(criterion: str, mark: str) -> Text:
    label = CRITERION[criterion].label
    return REASONS[mark].fill({"en": label.en, "zh": label.zh})


def level_now(requested: str, held: Held, gate: Gate, *, now: datetime, grace: timedelta) -> LevelDecision:
    """Only `open` is earned; every other level is as its agency wants it. Who misses the gate keeps it for `grace`."""
    if requested != OPEN:
        return LevelDecision(requested, None, "", None)
    if held.level != OPEN:
        return _won(gate)
    lost = tuple(code for code in gate.failing if code not in gate.unsure or code in held.lost)
    if not lost:
        return LevelDecision(OPEN, None, "recovered" if held.lost_at else "", None)
    since = held.lost_at or now
    reason = _together([text for code, text in zip(gate.failing, gate.reasons, strict=True) if code in lost])
    if now - since >= grace:
        return LevelDecision(PUBLISHED, None, "lost", reason, lost)
    more = held.lost_at is None or not set(lost) <= set(held.lost)
    return LevelDecision(OPEN, since, "at-risk" if more else "", reason, lost, since + grace)


def _won(gate: Gate) -> LevelDecision:
    if gate.passes:
        return LevelDecision(OPEN, None, "granted", None)
    return LevelDecision(PUBLISHED, None, "", _together(gate.reasons))


def _together(reasons: Sequence[Text]) -> Text:
    return Text(" ".join(reason.en for reason in reasons), "".join(reason.zh for reason in reasons))
