"""Places in files of maps: which coordinate system, and shapes that are none."""

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy
import pyogrio
import shapely

from tests.reading.made import zipped
from tests.truth.case import Case, no_problem, problem

PARTS = ("shp", "shx", "dbf", "prj", "cpg")
# A local grid of a building site: no one else can say where it is.
LOCAL = 'LOCAL_CS["site grid",LOCAL_DATUM["site",0],UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'
QUAY = 'LOCAL_CS["quay",LOCAL_DATUM["quay",0],UNIT["foot",0.3048],AXIS["along",EAST],AXIS["across",NORTH]]'
SQUARE = [[[121.1, 31.1], [121.2, 31.1], [121.2, 31.2], [121.1, 31.2], [121.1, 31.1]]]
BOW_TIE = [[[121.1, 31.1], [121.2, 31.2], [121.2, 31.1], [121.1, 31.2], [121.1, 31.1]]]


def _shapefile(*points: tuple[float, float], crs: str = "EPSG:4326", prj: str | None = None) -> bytes:
    """Points with a number each, in a ZIP; `prj` stands in place of what the coordinate system's file says, "" for no
    such file.
    """
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "made.shp")
        columns = [numpy.arange(len(points), dtype="int64")]
        pyogrio.raw.write(
            str(path),
            shapely.to_wkb(shapely.points(points)),
            columns,
            ["n"],
            geometry_type="Point",
            crs=crs,
            encoding="UTF-8",
        )
        members = {f"made_{part}": path.with_suffix(f".{part}") for part in PARTS}
        found = {member: file.read_bytes() for member, file in members.items() if file.is_file()}
    if prj is not None:
        found["made_prj"] = prj.encode()
    return zipped(**{member: content for member, content in found.items() if content})


def _geojson(*geometries: Any) -> bytes:
    features = [
        {"type": "Feature", "properties": {"n": n, "name": f"place {n}"}, "geometry": geometry}
        for n, geometry in enumerate(geometries)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _of(kind: str, coordinates: object) -> dict[str, object]:
    return {"type": kind, "coordinates": coordinates}


def _points(*odd: tuple[float, float], swapped: bool = False) -> list[dict[str, object]]:
    """Twenty points in one city, and odd ones behind them."""
    places = [(121.4 + n / 100, 31.2 + n / 200) for n in range(20)]
    return [_of("Point", list(place[::-1] if swapped else place)) for place in (*places, *odd)]


CITY = [(121.4 + n / 100, 31.2 + n / 200) for n in range(6)]
METRES = [(340_000 + n * 50, 3_450_000 + n * 70) for n in range(6)]

CASES: tuple[Case, ...] = (
    problem("crs-missing", "degrees without a .prj", _shapefile(*CITY, prj=""), "a.zip"),
    problem("crs-missing", "two points without a .prj", _shapefile((8.5, 47.4), (7.4, 46.9), prj=""), "a.zip"),
    problem(
        "crs-unknown", "a grid of its own", _shapefile(*METRES, prj=LOCAL), "a.zip", may=("geometry-out-of-range",)
    ),
    problem("crs-unknown", "another, in feet", _shapefile(*METRES, prj=QUAY), "a.zip", may=("geometry-out-of-range",)),
    problem("crs-missing", "a .prj that says nothing", _shapefile(*CITY, prj="coordinates as on the plan"), "a.zip"),
    no_problem("degrees with a .prj", _shapefile(*CITY), "a.zip"),
    no_problem("metres whose grid is known", _shapefile(*METRES, crs="EPSG:32651"), "a.zip"),
    problem(
        "geometry-unreadable",
        "words for coordinates",
        _geojson(*_points(), _of("Point", ["east", "north"])),
        "a.geojson",
    ),
    problem(
        "geometry-unreadable",
        "a kind that there is not",
        _geojson(*_points(), _of("Circle", [121.4, 31.2])),
        "a.geojson",
    ),
    problem("empty-geometry", "a polygon without a point", _geojson(*_points(), _of("Polygon", [])), "a.geojson"),
    problem("empty-geometry", "a collection of nothing", _geojson(*_points(), _of("MultiPoint", [])), "a.geojson"),
    no_problem("a feature without a geometry", _geojson(*_points(), None), "a.geojson"),
    problem("invalid-geometry", "a bow tie", _geojson(_of("Polygon", SQUARE), _of("Polygon", BOW_TIE)), "a.geojson"),
    problem(
        "invalid-geometry",
        "a hole outside its polygon",
        _geojson(
            _of("Polygon", SQUARE),
            _of("Polygon", [*SQUARE, [[9.1, 9.1], [9.2, 9.1], [9.2, 9.2], [9.1, 9.1]]]),
        ),
        "a.geojson",
    ),
    no_problem("squares", _geojson(_of("Polygon", SQUARE), _of("MultiPolygon", [SQUARE])), "a.geojson"),
    no_problem(
        "a line that crosses itself", _geojson(_of("LineString", [[1, 1], [2, 2], [2, 1], [1, 2]])), "a.geojson"
    ),
    problem("geometry-out-of-range", "a lost point", _geojson(*_points((1214.7, 31.2))), "a.geojson"),
    problem(
        "geometry-out-of-range", "metres for degrees", _geojson(*(_of("Point", list(p)) for p in METRES)), "a.geojson"
    ),
    no_problem("the edge of the map", _geojson(*_points((180.0, 90.0), (-180.0, -90.0))), "a.geojson"),
    problem("geometry-axes-swapped", "every point", _geojson(*_points(swapped=True)), "a.geojson"),
    problem(
        "geometry-axes-swapped",
        "polygons",
        _geojson(*(_of("Polygon", [[[y, x + n] for x, y in SQUARE[0]]]) for n in range(3))),
        "a.geojson",
    ),
)
