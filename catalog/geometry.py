"""GeoJSON geometries (https://www.rfc-editor.org/rfc/rfc7946): what counts as one, and the box around it."""

from collections.abc import Iterator
from typing import Any

TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
Box = tuple[float, float, float, float]


def is_geometry(shape: Any) -> bool:
    """Whether it has a type and at least one position in degrees."""
    if not isinstance(shape, dict) or shape.get("type") not in TYPES:
        return False
    found = list(_points(shape.get("coordinates")))
    return bool(found) and all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude in found)


def box_of(shape: dict[str, Any] | None) -> Box | None:
    """West, south, east, north; None for no geometry."""
    points = list(_points((shape or {}).get("coordinates")))
    if not points:
        return None
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def union(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if not isinstance(coordinates, list):
        return
    if len(coordinates) >= 2 and all(isinstance(part, int | float) for part in coordinates[:2]):
        yield float(coordinates[0]), float(coordinates[1])
        return
    for part in coordinates:
        yield from _points(part)
