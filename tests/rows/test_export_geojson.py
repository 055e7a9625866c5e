import json
from pathlib import Path
from typing import Any

import pytest

from catalog.profiling.profile import GEOJSON, NUMBER, STRING, Column
from catalog.rows.export_geojson import stream_geojson
from catalog.rows.query import parse_query
from catalog.rows.refusal import BadQuery
from tests.rows.tables import COLUMNS, POINT, Asked

PLACED = (Column("name", "name", STRING, 1), Column("lng", "lng", NUMBER, 1), Column("lat", "lat", NUMBER, 1))


def exported(table: Asked, *pairs: tuple[str, str]) -> Any:
    query = parse_query(pairs, table.columns)
    return json.loads(b"".join(stream_geojson(table.engine, table.parquet, table.columns, query)))


def test_rows_with_a_geometry_are_features(tmp_path: Path) -> None:
    collection = exported(Asked(tmp_path))
    first, second = collection["features"][:2]
    assert (collection["type"], len(collection["features"])) == ("FeatureCollection", 6)
    assert first["geometry"] == {"type": "Point", "coordinates": [121.5, 31.2]}
    assert second["geometry"] is None
    assert list(first["properties"]) == [column.name for column in COLUMNS if column.name != "geometry"]
    assert first["properties"]["日期"] == "2014-05-01"


def test_longitude_and_latitude_make_points(tmp_path: Path) -> None:
    table = Asked(tmp_path, PLACED, [("a", 121.5, 31.2), ("b", None, 31.3), ("c", 131.5, 931.0)])
    shapes = [feature["geometry"] for feature in exported(table)["features"]]
    assert shapes == [{"type": "Point", "coordinates": [121.5, 31.2]}, None, None]


def test_a_geometry_that_was_cut_spoils_no_other(tmp_path: Path) -> None:
    shaped = (Column("name", "name", STRING, 1), Column("geometry", "geometry", GEOJSON, 1))
    table = Asked(tmp_path, shaped, [("a", POINT), ("b", POINT[:-4])])
    assert [feature["geometry"] for feature in exported(table)["features"]] == [json.loads(POINT), None]


def test_nothing_found_is_an_empty_collection(tmp_path: Path) -> None:
    assert exported(Asked(tmp_path), ("站名", "?"))["features"] == []


def test_rows_without_a_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuery, match="no place"):
        exported(Asked(tmp_path), ("select", "站名"))
