"""All eight criteria over one dataset."""

from collections.abc import Callable, Sequence

from catalog.openness.criteria import (
    accessible,
    complete,
    machine_readable,
    non_discriminatory,
    non_proprietary,
    open_license,
    primary,
    timely,
)
from catalog.openness.facts import DatasetFacts
from catalog.openness.marks import Mark
from catalog.vocabulary.criteria import MET

# In page order, the order of catalog.vocabulary.criteria.
CRITERIA: tuple[Callable[[DatasetFacts], Mark], ...] = (
    complete.measure,
    primary.measure,
    timely.measure,
    accessible.measure,
    machine_readable.measure,
    non_discriminatory.measure,
    non_proprietary.measure,
    open_license.measure,
)


def assess(facts: DatasetFacts) -> tuple[Mark, ...]:
    return tuple(measure(facts) for measure in CRITERIA)


def score(marks: Sequence[Mark]) -> float:
    """The mean of the eight fractions, 0-1. What is unknown, or was not measured, earns nothing."""
    return round(sum(mark.value or 0.0 for mark in marks) / len(CRITERIA), 4)


def met_count(marks: Sequence[Mark]) -> int:
    return sum(mark.mark == MET for mark in marks)
