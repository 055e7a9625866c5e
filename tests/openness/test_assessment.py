"""Whatever the facts, the eight marks come in order, with evidence, and with advice where there is something to do."""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.openness.assessment import CRITERIA, assess, met_count, score
from catalog.openness.facts import AccessFacts, DatasetFacts, ResourceFacts
from catalog.openness.gate import check_gate
from catalog.openness.marks import Mark
from catalog.profiling.profile import Column, Profile
from catalog.vocabulary import criteria
from catalog.vocabulary.formats import FORMAT
from catalog.vocabulary.frequencies import FREQUENCY
from catalog.vocabulary.licenses import LICENSE
from tests.openness.make_facts import AGENTS, NOW, make_facts, make_pdf

COUNTS = st.integers(0, 10**12)
WORDS = st.sampled_from(["", "Stops", "{0} {x!r} %s", "<script>", "公交\u202e站", "x" * 5000]) | st.text(max_size=20)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)).map(lambda at: at.replace(tzinfo=NOW.tzinfo))  # noqa: DTZ001
CODES = st.sampled_from(["blank-header", "duplicate-header", "broken-file", "short-row", "no-such-code"])

columns = st.builds(
    Column, name=WORDS, title=WORDS, type=st.just("string"), filled=COUNTS, wrong=COUNTS, samples=st.just(())
)
profiles = st.builds(
    Profile,
    rows=COUNTS,
    rows_present=COUNTS,
    columns=st.lists(columns, max_size=3).map(tuple),
    period_column=WORDS,
    period_end=st.none() | st.dates(date(1900, 1, 1)),
    bbox=st.none(),
    total_rows=COUNTS,
    gaps=st.none() | COUNTS,
)
checks = st.builds(
    AccessFacts,
    at=MOMENTS | st.just(NOW),
    user_agent=st.sampled_from(AGENTS),
    status=st.none() | st.sampled_from([200, 401, 404, 500]),
    digest=st.sampled_from(["", "d", "e"]),
    error=WORDS,
)
resources = st.builds(
    ResourceFacts,
    title=WORDS,
    format=st.sampled_from([*FORMAT, "no-such-format"]),
    status=st.sampled_from(["queued", "running", "valid", "invalid", "failed"]),
    encoding=st.sampled_from(["", "utf-8", "gb18030", "cp1252"]),
    sha256=st.sampled_from(["", "a" * 64]),
    changed=st.none() | MOMENTS,
    changes=st.lists(MOMENTS, max_size=5).map(tuple),
    profile=st.none() | profiles,
    problems=st.lists(st.tuples(CODES, COUNTS), max_size=3).map(tuple),
    checks=st.lists(checks, max_size=5).map(tuple),
)
facts = st.builds(
    DatasetFacts,
    now=st.just(NOW),
    frequency=st.sampled_from(list(FREQUENCY)),
    every=st.none() | st.timedeltas(timedelta(0), timedelta(4000)),
    license=st.sampled_from(["", *LICENSE]) | WORDS,
    harvested_from=st.sampled_from(["", "https://data.example.gov/{0}"]),
    declared_records=st.none() | COUNTS,
    missing_mandatory=st.lists(WORDS, max_size=3).map(tuple),
    missing_recommended=st.lists(WORDS, max_size=3).map(tuple),
    mandatory_fields=st.integers(0, 9),
    recommended_fields=st.integers(0, 9),
    resources=st.lists(resources, max_size=3).map(tuple),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts)
def test_any_facts_give_eight_whole_marks_in_order(given_facts: DatasetFacts) -> None:
    marks = assess(given_facts)
    assert [mark.criterion for mark in marks] == [term.code for term in criteria.CRITERIA]
    for mark in marks:
        assert mark.mark in criteria.MARK
        assert (mark.value is None) == (mark.mark == criteria.UNKNOWN)
        assert mark.value is None or 0 <= mark.value <= 1
        assert (mark.advice is None) == (mark.mark == criteria.MET)
        assert mark.evidence
        assert all(item.text.en and item.text.zh for item in mark.evidence)
        json.dumps([dict(item.figures) for item in mark.evidence])
    assert 0 <= score(marks) <= 1
    assert check_gate(marks, 0).passes == (not check_gate(marks, 0).failing)


def test_a_well_kept_dataset_meets_all_eight_and_may_be_open() -> None:
    marks = assess(make_facts())
    assert met_count(marks) == len(CRITERIA) == 8
    assert check_gate(marks, 0).passes


def test_a_pdf_with_all_its_papers_in_order_is_not_open() -> None:
    marks = assess(make_facts(make_pdf()))
    assert check_gate(marks, 0).failing == ("machine-readable",)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], 0.0),
        ([Mark("complete", "met", 1.0, ())], 0.125),
        ([Mark("complete", "unknown", None, ()), *[Mark("timely", "partly", 0.5, ())] * 7], 0.4375),
        ([Mark("timely", "met", 1.0, ())] * 8, 1.0),
    ],
    ids=["nothing measured", "one of eight", "one not known", "all"],
)
def test_score_is_the_mean_over_eight(marks: list[Mark], expected: float) -> None:
    assert score(marks) == expected
