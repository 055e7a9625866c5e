"""The gate to `open`, and what happens when it is missed."""

from datetime import timedelta

import pytest

from catalog.language import Text
from catalog.openness.assessment import assess
from catalog.openness.facts import DatasetFacts
from catalog.openness.gate import MUST_BE_MET, MUST_NOT_BE_UNMET, Gate, Held, check_gate, level_now
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import CRITERION
from tests.openness.make_facts import NOW, make_facts, make_resource

GRACE = timedelta(days=30)
OPEN = Gate(True, (), ())
SHUT = Gate(False, (Text("late", "逾期"),), ("timely",))


@pytest.mark.parametrize(
    ("given", "personal", "failing"),
    [
        (make_facts(), 0, ()),
        (make_facts(), 2, ("personal-data",)),
        (make_facts(license="CC-BY-NC-4.0"), 0, ("non-discriminatory", "open-license")),
        (make_facts(make_resource(checks=())), 0, ("accessible", "non-discriminatory")),
        (make_facts(make_resource(changed=NOW - timedelta(days=50))), 0, ()),
        (make_facts(make_resource(changed=NOW - timedelta(days=500))), 0, ("timely",)),
        (make_facts(collected_by_publisher=False), 0, ()),
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
    held = Held(granted, lost_at, ("timely",) if lost_at else ())
    decided = level_now(requested, held, gate, now=NOW, grace=GRACE)
    assert (decided.level, decided.event) == (level, event)


def marks_with(criterion: str, mark: str) -> list[Mark]:
    """All eight met, but for one."""
    return [Mark(code, mark if code == criterion else "met", None, ()) for code in CRITERION]


def test_every_criterion_is_in_the_gate_once() -> None:
    assert sorted(MUST_BE_MET + MUST_NOT_BE_UNMET) == sorted(CRITERION)


@pytest.mark.parametrize("mark", ["met", "partly", "unknown", "unmet"])
@pytest.mark.parametrize("criterion", list(CRITERION))
def test_five_must_be_met_and_three_must_not_be_unmet(criterion: str, mark: str) -> None:
    strict = criterion in ("accessible", "machine-readable", "non-discriminatory", "non-proprietary", "open-license")
    passes = mark == "met" if strict else mark != "unmet"
    assert check_gate(marks_with(criterion, mark), 0).passes == passes


def test_nothing_measured_passes_nothing() -> None:
    assert set(check_gate((), 0).failing) == set(MUST_BE_MET)


@pytest.mark.parametrize(
    ("mark", "en", "zh"),
    [
        ("unmet", "“Accessible” is not met.", "“可获得”未达到。"),
        ("partly", "“Accessible” is only partly met.", "“可获得”仅部分达到。"),
        ("unknown", "“Accessible” is not known yet.", "“可获得”尚无法判定。"),
    ],
)
def test_reasons_say_how_far_it_is(mark: str, en: str, zh: str) -> None:
    (reason,) = check_gate(marks_with("accessible", mark), 0).reasons
    assert (reason.en, reason.zh) == (en, zh)


def test_an_open_dataset_is_warned_kept_for_the_grace_period_and_then_falls_back() -> None:
    """One life: granted, missed, kept, recovered, missed again, lost, granted again."""
    shut = check_gate(marks_with("accessible", "unmet"), 1)
    held, events = Held("published"), []
    days = [(0, OPEN), (1, shut), (20, shut), (25, OPEN), (40, shut), (69, shut), (70, shut), (71, shut), (90, OPEN)]
    for day, gate in days:
        now = NOW + timedelta(days=day)
        decided = level_now("open", held, gate, now=now, grace=GRACE)
        held = Held(decided.level, decided.lost_at, decided.lost)
        events.append((day, decided.level, decided.event))
        assert (decided.reason is None) == gate.passes
    assert events == [
        (0, "open", "granted"),
        (1, "open", "at-risk"),
        (20, "open", ""),
        (25, "open", "recovered"),
        (40, "open", "at-risk"),
        (69, "open", ""),
        (70, "published", "lost"),
        (71, "published", ""),
        (90, "open", "granted"),
    ]


def test_without_a_grace_period_it_falls_at_once() -> None:
    decided = level_now("open", Held("open"), SHUT, now=NOW, grace=timedelta(0))
    assert (decided.level, decided.event, decided.lost_at) == ("published", "lost", None)


def lives(*gates: Gate) -> list[tuple[str, str, tuple[str, ...]]]:
    """An open dataset through one gate a day: its level, the event and what is lost."""
    held, seen = Held("open"), []
    for day, gate in enumerate(gates):
        decided = level_now("open", held, gate, now=NOW + timedelta(days=day), grace=timedelta(days=3))
        held = Held(decided.level, decided.lost_at, decided.lost if decided.lost_at else ())
        seen.append((decided.level, decided.event, decided.lost))
    return seen


def gate_with(**marks: str) -> Gate:
    """All eight met, but for those given."""
    given = {code.replace("_", "-"): mark for code, mark in marks.items()}
    return check_gate([Mark(code, given.get(code, "met"), None, ()) for code in CRITERION], 0)


UNSURE = gate_with(accessible="unknown", non_discriminatory="unknown")
BROKEN = gate_with(accessible="unmet")


def test_what_we_did_not_measure_is_no_loss() -> None:
    """Our own checker was down for days: an open dataset stays open, without a warning."""
    assert lives(OPEN, UNSURE, UNSURE, UNSURE, UNSURE, OPEN) == [("open", "", ())] * 6


def test_what_we_did_not_measure_wins_nothing() -> None:
    decided = level_now("open", Held("published"), UNSURE, now=NOW, grace=GRACE)
    assert (decided.level, decided.event) == ("published", "")


def test_a_mark_that_was_lost_is_not_won_back_by_not_knowing() -> None:
    assert lives(BROKEN, UNSURE, UNSURE, UNSURE) == [
        ("open", "at-risk", ("accessible",)),
        ("open", "", ("accessible",)),
        ("open", "", ("accessible",)),
        ("published", "lost", ("accessible",)),
    ]


def test_another_mark_unknown_does_not_keep_a_mended_one_lost() -> None:
    late, mended = gate_with(timely="unmet"), gate_with(accessible="unknown")
    assert lives(late, mended, mended) == [
        ("open", "at-risk", ("timely",)),
        ("open", "recovered", ()),
        ("open", "", ()),
    ]


def test_a_second_loss_is_told_and_does_not_prolong_the_grace() -> None:
    both = gate_with(accessible="unmet", timely="unmet")
    assert lives(BROKEN, both, both, both) == [
        ("open", "at-risk", ("accessible",)),
        ("open", "at-risk", ("timely", "accessible")),
        ("open", "", ("timely", "accessible")),
        ("published", "lost", ("timely", "accessible")),
    ]


@pytest.mark.parametrize("criterion", ["machine_readable", "non_proprietary", "open_license"])
def test_what_only_the_agency_can_make_unknown_is_a_loss(criterion: str) -> None:
    """An unheard-of licence or format is a change of the dataset, not a measurement that failed to happen."""
    (lived,) = lives(gate_with(**{criterion: "unknown"}))
    assert lived[1] == "at-risk"


def test_the_reason_names_what_is_lost_and_not_what_is_unsure() -> None:
    gate = gate_with(accessible="unknown", open_license="unmet")
    decided = level_now("open", Held("open"), gate, now=NOW, grace=GRACE)
    assert decided.reason is not None
    assert decided.reason.en == "“Open licence” is not met."
    assert decided.until == NOW + GRACE
