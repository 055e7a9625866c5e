"""Which measurements are kept: those that say something new."""

from dataclasses import replace
from datetime import timedelta

import pytest

from catalog.openness.assessment import assess
from catalog.openness.marks import Mark
from catalog.openness.noticeable import Kept, KeptMark, is_noticeable
from tests.openness.make_facts import NOW, make_facts, make_resource

MARKS = assess(make_facts())


def kept(marks: tuple[Mark, ...] = MARKS, **more: object) -> Kept:
    found = tuple(KeptMark(m.criterion, m.mark, m.value, tuple(e.code for e in m.evidence)) for m in marks)
    return replace(Kept(NOW, "2", ("why",), found), **more)  # type: ignore[arg-type]


def changed(**values: object) -> tuple[Mark, ...]:
    return (replace(MARKS[0], **values), *MARKS[1:])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "news"),
    [
        pytest.param(kept(), MARKS, False, id="the-same"),
        pytest.param(kept(rules="1"), MARKS, True, id="other-rules"),
        pytest.param(kept(reasons=()), MARKS, True, id="other-reasons"),
        pytest.param(kept(assessed=NOW - timedelta(days=6, hours=23)), MARKS, False, id="six-days-old"),
        pytest.param(kept(assessed=NOW - timedelta(days=7)), MARKS, True, id="a-week-old"),
        pytest.param(kept(marks=()), MARKS, True, id="nothing-before"),
        pytest.param(kept(), changed(mark="unmet"), True, id="another-mark"),
        pytest.param(kept(), changed(evidence=()), True, id="other-evidence"),
        pytest.param(kept(changed(value=0.9)), changed(value=0.8501), False, id="a-little-less"),
        pytest.param(kept(changed(value=0.9)), changed(value=0.85), True, id="noticeably-less"),
        pytest.param(kept(changed(value=0.9)), changed(value=0.95), True, id="noticeably-more"),
        pytest.param(kept(changed(value=None)), changed(value=0.0), True, id="known-now"),
        pytest.param(kept(changed(value=None)), changed(value=None), False, id="unknown-still"),
    ],
)
def test_only_what_is_new_is_kept(before: Kept, after: tuple[Mark, ...], news: bool) -> None:
    assert is_noticeable(before, NOW, "2", ["why"], after) is news


def test_a_year_of_days_makes_few_rows() -> None:
    """Monthly data that nobody updates grows late: each step of that is kept, the days between are not."""
    rows, last = 0, kept(assessed=NOW - timedelta(days=400))
    for day in range(365):
        now = NOW + timedelta(days=day)
        facts = replace(make_facts(make_resource()), now=now)
        marks = assess(facts)
        if is_noticeable(last, now, "2", ["why"], marks):
            rows, last = rows + 1, replace(kept(marks), assessed=now)
    assert 52 <= rows <= 90
