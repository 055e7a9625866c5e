"""The release level that measurement grants, keeps or takes, with its history and the notice to the agency."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from catalog.language import CHINESE, ENGLISH, Text
from catalog.models import Activity, Assessment, Dataset, Event, State
from catalog.openness.gate import PERSONAL, Gate, Held, LevelDecision, level_now
from catalog.publishing import publications
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import LEVEL_GRANTED, LEVEL_LOST, LEVEL_RECOVERED, MARK_LOST

# What people read in the history, and of what kind the agency's notice is.
EVENTS = {
    "granted": (Event.LEVEL_GRANTED, LEVEL_GRANTED),
    "at-risk": (Event.LEVEL_AT_RISK, MARK_LOST),
    "lost": (Event.LEVEL_LOST, LEVEL_LOST),
    "recovered": (Event.LEVEL_RECOVERED, LEVEL_RECOVERED),
}
RESOLVE = Text(
    "Remove the personal data, or let a reviewer say why it may be public.",
    "请删除个人信息，或由审核人说明可以公开的理由。",
)


def settle(dataset: Dataset, assessment: Assessment, gate: Gate, *, now: datetime, grace: timedelta) -> LevelDecision:
    """Put `assessment` in place and the level that follows from `gate`. Call it in a transaction that holds the row."""
    held = Held(dataset.release_level, dataset.level_lost_at, tuple(dataset.level_lost))
    decision = level_now(dataset.requested_level, held, gate, now=now, grace=grace)
    dataset.assessment, dataset.measured = assessment, now
    if dataset.state == State.PUBLIC:
        # A draft has no level to win or lose yet; approval starts it at `published`.
        dataset.release_level, dataset.level_lost_at = decision.level, decision.lost_at
        dataset.level_lost = list(decision.lost) if decision.lost_at else []
        if decision.event:
            _record(dataset, assessment, decision, now)
    dataset.save(update_fields=["assessment", "measured", "release_level", "level_lost_at", "level_lost"])
    publications.record(dataset, now=now)
    return decision


def _record(dataset: Dataset, assessment: Assessment, decision: LevelDecision, now: datetime) -> None:
    event, kind = EVENTS[decision.event]
    reason = decision.reason.as_map() if decision.reason else {}
    Activity.objects.create(dataset=dataset, event=event, reason=reason)
    figures = {
        "criteria": list(decision.lost),
        "reason": reason,
        "advice": _advice(assessment, decision.lost),
        "until": decision.until.date().isoformat() if decision.until else None,
    }
    notify(dataset, kind, figures, now=now)


def _advice(assessment: Assessment, criteria: Sequence[str]) -> dict[str, str]:
    """The next thing to do for each of these criteria, as the marks say it."""
    found = [mark.advice for mark in assessment.marks.all() if mark.criterion in criteria and mark.advice]
    if PERSONAL in criteria:
        found.append(RESOLVE.as_map())
    return {
        ENGLISH: " ".join(advice[ENGLISH] for advice in found),
        CHINESE: "".join(advice[CHINESE] for advice in found),
    }
