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
from tests.openness.make_facts import NOW, make_check, make_column, make_facts, make_profile, make_resource, make_round


def _mark(criterion: str, given: DatasetFacts) -> Mark:
    return next(mark for mark in assess(given) if mark.criterion == criterion)


def _table(**values: Any) -> DatasetFacts:
    return make_facts(make_resource(profile=make_profile(**values)))


EMPTY = make_facts(resources=())
PDF = make_facts(make_resource(format="pdf", profile=None))
OLD = NOW - timedelta(days=200)

CASES = [
    ("complete", make_facts(), "met"),
    ("complete", EMPTY, "unmet"),
    ("complete", PDF, "unknown"),
    ("complete", _table(rows=90), "unmet"),
    ("complete", _table(columns=(make_column(filled=80),)), "partly"),
    ("complete", _table(columns=(make_column(filled=100, wrong=40),)), "unmet"),
    ("complete", _table(gaps=0, period_column="day"), "met"),
    ("complete", _table(gaps=30, period_column="day"), "partly"),
    ("complete", make_facts(declared_records=100), "met"),
    ("complete", make_facts(declared_records=1000), "unmet"),
    ("complete", make_facts(missing_mandatory=("license",)), "unmet"),
    ("complete", make_facts(missing_recommended=("a", "b", "c", "d", "e")), "partly"),
    ("primary", make_facts(), "met"),
    ("primary", make_facts(collection_method=()), "partly"),
    ("primary", make_facts(collected_by_publisher=False), "unknown"),
    ("primary", _table(total_rows=5), "partly"),
    ("primary", _table(total_rows=50), "unmet"),
    ("primary", make_facts(harvested_from="https://example.org"), "partly"),
    ("timely", make_facts(), "met"),
    ("timely", make_facts(make_resource(changed=NOW - timedelta(days=50))), "partly"),
    ("timely", make_facts(make_resource(changed=OLD)), "unmet"),
    ("timely", make_facts(make_resource(changed=OLD), frequency="never", every=None), "met"),
    ("timely", make_facts(frequency="irregular", every=None), "unknown"),
    ("timely", EMPTY, "unknown"),
    ("accessible", make_facts(), "met"),
    ("accessible", make_facts(make_resource(checks=())), "unknown"),
    ("accessible", make_facts(make_resource(checks=(make_check(at=OLD),))), "unknown"),
    ("accessible", make_facts(make_resource(checks=(make_check(ok=False, direct=False, digest=""),))), "unmet"),
    ("accessible", make_facts(make_resource(), make_resource(checks=(make_check(ok=False, direct=False),))), "partly"),
    ("accessible", make_facts(make_resource(checks=(make_check(direct=False),))), "unmet"),
    ("accessible", EMPTY, "unmet"),
    ("machine-readable", make_facts(), "met"),
    ("machine-readable", PDF, "unmet"),
    ("machine-readable", make_facts(make_resource(format="pdf", profile=None), make_resource()), "met"),
    ("machine-readable", make_facts(make_resource(format="xls", profile=None)), "partly"),
    ("machine-readable", make_facts(make_resource(status="invalid", profile=None)), "unmet"),
    ("machine-readable", make_facts(make_resource(status="queued", profile=None)), "unknown"),
    ("machine-readable", make_facts(make_resource(problems=(("duplicate-header", 1),))), "partly"),
    ("machine-readable", _table(columns=(Column("a", "A", "integer", filled=100, wrong=9),)), "partly"),
    ("non-discriminatory", make_facts(), "met"),
    ("non-discriminatory", make_facts(access_conditions=True), "unmet"),
    ("non-discriminatory", make_facts(license="CC-BY-NC-4.0"), "unmet"),
    ("non-discriminatory", make_facts(make_resource(checks=())), "unknown"),
    (
        "non-discriminatory",
        make_facts(make_resource(checks=(*make_round()[:2], make_check(user_agent="c", digest="f" * 64)))),
        "unmet",
    ),
    (
        "non-discriminatory",
        make_facts(make_resource(checks=tuple(replace(c, ok=False) for c in make_round()))),
        "unknown",
    ),
    ("non-proprietary", make_facts(), "met"),
    ("non-proprietary", make_facts(make_resource(format="rar", profile=None)), "unmet"),
    ("non-proprietary", make_facts(make_resource(format="unknown", profile=None)), "unknown"),
    ("non-proprietary", make_facts(make_resource(sha256="")), "unknown"),
    ("open-license", make_facts(), "met"),
    ("open-license", make_facts(license="https://creativecommons.org/licenses/by/4.0"), "met"),
    ("open-license", make_facts(license="CC-BY-ND-4.0"), "unmet"),
    ("open-license", make_facts(license=""), "unmet"),
    ("open-license", make_facts(license="https://example.org/own"), "unknown"),
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
    assert met_count(assess(make_facts())) == 8
    assert score(assess(make_facts())) > 0.95
    assert score(assess(make_facts(license="https://example.org/own"))) < score(assess(make_facts())) - 0.1
