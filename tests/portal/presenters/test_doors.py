"""The doors: every mark has a shape of its own, told without colour."""

from catalog.vocabulary.criteria import MARKS, MET, PARTLY, UNMET
from portal.presenters.doors import DOORS, Points, symbols


def area(points: Points) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def test_every_mark_has_a_door_that_looks_like_no_other() -> None:
    assert set(DOORS) == {mark.code for mark in MARKS}
    assert len({(door.light, door.leaf) for door in DOORS.values()}) == len(MARKS)
    assert [f'id="door-{mark.code}"' in symbols() for mark in MARKS] == [True] * 4


def test_the_further_it_is_met_the_more_light_comes_through() -> None:
    assert area(DOORS[MET].light) > area(DOORS[PARTLY].light) > area(DOORS[UNMET].light) == 0
