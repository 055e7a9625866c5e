"""Rows as GeoJSON (RFC 7946), streamed: each a feature, its place from the geometry or from longitude and latitude."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from catalog.language import Text
from catalog.profiling.place import LATITUDES, LONGITUDES, find_degrees
from catalog.profiling.profile import GEOJSON, Column
from catalog.rows.engine import Engine
from catalog.rows.export import batches
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.values import to_json

NO_PLACE = Text(
    "These rows have no place: there is neither geometry nor columns of longitude and latitude in degrees among them.",
    "这些行没有位置：其中既无几何图形，也无以度表示的经度和纬度列。",
)
BEFORE, BETWEEN, AFTER = b'{"type":"FeatureCollection","features":[', b",\n", b"]}\n"

Row = tuple[Any, ...]


def stream_geojson(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """Raises BadQuery where no place is told."""
    place = _place(query.columns)
    kept = [(column.name, index) for index, column in enumerate(query.columns) if column.type != GEOJSON]
    between = BEFORE
    for batch in batches(engine, parquet, all_columns, query):
        yield between + BETWEEN.join(_feature(row, kept, place) for row in batch)
        between = BETWEEN
    yield AFTER if between is BETWEEN else BEFORE + AFTER


def _feature(row: Row, kept: list[tuple[str, int]], place: Callable[[Row], bytes]) -> bytes:
    properties = orjson.dumps({name: to_json(row[index]) for name, index in kept})
    return b'{"type":"Feature","geometry":%s,"properties":%s}' % (place(row), properties)


def _place(columns: tuple[Column, ...]) -> Callable[[Row], bytes]:
    """How a row's geometry is told, as JSON."""
    names = {column.name: index for index, column in enumerate(columns)}
    shape = next((index for index, column in enumerate(columns) if column.type == GEOJSON), None)
    if shape is not None:
        return lambda row: _geometry(row[shape])
    east, north = find_degrees(columns, LONGITUDES), find_degrees(columns, LATITUDES)
    if east is None or north is None:
        raise BadQuery("format", "no-place", NO_PLACE)
    return lambda row: _point(row[names[east.name]], row[names[north.name]])


def _geometry(text: str | None) -> bytes:
    """One that was cut, since it was too long for a cell, is no JSON, and would spoil that of all the others."""
    try:
        orjson.loads(text or "null")
    except orjson.JSONDecodeError:
        return b"null"
    return (text or "null").encode()


def _point(east: float | None, north: float | None) -> bytes:
    if east is None or north is None or not (abs(east) <= 180 and abs(north) <= 90):
        return b"null"
    return orjson.dumps({"type": "Point", "coordinates": (east, north)})
