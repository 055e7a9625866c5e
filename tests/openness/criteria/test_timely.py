from datetime import date, datetime, timedelta

import pytest

from catalog.openness.criteria.timely import measure
from catalog.openness.facts import DatasetFacts
from tests.openness.make_facts import DAY, NOW, codes, make_facts, make_profile, make_resource, said

NEVER_CHANGED = make_resource(changed=None, changes=(), status="failed")


def aged(age: timedelta, every: timedelta | None = 10 * DAY, frequency: str = "weekly") -> DatasetFacts:
    return make_facts(make_resource(changed=NOW - age, changes=(NOW - age,)), every=every, frequency=frequency)


CASES = [
    ("as old as promised", aged(10 * DAY), "met", None),
    ("within the tolerance of a tenth", aged(11 * DAY), "met", None),
    ("just past the tolerance", aged(11 * DAY + timedelta(hours=1)), "partly", "25 hours late"),
    ("twice the promise", aged(20 * DAY), "partly", "10 days late"),
    ("more than twice", aged(20 * DAY + timedelta(hours=1)), "unmet", "10 days late"),
    ("an hourly promise", aged(timedelta(minutes=90), timedelta(hours=1)), "partly", "less than an hour late"),
    ("a finished record, however old", aged(4000 * DAY, None, "never"), "met", None),
    ("irregular", aged(DAY, None, "irregular"), "unknown", "State an update frequency"),
    ("not stated", aged(DAY, None, "unknown"), "unknown", "State an update frequency"),
    ("no file", make_facts(resources=()), "unknown", "Add a file"),
    ("no content", make_facts(NEVER_CHANGED), "unknown", "Add a file"),
    (
        "the first file is being read",
        make_facts(make_resource(changed=None, status="running")),
        "unknown",
        "Add a file",
    ),
    ("a date far in the future", aged(-400 * DAY), "unknown", "Correct the date"),
    ("a clock that is some minutes ahead", aged(-timedelta(minutes=5)), "met", None),
    ("hostile: a promise of no time at all", aged(DAY, timedelta(0)), "unknown", "State an update frequency"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_the_newest_file_decides() -> None:
    old = make_resource(changed=NOW - 900 * DAY, changes=())
    assert measure(make_facts(old, make_resource())).mark == "met"


def test_a_future_date_beside_a_real_one_is_passed_over() -> None:
    wrong = make_resource(changed=NOW + 900 * DAY, changes=())
    stale = make_resource(changed=NOW - 900 * DAY, changes=())
    assert measure(make_facts(wrong, stale)).mark == "unmet"


def days_ago(*days: float) -> tuple[datetime, ...]:
    return tuple(NOW - day * DAY for day in days)


@pytest.mark.parametrize(
    ("changes", "history", "value"),
    [
        (days_ago(5), "", 1.0),
        (days_ago(5, 15, 25), "Of the last 2 updates, 2 came in time.", 1.0),
        (days_ago(5, 15, 65), "Of the last 2 updates, 1 came in time.", 0.875),
        (days_ago(5, 65, 125), "Of the last 2 updates, 0 came in time.", 0.75),
        (days_ago(5, 5.5, 65), "Of the last 1 updates, 0 came in time.", 0.75),
        (days_ago(5, *range(10, 130, 10), 900, 1800), "Of the last 12 updates, 12 came in time.", 1.0),
    ],
    ids=["first", "punctual", "once late", "always late", "two files at once are one update", "long ago forgiven"],
)
def test_lateness_of_the_past_lowers_the_fraction_not_the_mark(
    changes: tuple[datetime, ...], history: str, value: float
) -> None:
    found = measure(make_facts(make_resource(changed=changes[0], changes=changes), every=10 * DAY))
    assert (found.mark, found.value) == ("met", value)
    assert history in said(found)
    assert ("history" in codes(found)) == bool(history)


def test_where_the_data_reaches_to_is_evidence_and_no_more() -> None:
    profile = make_profile(period_end=date(2020, 1, 31))
    found = measure(make_facts(make_resource(profile=profile)))
    assert found.mark == "met"
    assert "The data reaches to 2020-01-31." in said(found)


def test_age_is_said_in_words_of_both_languages() -> None:
    item = measure(aged(timedelta(hours=30))).evidence[0]
    assert item.text.en == "The content last changed 30 hours ago; at most 10 days between updates are promised."
    assert item.text.zh == "内容在 30 小时前更新；承诺的更新间隔不超过 10 天。"
    assert item.figures == {"days": 1.25, "every": 10.0}
