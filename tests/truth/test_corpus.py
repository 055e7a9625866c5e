"""The corpus: every case is said to be what it was made to be."""

import pytest
from pytest_django.plugin import DjangoDbBlocker

from catalog.checks.kinds import KINDS
from catalog.vocabulary.criteria import CRITERIA
from tests.truth.cases.all import CASES
from tests.truth.score import Judged, faults, score_code, score_criterion
from tests.truth.world import Found, look_at

# The marker makes pytest-django set the database up; the tests themselves only compare.
pytestmark = pytest.mark.django_db

# Labels of a criterion, files that must show a kind, and what precision and recall have to be.
ENOUGH, FEWEST, LEAST = 5, 2, 0.98


@pytest.fixture(scope="module")
def found(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Found]:
    """Every case looked at once."""
    with django_db_blocker.unblock():
        return look_at(CASES)


@pytest.fixture(scope="module")
def judged(found: dict[str, Found]) -> Judged:
    return [(case, found[case.name]) for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said_is_how_it_was_made(case: object, found: dict[str, Found]) -> None:
    made = next(one for one in CASES if one is case)
    assert faults(made, found[made.name]) == {}


@pytest.mark.parametrize("criterion", [term.code for term in CRITERIA])
def test_each_criterion_is_right(criterion: str, judged: Judged) -> None:
    score = score_criterion(judged, criterion)
    assert score.n >= ENOUGH
    assert min(score.precision, score.recall) >= LEAST


@pytest.mark.parametrize("code", sorted(KINDS))
def test_each_kind_of_problem_is_right(code: str, judged: Judged) -> None:
    """Each kind that docs/checks.md documents, and none is left out (tests/checks/test_kinds.py compares the two)."""
    score = score_code(judged, code)
    assert score.n >= FEWEST
    assert min(score.precision, score.recall) >= LEAST


def test_no_case_is_labelled_with_a_kind_that_there_is_not() -> None:
    assert {code for case in CASES for code in case.finds | case.may} <= KINDS.keys()


@pytest.mark.parametrize("criterion", [term.code for term in CRITERIA])
def test_every_criterion_has_cases_of_every_mark_that_it_can_get(criterion: str) -> None:
    marks = {case.marks[criterion] for case in CASES if criterion in case.marks}
    never = {"non-discriminatory": set(), "open-license": {"partly"}}.get(criterion, set())
    assert marks == {"met", "partly", "unmet", "unknown"} - never


def test_the_corpus_is_large_and_no_case_is_there_twice() -> None:
    assert len(CASES) >= 160
    assert len({case.name for case in CASES}) == len(CASES)
