from typing import Any

import pytest

from catalog.openness.criteria.accessible import measure
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from tests.openness.make_facts import CURL, DAY, NOW, make_check, make_facts, make_resource, make_round, said

GONE: dict[str, Any] = {"ok": False, "direct": False, "ranges": False, "status": 404, "digest": ""}


def history(good: int, bad: int) -> tuple[AccessFacts, ...]:
    """The bad ones first in time, so that the latest is good unless there is none."""
    bad_ones = [make_check(at=NOW - 20 * DAY + n * DAY / 100, **GONE) for n in range(bad)]
    return (*bad_ones, *(make_check(at=NOW - 5 * DAY + n * DAY / 100) for n in range(good)))


def checked(*checks: AccessFacts, **values: object) -> ResourceFacts:
    return make_resource(checks=checks, **values)


CASES = [
    ("every download works", make_facts(), "met", None),
    ("no file", make_facts(resources=()), "unmet", "Add a file"),
    ("never tried", make_facts(checked()), "unknown", "once the dataset is public"),
    ("tried too long ago", make_facts(checked(make_check(at=NOW - 31 * DAY))), "unknown", "once the dataset is public"),
    ("nineteen of twenty work", make_facts(checked(*history(19, 1))), "met", None),
    ("eighteen of twenty work", make_facts(checked(*history(18, 2))), "partly", "95%"),
    ("half work", make_facts(checked(*history(5, 5))), "partly", "95%"),
    ("fewer than half work", make_facts(checked(*history(4, 6))), "unmet", "95%"),
    ("the only file is gone", make_facts(checked(*make_round(**GONE))), "unmet", "Mend the address of “Stops”"),
    (
        "one program in three is turned away",
        make_facts(checked(*make_round()[:2], make_check(CURL, **GONE))),
        "partly",
        "95%",
    ),
    ("one of two files is gone", make_facts(make_resource(), checked(*make_round(**GONE))), "partly", "Mend"),
    ("two of three files are gone", make_facts(make_resource(), *[checked(*make_round(**GONE))] * 2), "unmet", "Mend"),
    ("a page before the file", make_facts(checked(*make_round(direct=False))), "unmet", "Mend the address"),
    ("no checksum known", make_facts(make_resource(sha256="")), "partly", "checksum"),
    ("no size known", make_facts(make_resource(size=None)), "partly", "checksum"),
    ("a new file not tried yet", make_facts(make_resource(), checked()), "met", None),
    ("checks from the future say nothing", make_facts(checked(make_check(at=NOW + DAY))), "unknown", "public"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_a_good_month_does_not_hide_that_the_file_is_gone_now() -> None:
    month = [make_check(at=NOW - day * DAY) for day in range(2, 30)]
    found = measure(make_facts(checked(*month, *make_round(**GONE))))
    assert (found.mark, found.value) == ("unmet", 0.5)


@pytest.mark.parametrize(("ranges", "value"), [(True, 1.0), (False, 0.9)])
def test_range_requests_count_in_the_fraction(ranges: bool, value: float) -> None:
    found = measure(make_facts(checked(*make_round(ranges=ranges))))
    assert (found.mark, found.value) == ("met", value)


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        ({**GONE, "error": "The address does not exist."}, "failed: The address does not exist."),
        (GONE, "failed: the server answered 404."),
        ({**GONE, "status": None}, "failed: no answer."),
        ({"direct": False}, "failed: a web page came instead of the file."),
    ],
)
def test_evidence_says_why_a_file_is_broken(failure: dict[str, object], why: str) -> None:
    assert why in said(measure(make_facts(checked(*make_round(**failure)))))


def test_a_thousand_broken_files_are_not_all_named() -> None:
    found = measure(make_facts(*[checked(*make_round(**GONE))] * 1000))
    assert len(found.evidence) < 30
    assert "And 980 more files." in said(found)
