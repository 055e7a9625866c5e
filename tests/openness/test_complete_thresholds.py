from catalog.openness import complete_thresholds
from catalog.openness.threshold import SHARE, Threshold
from catalog.openness.thresholds import THRESHOLDS
from catalog.vocabulary.criteria import COMPLETE

OWN = [value for value in vars(complete_thresholds).values() if isinstance(value, Threshold)]


def test_all_are_in_the_table_of_all_and_of_this_criterion() -> None:
    assert [one for one in THRESHOLDS if one.criterion == COMPLETE] == OWN


def test_each_is_a_share() -> None:
    assert all(one.unit == SHARE and 0 < one.value <= 1 for one in OWN)


def test_met_is_never_easier_than_partly() -> None:
    named = {one.code: one.value for one in OWN}
    for part in ("rows", "cells", "required", "declared"):
        assert named[f"{part}-met"] > named[f"{part}-partly"]
    assert named["repeats-met"] < named["repeats-partly"]
