"""Places by name, in both languages; the boxes are GeoNames' towns."""

import pytest

from catalog.search.filters.places import box_of_place


@pytest.mark.parametrize(
    ("name", "longitude", "latitude"),
    [
        ("上海", 121.47, 31.23),
        ("上海市", 121.47, 31.23),
        ("Shanghai", 121.47, 31.23),
        (" SHANGHAI ", 121.47, 31.23),
        ("蘇州", 120.6, 31.3),
        ("Suzhou", 120.6, 31.3),
        ("浙江省", 120.15, 30.29),
        ("Zhejiang", 120.15, 30.29),
        ("中国", 116.4, 39.9),
        ("Germany", 13.4, 52.5),
        ("California", -121.5, 38.6),
        ("香港特别行政区", 114.17, 22.3),
    ],
)
def test_the_box_holds_what_is_there(name: str, longitude: float, latitude: float) -> None:
    box = box_of_place(name)
    assert box is not None
    assert box[0] < longitude < box[2]
    assert box[1] < latitude < box[3]


def test_a_town_is_smaller_than_its_province_and_that_than_the_country() -> None:
    sizes = [(box[2] - box[0]) * (box[3] - box[1]) for box in map(box_of_place, ("杭州", "浙江", "中国")) if box]
    assert sizes == sorted(sizes)
    assert len(sizes) == 3


@pytest.mark.parametrize("name", ["", "zzzz", "市", "省", "沪", "'; DROP TABLE", "x" * 10_000])
def test_what_is_no_place_has_no_box(name: str) -> None:
    assert box_of_place(name) is None
