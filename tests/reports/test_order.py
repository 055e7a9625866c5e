"""The first thing to mend stands first."""

import pytest

from catalog.reports.order import blocks, in_order, touched
from tests.reports.found import found

ORDERS = [
    pytest.param(("encoding", "short-row", "empty-file"), ("empty-file", "short-row", "encoding"), id="severity"),
    pytest.param(("short-row", "personal-data"), ("personal-data", "short-row"), id="personal data blocks"),
    pytest.param(("short-row", "personal-filename"), ("personal-filename", "short-row"), id="so does the file's name"),
    pytest.param(("short-row", "duplicate-header"), ("duplicate-header", "short-row"), id="a header is every row"),
    pytest.param(("duplicate-row", "short-row"), ("short-row", "duplicate-row"), id="of equal ones, more marks"),
    pytest.param(("preamble", "encoding"), ("encoding", "preamble"), id="notices too"),
    pytest.param(("short-row", "total-row"), ("short-row", "total-row"), id="of equal ones, as found"),
]


@pytest.mark.parametrize(("codes", "expected"), ORDERS)
def test_kinds_are_ordered(codes: tuple[str, ...], expected: tuple[str, ...]) -> None:
    kinds = [found(code, position=position) for position, code in enumerate(codes)]
    assert tuple(kind.code for kind in in_order(kinds, rows=100, personal_open=True)) == expected


def test_what_touches_more_rows_comes_first() -> None:
    kinds = (found("short-row", 3, named=3), found("type-mismatch", 40, named=40))
    assert [kind.code for kind in in_order(kinds, rows=100, personal_open=False)] == ["type-mismatch", "short-row"]


def test_personal_data_that_was_resolved_blocks_nothing() -> None:
    kinds = (found("personal-data", 50), found("short-row", 9, named=9))
    assert [kind.code for kind in in_order(kinds, rows=100, personal_open=False)] == ["short-row", "personal-data"]
    assert not blocks(kinds[0], personal_open=False)
    assert blocks(kinds[0], personal_open=True)


def test_no_more_rows_are_touched_than_there_are() -> None:
    assert touched(found("type-mismatch", 500, named=100), 40) == 40
    assert touched(found("encoding"), 40) == 40
    assert touched(found("encoding"), 0) == 1
