"""KML's geometries as GeoJSON's (https://docs.ogc.org/is/12-007r2/12-007r2.html#404)."""

import math
import re

from catalog.reading.xml_events import Element, local_name

GEOMETRIES = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack", "Model")
Position = list[float]
Shape = dict[str, object]
COMMA = re.compile(r"\s*,\s*")
SHOWN = 60


class BadCoordinates(ValueError):
    """Coordinates that are no numbers; the message is a piece of them."""


def to_geojson(placemark: Element) -> Shape | None:
    """The placemark's geometry, None where it has none. Raises BadCoordinates."""
    found = [shape for child in placemark if (shape := _shape(child)) is not None]
    return found[0] if len(found) == 1 else _collection(found)


def _shape(element: Element) -> Shape | None:
    kind = local_name(element)
    if kind == "Point":
        positions = _positions(_text(element, "coordinates"))
        return {"type": "Point", "coordinates": positions[0]} if positions else None
    if kind in ("LineString", "LinearRing"):
        return _line(_positions(_text(element, "coordinates")))
    if kind == "Polygon":
        return _polygon(element)
    if kind == "Track":
        places = [child.text or "" for child in element if local_name(child) == "coord"]
        return _line([_position(",".join(place.split())) for place in places])
    if kind in ("MultiGeometry", "MultiTrack"):
        return _collection([shape for child in element if (shape := _shape(child)) is not None])
    return None


def _line(positions: list[Position]) -> Shape | None:
    return {"type": "LineString", "coordinates": positions} if positions else None


def _polygon(element: Element) -> Shape | None:
    """The outer ring first; the order of points is left as it is."""
    rings: list[list[Position]] = []
    for boundary in ("outerBoundaryIs", "innerBoundaryIs"):
        for child in element:
            if local_name(child) == boundary:
                rings += [_positions(_text(ring, "coordinates")) for ring in child if local_name(ring) == "LinearRing"]
    return {"type": "Polygon", "coordinates": rings} if any(rings) else None


def _collection(shapes: list[Shape]) -> Shape | None:
    """One kind of geometry makes a Multi geometry of that kind."""
    if not shapes:
        return None
    kinds = {str(shape["type"]) for shape in shapes}
    kind = kinds.pop() if len(kinds) == 1 else ""
    if kind in ("Point", "LineString", "Polygon"):
        return {"type": f"Multi{kind}", "coordinates": [shape["coordinates"] for shape in shapes]}
    return {"type": "GeometryCollection", "geometries": shapes}


def _text(element: Element, name: str) -> str:
    return next((child.text or "" for child in element if local_name(child) == name), "")


def _positions(text: str) -> list[Position]:
    return [_position(place) for place in COMMA.sub(",", text).split()]


def _position(place: str) -> Position:
    try:
        numbers = [float(number) for number in place.split(",") if number]
    except ValueError as fault:
        raise BadCoordinates(place[:SHOWN]) from fault
    if len(numbers) < 2 or not all(math.isfinite(number) for number in numbers):
        raise BadCoordinates(place[:SHOWN])
    return numbers[:3]
