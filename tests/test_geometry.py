"""What counts as a geometry, and the box around it."""

from typing import Any

import pytest

from catalog.geometry import Box, box_of, is_geometry, union

SQUARE = [[[1, 2], [3, 2], [3, 4.5], [1, 4.5], [1, 2]]]
NEAR = {"type": "MultiPolygon", "coordinates": [SQUARE, [[[-7, 2, 90], [0, 0, 90], [3, 4, 90]]]]}


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, (1, 2, 1, 2)),
        ({"type": "Point", "coordinates": [1.5, -2.5, 900]}, (1.5, -2.5, 1.5, -2.5)),
        ({"type": "Polygon", "coordinates": SQUARE}, (1, 2, 3, 4.5)),
        (NEAR, (-7, 0, 3, 4.5)),
    ],
)
def test_the_box_goes_around_all_positions(shape: dict[str, Any], box: Box) -> None:
    found = box_of(shape)
    assert found == box
    assert found
    assert {type(degrees) for degrees in found} == {float}
    assert is_geometry(shape)


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "Point"},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Point", "coordinates": {"x": 1}},
        {"type": "Polygon", "coordinates": [[[]], None, [7]]},
    ],
)
def test_without_a_position_there_is_none(shape: dict[str, Any]) -> None:
    assert box_of(shape) is None
    assert not is_geometry(shape)


def test_nothing_has_no_box() -> None:
    assert (box_of(None), box_of({}), union([])) == (None, None, None)


@pytest.mark.parametrize("shape", [None, [], {"type": "Circle", "coordinates": [1, 2]}])
def test_what_has_no_known_type_is_no_geometry(shape: object) -> None:
    assert not is_geometry(shape)


@pytest.mark.parametrize("position", [[180.1, 0], [0, -90.1], [10**400, 0]])
def test_degrees_end_somewhere(position: list[float]) -> None:
    assert not is_geometry({"type": "LineString", "coordinates": [[0, 0], position]})


def test_boxes_together() -> None:
    assert union([(0, 1, 2, 3), (-1, 2, 1, 5)]) == (-1, 1, 2, 5)
