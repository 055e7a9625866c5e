"""Where a table's rows lie: by their GeoJSON geometry, or by columns of longitude and latitude (WGS 84 degrees)."""

import re
from pathlib import Path

import duckdb

from catalog.profiling.profile import GEOJSON, INTEGER, NUMBER, Column
from catalog.reading.duck import quote_name, quote_text

Box = tuple[float, float, float, float]

LONGITUDES = ("lng", "lon", "long", "longitude", "经度", "經度")
LATITUDES = ("lat", "latitude", "纬度", "緯度")
NUMBER_FORM = r"(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)"
# Our readers write geometry themselves, so its innermost lists always look like this.
POSITION = re.compile(rf"\[{NUMBER_FORM}, ?{NUMBER_FORM}[\],]")
ROWS_AT_ONCE = 500


def measure_box(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> Box | None:
    """West, south, east, north; None where no place is told, or what is told can't be degrees."""
    geometry = next((column for column in columns if column.type == GEOJSON), None)
    box = _box_of_geometry(connection, parquet, geometry) if geometry else _box_of_columns(columns)
    return box if box is not None and _is_degrees(box) else None


def _box_of_columns(columns: tuple[Column, ...]) -> Box | None:
    east, north = find_degrees(columns, LONGITUDES), find_degrees(columns, LATITUDES)
    if not (east and north and east.minimum and east.maximum and north.minimum and north.maximum):
        return None
    return float(east.minimum), float(north.minimum), float(east.maximum), float(north.maximum)


def find_degrees(columns: tuple[Column, ...], names: tuple[str, ...]) -> Column | None:
    """The column of numbers with one of these names."""
    return next((column for column in columns if column.name in names and column.type in (NUMBER, INTEGER)), None)


def _box_of_geometry(connection: duckdb.DuckDBPyConnection, parquet: Path, geometry: Column) -> Box | None:
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    found = connection.execute(f"SELECT {quote_name(geometry.name)} FROM {source}")  # noqa: S608
    west = south = float("inf")
    east = north = float("-inf")
    while rows := found.fetchmany(ROWS_AT_ONCE):
        for (text,) in rows:
            for x, y in POSITION.findall(text or ""):
                west, east = min(west, float(x)), max(east, float(x))
                south, north = min(south, float(y)), max(north, float(y))
    return (west, south, east, north) if west <= east else None


def _is_degrees(box: Box) -> bool:
    west, south, east, north = box
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90
