"""The gate to `open`, and what happens when it is missed."""

from datetime import timedelta

import pytest

from catalog.openness.assessment import assess
from catalog.openness.facts import DatasetFacts
from catalog.openness.gate import Gate, check_gate, level_now
from tests.openness.make_facts import NOW, facts, resource

GRACE = timedelta(days=30)
OPEN, SHUT = Gate(True, (), ()), Gate(False, (), ("timely",))


@pytest.mark.parametrize(
    ("given", "personal", "failing"),
    [
        (facts(), 0, ()),
        (facts(), 2, ("personal-data",)),
        (facts(license="CC-BY-NC-4.0"), 0, ("non-discriminatory", "open-license")),
        (facts(resource(checks=())), 0, ("accessible", "non-discriminatory")),
        (facts(resource(changed=NOW - timedelta(days=50))), 0, ()),
        (facts(resource(changed=NOW - timedelta(days=500))), 0, ("timely",)),
        (facts(collected_by_publisher=False), 0, ()),
    ],
)
def test_the_gate_names_what_keeps_it_shut(given: DatasetFacts, personal: int, failing: tuple[str, ...]) -> None:
    gate = check_gate(assess(given), personal)
    assert (gate.failing, gate.passes, len(gate.reasons)) == (failing, not failing, len(failing))


@pytest.mark.parametrize(
    ("requested", "granted", "gate", "lost_days", "level", "event"),
    [
        ("open", "published", OPEN, None, "open", "granted"),
        ("open", "open", OPEN, None, "open", ""),
        ("open", "open", OPEN, 5, "open", "recovered"),
        ("open", "open", SHUT, None, "open", "at-risk"),
        ("open", "open", SHUT, 29, "open", ""),
        ("open", "open", SHUT, 30, "published", "lost"),
        ("open", "published", SHUT, None, "published", ""),
        ("published", "open", OPEN, None, "published", ""),
        ("shared", "published", OPEN, None, "shared", ""),
    ],
)
def test_the_level_follows_the_gate(
    requested: str, granted: str, gate: Gate, lost_days: int | None, level: str, event: str
) -> None:
    lost_at = None if lost_days is None else NOW - timedelta(days=lost_days)
    decided = level_now(requested=requested, granted=granted, gate=gate, lost_at=lost_at, now=NOW, grace=GRACE)
    assert (decided.level, decided.event) == (level, event)
