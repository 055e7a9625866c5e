import json

import numpy
import pytest
import shapely

from catalog.reading.degrees import LOST, to_degrees


def texts(crs: str | None, *shapes: shapely.Geometry) -> list[tuple[str | None, str]]:
    return to_degrees(crs).texts(numpy.array([shapely.to_wkb(shape) for shape in shapes], dtype=object))


@pytest.mark.parametrize("crs", ["EPSG:4326", "epsg:4490", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84"])
def test_degrees_stay_as_they_are(crs: str) -> None:
    assert to_degrees(crs).crs == "known"
    ((text, fault),) = texts(crs, shapely.Point(121.5, 31.2))
    assert (json.loads(str(text))["coordinates"], fault) == ([121.5, 31.2], "")


def test_metres_become_degrees_longitude_first() -> None:
    # EPSG:3857 counts metres from the equator: 20,037,508.34 are 180 degrees.
    ((text, fault),) = texts("EPSG:3857", shapely.Point(20_037_508.34 / 2, 0))
    assert (json.loads(str(text))["coordinates"], fault) == ([pytest.approx(90), pytest.approx(0)], "")


@pytest.mark.parametrize(
    ("crs", "said"), [(None, "missing"), ("", "missing"), ("EPSG:999999", "unknown"), ("LOCAL_CS[", "unknown")]
)
def test_system_that_is_missing_or_unknown_is_said(crs: str | None, said: str) -> None:
    assert to_degrees(crs).crs == said


def test_place_where_the_system_does_not_reach_is_lost_and_named() -> None:
    ((text, fault), (good, none)) = texts("EPSG:2326", shapely.Point(1e300, 1e300), shapely.Point(834_500, 817_000))
    assert (text, fault) == (None, LOST)
    assert (good is not None, none) == (True, "")


def test_bytes_that_are_no_geometry_are_named_and_none_is_none() -> None:
    wkb = numpy.array([b"\x01\x02", None], dtype=object)
    assert to_degrees("EPSG:4326").texts(wkb) == [(None, LOST), (None, "")]
