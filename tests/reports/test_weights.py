"""Which marks a kind weighs on: held against the criteria themselves."""

import pytest

from catalog.checks.kinds import KINDS
from catalog.checks.personal_data import BLOCKING
from catalog.reports.weights import OF_EVERY_ROW, WEIGHS_ON, weighs_on
from catalog.vocabulary.criteria import COMPLETE, CRITERION, MACHINE_READABLE


@pytest.mark.parametrize("code", [*WEIGHS_ON, *BLOCKING, *OF_EVERY_ROW])
def test_every_code_is_one_that_is_checked(code: str) -> None:
    assert code in KINDS


def test_marks_come_in_page_order() -> None:
    order = list(CRITERION)
    for code, kind in KINDS.items():
        marks = weighs_on(code, kind.severity)
        assert list(marks) == sorted(marks, key=order.index)


@pytest.mark.parametrize("code", ["empty-file", "broken-file", "no-table-pdf", "no-table-unknown"])
def test_what_gives_no_table_can_not_be_read_and_has_no_rows(code: str) -> None:
    assert weighs_on(code, KINDS[code].severity) == (COMPLETE, MACHINE_READABLE)


def test_what_costs_nothing_says_so() -> None:
    assert weighs_on("empty-row", "notice") == ()
