from pathlib import Path

import pytest

from tests.checks.checked import found

SHANGHAI = [(31.2 + n / 100, 121.4 + n / 100) for n in range(12)]
KASHGAR = [(39.4 + n / 100, 75.9 + n / 100) for n in range(12)]


def table(header: str, rows: list[tuple[object, object]]) -> str:
    return header + "\n" + "".join(f"{lat},{lon}\n" for lat, lon in rows)


@pytest.mark.parametrize(
    ("header", "rows", "row"),
    [
        ("纬度,经度", [*SHANGHAI, (121.47, 31.23)], 14),
        ("lat,lng", [*SHANGHAI, (121.47, 31.23)], 14),
        ("Latitude,Longitude", [(lon, lat) for lat, lon in SHANGHAI], 2),
        ("lat,lon", [*KASHGAR, (75.99, 39.47)], 14),
    ],
)
def test_swapped_coordinates_are_named(
    tmp_path: Path, header: str, rows: list[tuple[object, object]], row: int
) -> None:
    first = found(tmp_path, table(header, rows), "coordinates-swapped")[0]
    assert (first.row, first.column, first.figures["other"]) == (row, 1, header.split(",")[1])


@pytest.mark.parametrize(
    ("header", "wrong", "column", "limit"),
    [
        ("纬度,经度", (3123, 121.47), 1, 90),
        ("lat,lon", (31.2, 12147), 2, 180),
        ("latitude,longitude", (-95.5, 200), 1, 90),
    ],
)
def test_coordinates_beyond_the_earth_are_named(
    tmp_path: Path, header: str, wrong: tuple[float, float], column: int, limit: int
) -> None:
    first = found(tmp_path, table(header, [*SHANGHAI, wrong]), "coordinate-out-of-range")[0]
    assert (first.row, first.column, first.figures["limit"]) == (14, column, limit)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("纬度,经度", SHANGHAI),
        ("lat,lon", [(10 + n, 11 + n) for n in range(12)]),
        ("lat,lon", [(-33.9, 18.4), (59.3, 18.1), (40.7, -74), (0, 0), (-90, 180)]),
        # A grid in metres, and columns of which nobody says that they are degrees.
        ("northing,easting", [(819000, 836000), (820000, 837000)]),
        ("plat,slot", [(900, 900), (901, 901)]),
    ],
)
def test_sound_coordinates_are_left_alone(tmp_path: Path, header: str, rows: list[tuple[object, object]]) -> None:
    for code in ("coordinates-swapped", "coordinate-out-of-range"):
        assert found(tmp_path, table(header, rows), code) == []
