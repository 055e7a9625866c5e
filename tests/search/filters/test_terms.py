"""Filters by whole values: alternatives within one, all of several marks, and what no vocabulary has."""

import pytest

from catalog.search.engine.plan import ValueIn
from catalog.search.filters.filter import BadFilter
from catalog.search.filters.registry import FILTER


def test_values_of_one_filter_are_alternatives() -> None:
    assert FILTER["agency"].parse(("a", "b")) == ValueIn("agency", ("a", "b"))
    assert FILTER["has_rows"].parse(("true",)) == ValueIn("has_rows", ("true",))


def test_marks_must_all_hold() -> None:
    asked = ("timely:unmet", "complete:met")
    assert FILTER["criterion"].parse(asked) == ValueIn("mark", asked, every=True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "cheese"),
        ("format", "docx9"),
        ("level", "secret"),
        ("frequency", "never ever"),
        ("has_rows", "yes"),
        ("criterion", "timely"),
        ("criterion", "timely:great"),
        ("criterion", "cheap:met"),
        ("criterion", ""),
    ],
)
def test_what_no_vocabulary_has_is_refused(name: str, value: str) -> None:
    with pytest.raises(BadFilter) as refused:
        FILTER[name].parse((value,))
    assert refused.value.name == name
