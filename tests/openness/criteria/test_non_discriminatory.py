import pytest

from catalog.openness.criteria.non_discriminatory import SHUTTING_OUT, measure
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.vocabulary.licenses import LICENSES
from tests.openness.make_facts import (
    BROWSER,
    CURL,
    DAY,
    NOW,
    codes,
    make_check,
    make_facts,
    make_resource,
    make_round,
)

GONE = {"ok": False, "direct": False, "status": 500, "digest": ""}


def checked(*checks: AccessFacts) -> ResourceFacts:
    return make_resource(checks=checks)


def told_by_robots(verdict: str, **values: object) -> ResourceFacts:
    """What a round of two programs gets where robots.txt keeps the third away."""
    checks = make_round(robots=verdict)[: 3 if verdict == "allowed" else 2]
    return make_resource(checks=checks, url="https://data.example.gov/open/stops.csv?id=1", **values)


FORBIDDEN, UNREAD, ALLOWED = map(told_by_robots, ("forbidden", "unread", "allowed"))
UNEQUAL = checked(make_check(BROWSER), make_check(CURL, **GONE))

CASES = [
    ("every program gets the same", make_facts(), "met", None),
    ("no file", make_facts(resources=()), "unknown", "Add a file"),
    ("never tried", make_facts(checked()), "unknown", "once the dataset is public"),
    ("tried by one program only", make_facts(checked(make_check())), "unknown", "once the dataset is public"),
    ("tried too long ago", make_facts(checked(*make_round(at=NOW - 31 * DAY))), "unknown", "public"),
    ("one program is turned away", make_facts(UNEQUAL), "unmet", "every program alike"),
    ("one of two files turns one away", make_facts(make_resource(), UNEQUAL), "partly", "every program alike"),
    ("different bytes", make_facts(checked(make_check(), make_check(CURL, digest="e"))), "unmet", "alike"),
    (
        "a page for one, the file for others",
        make_facts(checked(make_check(), make_check(CURL, direct=False))),
        "unmet",
        "alike",
    ),
    ("robots.txt forbids it", make_facts(FORBIDDEN), "unmet", "“Allow: /open/stops.csv” under"),
    ("robots.txt forbids one of two files", make_facts(ALLOWED, FORBIDDEN), "partly", "robots.txt"),
    ("robots.txt can't be read", make_facts(UNREAD), "unknown", "answer for /robots.txt"),
    ("robots.txt of one of two can't be read", make_facts(ALLOWED, UNREAD), "unknown", "/robots.txt"),
    ("robots.txt can't be read, and one is turned away", make_facts(UNREAD, UNEQUAL), "partly", "every program alike"),
    ("robots.txt lets it be fetched", make_facts(ALLOWED), "met", None),
    (
        "robots.txt forbids what nobody gets",
        make_facts(checked(*make_round(**GONE, robots="forbidden"))),
        "unknown",
        "Mend the download",
    ),
    ("nobody gets it: the server is down", make_facts(checked(*make_round(**GONE))), "unknown", "Mend the download"),
    ("everybody gets a page instead", make_facts(checked(*make_round(direct=False))), "unknown", "Mend the download"),
    ("everybody is asked to sign in", make_facts(checked(*make_round(**{**GONE, "status": 401}))), "unmet", "alike"),
    ("conditions", make_facts(access_conditions=True), "unmet", "Drop the condition"),
    ("conditions, before any check", make_facts(checked(), access_conditions=True), "unmet", "Drop the condition"),
    ("no commercial use", make_facts(license="CC-BY-NC-4.0"), "unmet", "Choose a licence"),
    ("on request", make_facts(checked(), license="on-request"), "unmet", "Choose a licence"),
    ("all rights reserved", make_facts(license="all-rights-reserved"), "unmet", "Choose a licence"),
    ("no changed versions: for nobody", make_facts(license="CC-BY-ND-4.0"), "met", None),
    ("no licence", make_facts(license=""), "unknown", "Choose a licence"),
    ("a licence that nobody knows", make_facts(license="https://example.org/terms"), "unknown", "Choose a licence"),
    ("unequal, whatever the licence", make_facts(UNEQUAL, license=""), "unmet", "every program alike"),
]


@pytest.mark.parametrize(("facts", "mark", "advice"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_marks(facts: DatasetFacts, mark: str, advice: str | None) -> None:
    found = measure(facts)
    assert found.mark == mark
    assert (advice is None) if found.advice is None else (advice or "nothing") in found.advice.en


def test_only_the_latest_round_counts() -> None:
    before = make_round(at=NOW - 3 * DAY, digest="the bytes of last week")
    assert measure(make_facts(checked(*before, *make_round()))).mark == "met"


def test_every_restriction_is_known_to_shut_out_or_not() -> None:
    kept_out = {license_.code for license_ in LICENSES if license_.restriction in SHUTTING_OUT}
    assert kept_out == {"CC-BY-NC-4.0", "all-rights-reserved", "on-request"}


def test_conditions_and_licence_are_evidence_whatever_the_downloads_say() -> None:
    assert codes(measure(make_facts())) == ["no-conditions", "open-to-all", "same"]


def test_the_robots_file_is_named_in_the_evidence() -> None:
    assert codes(measure(make_facts(ALLOWED)))[-1] == "robots-allowed"
    forbidden = measure(make_facts(FORBIDDEN)).evidence[-1]
    assert forbidden.code == "robots"
    assert "robots.txt at data.example.gov asks programs to leave “Stops” alone" in forbidden.text.en
    assert "data.example.gov 的 robots.txt" in forbidden.text.zh
    here = measure(make_facts(make_resource(checks=make_round(robots="unread"))))
    assert "robots.txt at this site" in here.evidence[-1].text.en
