import json
import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import numpy
import pyogrio
import pytest
import shapely

from catalog.reading.limits import Limits
from catalog.reading.read import read
from catalog.reading.table import NoTable, Table
from tests.processes import children, wait_for
from tests.reading.files import SHARED, make_file, needs_shared_data, read_table, unreadable_code
from tests.reading.made import Cells, write_layer, zipped

ROWS: list[Cells] = [("天河", 1, "a"), ("越秀", 2, ""), ("荔湾", 3, "c")]
PARTS = ("shp", "shx", "dbf", "prj", "cpg")


def make_shapefile(folder: Path, *, without: tuple[str, ...] = (), **options: object) -> Path:
    made = write_layer(ROWS, folder / "区域.shp", **options)
    members = {f"data_{part}": made.with_suffix(f".{part}").read_bytes() for part in PARTS if part not in without}
    return make_file(folder, zipped(**members), "data.zip")


def codes(table: Table) -> list[str]:
    return [finding.code for finding in table.findings]


def points(table: Table) -> list[list[float]]:
    return [json.loads(str(row.cells[-1]))["coordinates"] for row in table.rows]


@pytest.mark.parametrize("encoding", ["UTF-8", "GBK"])
def test_shapefile_in_a_zip_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    table = read_table(make_shapefile(tmp_path, encoding=encoding))
    assert (table.sniffed.format, table.header, table.geometry) == ("shp", ("name", "n", "note", "geometry"), 3)
    assert [row.cells[:2] for row in table.rows] == [("天河", "1"), ("越秀", "2"), ("荔湾", "3")]
    assert codes(table) == []


@pytest.mark.parametrize("claim", [None, b"UTF-8"])
def test_gbk_attributes_are_told_by_their_bytes_where_the_cpg_is_missing_or_lies(
    tmp_path: Path, claim: bytes | None
) -> None:
    rows: list[Cells] = [("广州市天河区", number, "珠江新城") for number in range(20)]
    made = write_layer(rows, tmp_path / "x.shp", encoding="GBK")
    members = {f"x_{part}": made.with_suffix(f".{part}").read_bytes() for part in ("shp", "shx", "dbf", "prj")}
    members |= {"x_cpg": claim} if claim else {}
    table = read_table(make_file(tmp_path, zipped(**members), "x.zip"))
    assert table.sniffed.encoding == "gb18030"
    assert next(table.rows).cells[:3] == ("广州市天河区", "0", "珠江新城")


def test_coordinates_of_another_system_become_degrees(tmp_path: Path) -> None:
    where = shapely.to_wkb(shapely.points([(834_500.0, 817_000.0)]))  # the Hong Kong grid, Tsim Sha Tsui
    pyogrio.raw.write(
        str(tmp_path / "a.gpkg"),
        where,
        [numpy.array(["x"], dtype=object)],
        ["name"],
        geometry_type="Point",
        crs="EPSG:2326",
    )
    (point,) = points(read_table(tmp_path / "a.gpkg"))
    assert point == pytest.approx([114.166, 22.292], abs=0.01)


def test_missing_prj_is_said(tmp_path: Path) -> None:
    table = read_table(make_shapefile(tmp_path, without=("prj",)))
    assert codes(table) == ["crs-missing"]
    assert points(table)[0] == [-179.5, -89.5]


def test_missing_index_is_made_again(tmp_path: Path) -> None:
    assert sum(1 for _ in read_table(make_shapefile(tmp_path, without=("shx",))).rows) == 3


def test_largest_layer_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = write_layer(ROWS[:1], tmp_path / "a.gpkg", layer="small")
    write_layer(ROWS, path, layer="large", append=True)
    table = read_table(path)
    assert sum(1 for _ in table.rows) == 3
    (finding,) = table.findings
    assert (finding.code, finding.figures) == ("other-layers", {"layer": "large", "others": "small"})


def test_persons_in_another_layer_are_told(tmp_path: Path) -> None:
    path = write_layer([("申请人", 1, "11010519491231002X")], tmp_path / "a.gpkg", layer="people")
    write_layer(ROWS, path, layer="large", append=True)
    table = read_table(path)
    list(table.rows)
    told = [(one.row, one.count, dict(one.figures)) for one in table.findings if one.code == "personal-elsewhere"]
    assert told == [(1, 1, {"kind": "resident-id", "place": "people"})]


def test_layer_without_geometry_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    pyogrio.raw.write(str(path), None, [numpy.array([7])], ["n"], geometry_type=None, crs=None)
    table = read_table(path)
    assert (table.header, table.geometry, [row.cells for row in table.rows]) == (("n",), None, [("7",)])


def test_many_features_come_whole_and_in_order(tmp_path: Path) -> None:
    rows: list[Cells] = [(f"r{number}", number, "") for number in range(9_001)]
    table = read_table(write_layer(rows, tmp_path / "a.gpkg"))
    assert [row.number for row in table.rows] == list(range(1, 9_002))
    assert table.lost == 0


def test_truncated_files_are_refused_in_words(tmp_path: Path) -> None:
    content = write_layer(ROWS, tmp_path / "a.gpkg").read_bytes()
    assert unreadable_code(make_file(tmp_path, content[: len(content) // 3], "b.gpkg")) in (
        "broken-file",
        "reader-stopped",
    )


def test_database_that_is_no_geopackage_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()
    found = read(path, path.name, Limits())
    assert isinstance(found, NoTable)
    assert found.sniffed.format == "sqlite"


def test_geopackage_without_a_layer_is_sound_and_no_table(tmp_path: Path) -> None:
    """Such as one of pictures alone, which GDAL opens as no map."""
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as connection:
        connection.executescript(
            "PRAGMA application_id = 0x47504B47;"
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT);"
            "INSERT INTO gpkg_contents VALUES ('pictures', 'tiles', 'pictures');"
        )
    found = read(tmp_path / "a.gpkg", "a.gpkg", Limits())
    assert isinstance(found, NoTable)
    assert [finding.code for finding in found.findings] == ["no-table-gpkg"]


def test_child_that_takes_too_much_memory_stops_and_we_live_on(tmp_path: Path) -> None:
    path = write_layer(ROWS, tmp_path / "a.gpkg")
    sum(1 for _ in read_table(path).rows)
    assert unreadable_code(path, Limits(child_bytes=64 * 1024 * 1024)) == "reader-stopped"


def test_table_that_is_not_read_to_its_end_leaves_no_process(tmp_path: Path) -> None:
    rows: list[Cells] = [("x" * 200, number, "") for number in range(20_000)]
    table = read_table(write_layer(rows, tmp_path / "a.gpkg"))
    next(table.rows)
    table.rows.close()  # type: ignore[attr-defined]
    wait_for(lambda: not any("gis_child" in command for command in children(os.getpid()).values()))


def test_virtual_file_inside_a_zip_is_no_map(tmp_path: Path) -> None:
    secret = make_file(tmp_path, "name\nsecret\n", "secret.csv")
    layer = f"<OGRVRTLayer name='secret'><SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer>"
    vrt = f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>"
    path = make_file(tmp_path, zipped(a_shp=vrt.encode(), a_dbf=vrt.encode(), a_vrt=vrt.encode()), "a.zip")
    assert unreadable_code(path) in ("broken-file", "reader-stopped")


@needs_shared_data
def test_real_shapefile_gives_all_its_places(tmp_path: Path) -> None:
    table = read_table(SHARED / "malformed" / "xloader" / "polling_locations.shapefile.zip")
    found = points(table)
    assert len(found) == 255
    assert all(-72 < longitude < -70 and 42 < latitude < 43 for longitude, latitude in found)


def test_shapefile_is_found_whatever_the_folder_and_case(tmp_path: Path) -> None:
    made = write_layer(ROWS, tmp_path / "x.shp")
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for part in ("shp", "shx", "dbf"):
            archive.writestr(f"数据/ROADS.{part.upper()}", made.with_suffix(f".{part}").read_bytes())
    assert sum(1 for _ in read_table(path).rows) == 3
