from datetime import UTC, datetime, timedelta

import pytest

from catalog.fetching.next_check import LONGEST, SHORTEST, Outcome, next_check

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("outcome", "pause", "interval"),
    [
        pytest.param(Outcome(), DAY, DAY, id="first"),
        pytest.param(Outcome(interval=DAY), 36 * HOUR, 36 * HOUR, id="unchanged"),
        pytest.param(Outcome(interval=6 * DAY), 7 * DAY, 7 * DAY, id="unchanged-at-the-limit"),
        pytest.param(Outcome(interval=DAY, changed=True), 12 * HOUR, 12 * HOUR, id="changed"),
        pytest.param(Outcome(interval=90 * MINUTE, changed=True), HOUR, HOUR, id="changed-at-the-limit"),
        pytest.param(Outcome(failures=1, interval=DAY), 15 * MINUTE, DAY, id="failed-once"),
        pytest.param(Outcome(failures=2, interval=DAY), 30 * MINUTE, DAY, id="failed-twice"),
        pytest.param(Outcome(failures=3, interval=7 * DAY), HOUR, 7 * DAY, id="failed-three-times"),
        pytest.param(Outcome(failures=7, interval=DAY), 16 * HOUR, DAY, id="failed-seven-times"),
        pytest.param(Outcome(failures=8, interval=DAY), DAY, DAY, id="failing-at-the-limit"),
        pytest.param(Outcome(failures=10**9, interval=DAY), DAY, DAY, id="failing-for-years"),
        pytest.param(Outcome(failures=1), 15 * MINUTE, DAY, id="failed-at-first"),
        pytest.param(Outcome(failures=1, interval=DAY, retry_after=2 * HOUR), 2 * HOUR, DAY, id="asked-for-patience"),
        pytest.param(Outcome(failures=1, retry_after=365 * DAY), 7 * DAY, DAY, id="asked-to-be-forgotten"),
        pytest.param(Outcome(failures=4, retry_after=MINUTE), 2 * HOUR, DAY, id="asked-for-less-than-planned"),
    ],
)
def test_the_pause_follows_what_was_found(outcome: Outcome, pause: timedelta, interval: timedelta) -> None:
    plan = next_check(outcome, now=NOW)
    assert (plan.at - NOW, plan.interval) == (pause, interval)


def test_each_link_has_its_own_moment() -> None:
    moments = {next_check(Outcome(), now=NOW, spread=spread / 10).at for spread in range(11)}
    assert len(moments) == 11
    assert min(moments) == NOW + 0.9 * DAY
    assert max(moments) == NOW + DAY


def test_years_of_changes_and_rests_stay_within_the_limits() -> None:
    interval = None
    for changed in ([True] * 40 + [False] * 40) * 3:
        interval = next_check(Outcome(interval=interval, changed=changed), now=NOW).interval
        assert SHORTEST <= interval <= LONGEST
    assert interval == LONGEST
