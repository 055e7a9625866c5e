"""`spatial_geometry`, `spatial_within` and `spatial_filter`, over the boxes that the index keeps of datasets."""

import orjson

from catalog.api.v4.refusal import unknown, wrong
from catalog.geometry import box_of, is_geometry
from catalog.search.engine import plan
from catalog.search.filters.ranges import meets

LONGEST = 100_000
GEOSPATIAL = plan.Fits(plan.Between("west", low=-180))


def meeting(text: str, *, within: bool) -> plan.Condition:
    """Datasets whose box meets the one around the geometry, or lies in it. Raises Refusal."""
    try:
        shape = orjson.loads(text) if len(text) <= LONGEST else None
        box = box_of(shape) if is_geometry(shape) else None
    except (orjson.JSONDecodeError, RecursionError):
        box = None
    if box is None:
        raise wrong("spatial_geometry", "no GeoJSON geometry in degrees.")
    west, south, east, north = box
    if not within:
        return meets(west, south, east, north)
    sides = (("west", west, None), ("east", None, east), ("south", south, None), ("north", None, north))
    return plan.Together(tuple(plan.Between(side, low=low, high=high) for side, low, high in sides))


def kind_need(value: str) -> plan.Need:
    if value == "geospatial":
        return GEOSPATIAL
    if value == "non-geospatial":
        return plan.Without(GEOSPATIAL)
    raise unknown("spatial_filter", value, ("geospatial", "non-geospatial"))
