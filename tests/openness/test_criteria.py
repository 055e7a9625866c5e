"""Each criterion: met, not met, not known, and why."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from catalog.openness.assessment import assess, met_count, score
from catalog.openness.facts import DatasetFacts
from catalog.openness.marks import Mark
from catalog.profiling.profile import Column
from catalog.vocabulary.criteria import CRITERIA
from tests.openness.make_facts import CHECKS, COLUMN, NOW, PROFILE, check, facts, resource


def _mark(criterion: str, given: DatasetFacts) -> Mark:
    return next(mark for mark in assess(given) if mark.criterion == criterion)


def _table(**values: Any) -> DatasetFacts:
    return facts(resource(profile=replace(PROFILE, **values)))


EMPTY = replace(facts(), resources=())
PDF = facts(resource(format="pdf", profile=None))
OLD = NOW - timedelta(days=200)

CASES = [
    ("complete", facts(), "met"),
    ("complete", EMPTY, "unmet"),
    ("complete", PDF, "unknown"),
    ("complete", _table(rows=90), "unmet"),
    ("complete", _table(columns=(replace(COLUMN, filled=80),)), "partly"),
    ("complete", _table(columns=(replace(COLUMN, filled=100, wrong=40),)), "unmet"),
    ("complete", _table(gaps=0, period_column="day"), "met"),
    ("complete", _table(gaps=30, period_column="day"), "partly"),
    ("complete", facts(declared_records=100), "met"),
    ("complete", facts(declared_records=1000), "unmet"),
    ("complete", facts(missing_mandatory=("license",)), "unmet"),
    ("complete", facts(missing_recommended=("a", "b", "c", "d", "e")), "partly"),
    ("primary", facts(), "met"),
    ("primary", facts(has_collection_method=False), "partly"),
    ("primary", facts(collected_by_publisher=False), "unknown"),
    ("primary", _table(total_rows=5), "partly"),
    ("primary", _table(total_rows=50), "unmet"),
    ("primary", facts(harvested_from="https://example.org"), "partly"),
    ("timely", facts(), "met"),
    ("timely", facts(resource(changed=NOW - timedelta(days=50))), "partly"),
    ("timely", facts(resource(changed=OLD)), "unmet"),
    ("timely", facts(resource(changed=OLD), frequency="never", every=None), "met"),
    ("timely", facts(frequency="irregular", every=None), "unknown"),
    ("timely", EMPTY, "unknown"),
    ("accessible", facts(), "met"),
    ("accessible", facts(resource(checks=())), "unknown"),
    ("accessible", facts(resource(checks=(check(at=OLD),))), "unknown"),
    ("accessible", facts(resource(checks=(check(ok=False, direct=False, digest=""),))), "unmet"),
    ("accessible", facts(resource(), resource(checks=(check(ok=False, direct=False),))), "partly"),
    ("accessible", facts(resource(checks=(check(direct=False),))), "unmet"),
    ("accessible", EMPTY, "unmet"),
    ("machine-readable", facts(), "met"),
    ("machine-readable", PDF, "unmet"),
    ("machine-readable", facts(resource(format="pdf", profile=None), resource()), "met"),
    ("machine-readable", facts(resource(format="xls", profile=None)), "partly"),
    ("machine-readable", facts(resource(status="invalid", profile=None)), "unmet"),
    ("machine-readable", facts(resource(status="queued", profile=None)), "unknown"),
    ("machine-readable", facts(resource(problems=(("duplicate-header", 1),))), "partly"),
    ("machine-readable", _table(columns=(Column("a", "A", "integer", filled=100, wrong=9),)), "partly"),
    ("non-discriminatory", facts(), "met"),
    ("non-discriminatory", facts(access_conditions=True), "unmet"),
    ("non-discriminatory", facts(license="CC-BY-NC-4.0"), "unmet"),
    ("non-discriminatory", facts(resource(checks=())), "unknown"),
    ("non-discriminatory", facts(resource(checks=(*CHECKS[:2], check(user_agent="c", digest="f" * 64)))), "unmet"),
    ("non-discriminatory", facts(resource(checks=tuple(replace(c, ok=False) for c in CHECKS))), "unknown"),
    ("non-proprietary", facts(), "met"),
    ("non-proprietary", facts(resource(format="rar", profile=None)), "unmet"),
    ("non-proprietary", facts(resource(format="unknown", profile=None)), "unknown"),
    ("non-proprietary", facts(resource(sha256="")), "unknown"),
    ("open-license", facts(), "met"),
    ("open-license", facts(license="https://creativecommons.org/licenses/by/4.0"), "met"),
    ("open-license", facts(license="CC-BY-ND-4.0"), "unmet"),
    ("open-license", facts(license=""), "unmet"),
    ("open-license", facts(license="https://example.org/own"), "unknown"),
]


@pytest.mark.parametrize(("criterion", "given", "mark"), CASES)
def test_each_criterion_says_what_it_sees(criterion: str, given: DatasetFacts, mark: str) -> None:
    assert _mark(criterion, given).mark == mark


@pytest.mark.parametrize(("criterion", "given", "mark"), CASES)
def test_every_mark_has_evidence_and_what_is_not_met_has_advice(criterion: str, given: DatasetFacts, mark: str) -> None:
    found = assess(given)
    assert [one.criterion for one in found] == [term.code for term in CRITERIA]
    for one in found:
        assert one.evidence
        assert all(item.text.en and item.text.zh for item in one.evidence)
        assert (one.advice is None) == (one.mark == "met")
        assert (one.value is None) == (one.mark == "unknown")
        assert one.value is None or 0 <= one.value <= 1


def test_the_score_counts_what_is_unknown_as_nothing() -> None:
    assert met_count(assess(facts())) == 8
    assert score(assess(facts())) > 0.95
    assert score(assess(facts(license="https://example.org/own"))) < score(assess(facts())) - 0.1
