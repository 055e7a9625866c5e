"""The release level that measurement grants, keeps or takes, with its history."""

from datetime import datetime, timedelta

from catalog.language import CHINESE, ENGLISH, Text
from catalog.models import Activity, Assessment, Dataset, Event, State
from catalog.openness.gate import Gate, LevelDecision, level_now
from catalog.publishing import publications
from catalog.publishing.announce import announce

EVENTS = {
    "granted": Event.LEVEL_GRANTED,
    "at-risk": Event.LEVEL_AT_RISK,
    "lost": Event.LEVEL_LOST,
    "recovered": Event.LEVEL_RECOVERED,
}


def settle(dataset: Dataset, assessment: Assessment, *, now: datetime, grace: timedelta) -> LevelDecision:
    """Put `assessment` in place and the level that follows from it. Call it in a transaction that holds the row."""
    decision = level_now(
        requested=dataset.requested_level,
        granted=dataset.release_level,
        gate=_gate(assessment),
        lost_at=dataset.level_lost_at,
        now=now,
        grace=grace,
    )
    dataset.assessment = assessment
    if dataset.state == State.PUBLIC:
        # A draft has no level to win or lose yet; approval starts it at `published`.
        dataset.release_level, dataset.level_lost_at = decision.level, decision.lost_at
        if decision.event:
            _record(dataset, decision)
    dataset.save(update_fields=["assessment", "release_level", "level_lost_at"])
    publications.record(dataset, now=now)
    announce(dataset)
    return decision


def _gate(assessment: Assessment) -> Gate:
    reasons = tuple(Text(reason[ENGLISH], reason[CHINESE]) for reason in assessment.reasons)
    return Gate(passes=assessment.gate_passes, reasons=reasons, failing=())


def _record(dataset: Dataset, decision: LevelDecision) -> None:
    Activity.objects.create(
        dataset=dataset,
        event=EVENTS[decision.event],
        reason=decision.reason.as_map() if decision.reason else {},
    )
