"""When to look at a link again: sooner where it changes, later where it rests, ever later where it fails."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SHORTEST, FIRST, LONGEST = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
# What changed is looked at in half the time, what did not in half as much time again.
SOONER, LATER = 0.5, 1.5
FIRST_RETRY, LAST_RETRY = timedelta(minutes=15), timedelta(days=1)
# Enough doublings to pass the limit; more would only make large numbers.
DOUBLINGS = 10
# Links that came in together would be due together for good: up to so much of the time is taken off, each its own.
SPREAD = 0.1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the check just made went.

    `failures` counts the failed ones in a row, this one included; 0 where it went well. `interval` is the pause kept
    before it, None at the first. `changed`: other bytes came. `retry_after` is the pause that the server asked for.
    """

    failures: int = 0
    interval: timedelta | None = None
    changed: bool = False
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """`interval` is the pause to remember: a failing link keeps the one that it had when it was well."""

    at: datetime
    interval: timedelta


def next_check(outcome: Outcome, *, now: datetime, spread: float = 0.0) -> Plan:
    """`spread` is the link's own number from 0 to 1."""
    interval = outcome.interval or FIRST
    if outcome.failures:
        pause = _retry(outcome.failures)
    else:
        pause = interval = _rested(outcome)
    asked = outcome.retry_after or timedelta(0)
    # A server may ask for patience, not for being forgotten.
    return Plan(now + max(pause * (1 - SPREAD * spread), min(asked, LONGEST)), interval)


def _retry(failures: int) -> timedelta:
    doublings: int = 2 ** min(failures - 1, DOUBLINGS)
    return min(FIRST_RETRY * doublings, LAST_RETRY)


def _rested(outcome: Outcome) -> timedelta:
    if outcome.interval is None:
        return FIRST
    pause = outcome.interval * (SOONER if outcome.changed else LATER)
    return max(SHORTEST, min(pause, LONGEST))
