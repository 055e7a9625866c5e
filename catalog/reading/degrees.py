"""Geometries of any coordinate reference system as GeoJSON in degrees (WGS 84), whose longitude comes first.

https://www.rfc-editor.org/rfc/rfc7946#section-4
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

WGS84 = CRS("OGC:CRS84")
# Systems whose degrees differ from WGS 84's by less than anything here shows; CGCS2000 is China's.
SAME = ("EPSG:4326", "OGC:CRS84", "EPSG:4490")
# Digits of a degree that are kept after a change of coordinates: 8 are a millimetre.
DIGITS = 8
Points = numpy.ndarray[Any, Any]
LOST = "geometry-unreadable"


@dataclass(frozen=True, slots=True)
class ToDegrees:
    """`crs` is "known", "missing" where the file names no system, "unknown" where it names one that we do not know."""

    crs: str
    change: Callable[[Points], Points] | None = None

    def texts(self, wkb: Any) -> list[tuple[str | None, str]]:
        """GeoJSON of each geometry, None for none, with the code of its fault or ""."""
        shapes = shapely.from_wkb(wkb, on_invalid="ignore")
        return [self._text(shape, raw) for shape, raw in zip(shapes, wkb, strict=True)]

    def _text(self, shape: Any, raw: object) -> tuple[str | None, str]:
        if shape is None:
            return None, "" if raw is None else LOST
        try:
            moved = shape if self.change is None else shapely.transform(shape, self.change, include_z=False)
            return str(shapely.to_geojson(moved)), ""
        except (ProjError, shapely.errors.ShapelyError, ValueError):
            return None, LOST


def to_degrees(crs: str | None) -> ToDegrees:
    """`crs` is a name such as EPSG:2326, or WKT."""
    if not crs:
        return ToDegrees("missing")
    if crs.upper() in SAME or crs.upper().startswith("URN:OGC:DEF:CRS:OGC:") or crs.upper().endswith(":EPSG::4326"):
        return ToDegrees("known")
    try:
        transformer = Transformer.from_crs(CRS(crs), WGS84, always_xy=True)
    except (CRSError, ProjError):
        return ToDegrees("unknown")

    def change(points: Points) -> Points:
        east, north = transformer.transform(points[:, 0], points[:, 1], errcheck=True)
        return numpy.round(numpy.column_stack((east, north)), DIGITS)

    return ToDegrees("known", change)
