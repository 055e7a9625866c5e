"""GeoJSON geometries (https://www.rfc-editor.org/rfc/rfc7946): what counts as one, and the box around it."""

from typing import Any

TYPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
NUMBER = (int, float)
Box = tuple[float, float, float, float]


def is_geometry(shape: Any) -> bool:
    """Whether it has a type and at least one position in degrees."""
    if not isinstance(shape, dict) or shape.get("type") not in TYPES:
        return False
    found = _points(shape.get("coordinates"))
    return bool(found) and all(abs(longitude) <= 180 and abs(latitude) <= 90 for longitude, latitude, *_ in found)


def box_of(shape: dict[str, Any] | None) -> Box | None:
    """West, south, east, north; None for no geometry."""
    points = _points(shape.get("coordinates")) if shape else []
    if not points:
        return None
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return float(min(longitudes)), float(min(latitudes)), float(max(longitudes)), float(max(latitudes))


def union(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _points(coordinates: Any) -> list[list[Any]]:
    """Positions: lists that begin with two numbers, however deep they lie."""
    if not isinstance(coordinates, list):
        return []
    if len(coordinates) >= 2 and isinstance(coordinates[0], NUMBER) and isinstance(coordinates[1], NUMBER):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]
