"""The gate for the level `open`: who passes, who keeps it, and who loses it after the grace period."""

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

REASONS = {
    UNMET: Text("“{en}” is not met.", "“{zh}”未达到。"),
    PARTLY: Text("“{en}” is only partly met.", "“{zh}”仅部分达到。"),
    UNKNOWN: Text("“{en}” is not known yet.", "“{zh}”尚无法判定。"),
}
PERSONAL_DATA = Text("Personal data was found and not resolved.", "发现个人信息且尚未处理。")


@dataclass(frozen=True, slots=True)
class Gate:
    """`failing` names the criteria that keep it shut; "personal-data" stands for the personal-data check."""

    passes: bool
    reasons: tuple[Text, ...]
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """`event` is "", granted, at-risk, lost or recovered.

    `lost_at` is when an open dataset first missed the gate, None while it holds it or is not open. `reason` says why
    the dataset is not open, or not safely so.
    """

    level: str
    lost_at: datetime | None
    event: str
    reason: Text | None


def check_gate(marks: Sequence[Mark], personal_data_open: int) -> Gate:
    """A criterion that was not measured at all is as good as unknown."""
    found = {mark.criterion: mark.mark for mark in marks}
    failing = [code for code in CRITERION if not _passes(code, found.get(code, UNKNOWN))]
    reasons = [_reason(code, found.get(code, UNKNOWN)) for code in failing]
    if personal_data_open:
        failing.append("personal-data")
        reasons.append(PERSONAL_DATA)
    return Gate(not failing, tuple(reasons), tuple(failing))


def _passes(criterion: str, mark: str) -> bool:
    if criterion in MUST_BE_MET:
        return mark == MET
    return criterion not in MUST_NOT_BE_UNMET or mark != UNMET


def _reason(criterion: str, mark: str) -> Text:
    label = CRITERION[criterion].label
    return REASONS[mark].fill({"en": label.en, "zh": label.zh})


def level_now(
    *, requested: str, granted: str, gate: Gate, lost_at: datetime | None, now: datetime, grace: timedelta
) -> LevelDecision:
    """Only `open` is earned; every other level is as its agency wants it. Who misses the gate keeps it for `grace`."""
    if requested != OPEN:
        return LevelDecision(requested, None, "", None)
    if gate.passes:
        event = "granted" if granted != OPEN else "recovered" if lost_at else ""
        return LevelDecision(OPEN, None, event, None)
    reason = _together(gate.reasons)
    if granted != OPEN:
        return LevelDecision(PUBLISHED, None, "", reason)
    since = lost_at or now
    if now - since >= grace:
        return LevelDecision(PUBLISHED, None, "lost", reason)
    return LevelDecision(OPEN, since, "" if lost_at else "at-risk", reason)


def _together(reasons: Sequence[Text]) -> Text:
    return Text(" ".join(reason.en for reason in reasons), "".join(reason.zh for reason in reasons))
