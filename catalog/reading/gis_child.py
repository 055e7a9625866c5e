"""The process that opens a Shapefile or GeoPackage with GDAL and writes its features as lines of JSON.

First `{"layer", "fields", "geometry", "crs", "others"}`, then `[number, cells, geometry, fault]` for each feature, last
`{"end": "whole", "features": n, "beside": …}` (what is personal in the other layers, as `[place, row, cell, count,
kind]`); or `{"end": "fault", "code": …}`. GDAL must have been started without the drivers that are not used here.
"""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError
from pyproj.exceptions import CRSError, ProjError

from catalog.reading.beside import ELSEWHERE, Beside
from catalog.reading.cells import cell_text
from catalog.reading.degrees import ToDegrees, to_degrees
from catalog.reading.gis_drivers import USED

AT_ONCE = 4_000
FAULTS = (DataLayerError, DataSourceError, FieldError, GeometryError, CRSError, ProjError, shapely.errors.ShapelyError)
# GDAL opens no GeoPackage without one (https://www.geopackage.org/spec140/#_contents).
LAYERS = "SELECT count(*) FROM gpkg_contents WHERE data_type IN ('features', 'attributes')"
# Any text decodes as this.
LAST_RESORT = "latin-1"


def main(request: str) -> None:
    if not set(pyogrio.list_drivers()) <= USED:
        sys.exit("GDAL has drivers that it should have been told to skip")
    asked = orjson.loads(request)
    try:
        _read(str(asked["path"]), str(asked["encoding"]) or None)
    except (*FAULTS, ValueError, OverflowError, MemoryError, RuntimeError):
        _say({"end": "fault", "code": "broken"})


def _read(path: str, encoding: str | None) -> None:
    layers = _layers(path)
    if not layers:
        _say({"end": "fault", "code": "no-layer"})
        return
    sizes = {layer: _size(path, layer, encoding) for layer in layers}
    layer = max(sizes, key=lambda name: sizes[name])
    info = pyogrio.read_info(path, layer=layer, encoding=encoding)
    transform = to_degrees(info["crs"]) if info["geometry_type"] else ToDegrees("known")
    _say(
        {
            "layer": layer,
            "fields": [str(field) for field in info["fields"]],
            "geometry": bool(info["geometry_type"]),
            "crs": transform.crs,
            "others": [name for name in sizes if name != layer],
        }
    )
    for features in _batches(path, layer, encoding, sizes[layer]):
        sys.stdout.buffer.writelines(orjson.dumps(row) + b"\n" for row in _rows(features, transform))
    others = {name: size for name, size in sizes.items() if name != layer}
    _say({"end": "whole", "features": sizes[layer], "beside": list(_beside(path, encoding, others))})


def _beside(path: str, encoding: str | None, sizes: dict[str, int]) -> Iterator[list[object]]:
    """Whoever has the file has all its layers. Their places are no persons'."""
    for layer, size in sizes.items():
        beside = Beside(ELSEWHERE, layer)
        for start, _geometry, columns in _batches(path, layer, encoding, size, shapes=False):
            for number, cells in enumerate(zip(*(column.tolist() for column in columns), strict=True), start=start + 1):
                beside.look(number, [_cell(cell) for cell in cells])
        yield from beside.as_lists()


def _layers(path: str) -> list[str]:
    try:
        return [str(layer) for layer, _type in pyogrio.list_layers(path)]
    except DataSourceError:
        if _has_no_layer(path):
            return []
        raise


def _has_no_layer(path: str) -> bool:
    """Whether it is a GeoPackage, a sound one, that holds something else, such as pictures, or nothing."""
    try:
        with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute(LAYERS).fetchone() == (0,))
    except sqlite3.DatabaseError:
        return False


def _size(path: str, layer: str, encoding: str | None) -> int:
    return int(pyogrio.read_info(path, layer=layer, encoding=encoding, force_feature_count=True)["features"])


def _batches(
    path: str, layer: str, encoding: str | None, size: int, *, shapes: bool = True
) -> Iterator[tuple[int, Any, list[Any]]]:
    """Where a batch starts, its geometries as WKB (None for a layer without, or not asked for) and its columns."""
    for start in range(0, size, AT_ONCE):
        asked = {"layer": layer, "skip_features": start, "max_features": AT_ONCE, "datetime_as_string": True}
        asked["read_geometry"] = shapes
        try:
            _meta, _fids, geometry, columns = pyogrio.raw.read(path, encoding=encoding, **asked)
        except UnicodeDecodeError:
            _meta, _fids, geometry, columns = pyogrio.raw.read(path, encoding=LAST_RESORT, **asked)
        yield start, geometry, columns


def _rows(features: tuple[int, Any, list[Any]], transform: ToDegrees) -> Iterator[list[Any]]:
    start, geometry, columns = features
    values = [[_cell(value) for value in column.tolist()] for column in columns]
    shapes = transform.texts(geometry) if geometry is not None else [(None, "")] * (len(values[0]) if values else 0)
    for offset, (shape, fault) in enumerate(shapes):
        yield [start + offset + 1, [column[offset] for column in values], shape, fault]


def _cell(value: object) -> str | None:
    """NaN stands for no value where the column's numbers are floats."""
    if value is None or value != value:  # noqa: PLR0124
        return None
    return value.hex() if isinstance(value, bytes) else cell_text(value)


def _say(answer: object) -> None:
    sys.stdout.buffer.write(orjson.dumps(answer) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
