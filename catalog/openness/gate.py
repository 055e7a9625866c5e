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
    PRIMARY,
    TIMELY,
    UNMET,
)
from catalog.vocabulary.levels import OPEN, PUBLISHED

MUST_BE_MET = (ACCESSIBLE, MACHINE_READABLE, NON_DISCRIMINATORY, NON_PROPRIETARY, OPEN_LICENSE)
MUST_NOT_BE_UNMET = (COMPLETE, TIMELY, PRIMARY)

NOT_MET = Text("“{en}” is not met.", "“{zh}”未达到。")
PERSONAL_DATA = Text("Personal data was found and not resolved.", "发现个人信息且尚未处理。")


@dataclass(frozen=True, slots=True)
class Gate:
    """`failing` names the criteria that keep it shut; "personal-data" stands for the personal-data check."""

    passes: bool
    reasons: tuple[Text, ...]
    failing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LevelDecision:
    """`event` is "", granted, at-risk, lost or recovered; `lost_at`: when the gate was missed, None while it holds."""

    level: str
    lost_at: datetime | None
    event: str
    reason: Text | None


def check_gate(marks: Sequence[Mark], personal_data_open: int) -> Gate:
    failing = [
        mark.criterion
        for mark in marks
        if (mark.criterion in MUST_BE_MET and mark.mark != MET)
        or (mark.criterion in MUST_NOT_BE_UNMET and mark.mark == UNMET)
    ]
    reasons = [_not_met(criterion) for criterion in failing]
    if personal_data_open:
        failing.append("personal-data")
        reasons.append(PERSONAL_DATA)
    return Gate(not failing, tuple(reasons), tuple(failing))


def _not_met(criterion: str) -> Text:
    label = CRITERION[criterion].label
    return NOT_MET.fill({"en": label.en, "zh": label.zh})


def level_now(
    *, requested: str, granted: str, gate: Gate, lost_at: datetime | None, now: datetime, grace: timedelta
) -> LevelDecision:
    """Only `open` is earned; every other level is as its agency wants it."""
    if requested != OPEN:
        return LevelDecision(requested, None, "", None)
    if gate.passes:
        event = "granted" if granted != OPEN else "recovered" if lost_at else ""
        return LevelDecision(OPEN, None, event, None)
    reason = _together(gate.reasons)
    if granted != OPEN:
        return LevelDecision(PUBLISHED, None, "", reason)
    if lost_at is None:
        return LevelDecision(OPEN, now, "at-risk", reason)
    if now - lost_at < grace:
        return LevelDecision(OPEN, lost_at, "", reason)
    return LevelDecision(PUBLISHED, None, "lost", reason)


def _together(reasons: Sequence[Text]) -> Text:
    return Text(" ".join(reason.en for reason in reasons), "".join(reason.zh for reason in reasons))
