import json
from pathlib import Path

import pytest

from catalog.reading.limits import Limits
from catalog.reading.read import read
from tests.reading.files import SHARED, make_file, needs_shared_data, read_table, unreadable_code
from tests.reading.made import zipped


def kml(*placemarks: str) -> bytes:
    inner = "".join(f"<Placemark>{placemark}</Placemark>" for placemark in placemarks)
    return (
        f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inner}</Document></kml>'.encode()
    )


def geometry(tmp_path: Path, shape: str) -> object:
    (row,) = read_table(make_file(tmp_path, kml(f"<name>a</name>{shape}"), "a.kml")).rows
    return json.loads(str(row.cells[-1])) if row.cells[-1] else None


RING = "<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>"
POINT = "<Point><coordinates> 121.5 , 31.2,4 </coordinates></Point>"


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (POINT, {"type": "Point", "coordinates": [121.5, 31.2, 4]}),
        (
            "<LineString><coordinates>0,0\n1,1</coordinates></LineString>",
            {"type": "LineString", "coordinates": [[0, 0], [1, 1]]},
        ),
        (
            f"<Polygon><outerBoundaryIs>{RING}</outerBoundaryIs></Polygon>",
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
        ),
        (
            "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><Point><coordinates>3,4</coordinates></Point></MultiGeometry>",
            {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
        ),
        ("", None),
    ],
)
def test_geometries_become_geojson(tmp_path: Path, shape: str, expected: object) -> None:
    assert geometry(tmp_path, shape) == expected


def test_names_and_extended_data_become_columns(tmp_path: Path) -> None:
    simple = '<SchemaData><SimpleData name="code">007</SimpleData></SchemaData>'
    data = f'<ExtendedData><Data name="人口"><value>12</value></Data>{simple}</ExtendedData>'
    table = read_table(make_file(tmp_path, kml(f"<name>甲</name><styleUrl>#s</styleUrl>{data}{POINT}"), "a.kml"))
    assert table.header == ("name", "人口", "code", "geometry")
    assert next(table.rows).cells[:3] == ("甲", "12", "007")


def test_coordinates_that_are_no_numbers_are_named_and_the_row_stays(tmp_path: Path) -> None:
    bad = "<name>b</name><Point><coordinates>here,there</coordinates></Point>"
    table = read_table(make_file(tmp_path, kml("<name>a</name>" + POINT, bad), "a.kml"))
    assert [row.cells[0] for row in table.rows] == ["a", "b"]
    assert [(finding.code, finding.row, finding.cell) for finding in table.findings] == [
        ("geometry-unreadable", 2, "here,there")
    ]


def test_kmz_is_a_packed_kml(tmp_path: Path) -> None:
    table = read_table(make_file(tmp_path, zipped(doc_kml=kml("<name>a</name>" + POINT), icon_png=b"\x89PNG"), "a.kmz"))
    assert (table.sniffed.format, sum(1 for _ in table.rows)) == ("kmz", 1)


def test_network_link_is_not_followed(tmp_path: Path) -> None:
    link = b"<kml><NetworkLink><Link><href>http://127.0.0.1:1/a.kml</href></Link></NetworkLink></kml>"
    path = make_file(tmp_path, link, "a.kml")
    assert [finding.code for finding in read(path, path.name, Limits()).findings] == ["no-table-kml"]


def test_broken_kml_says_so(tmp_path: Path) -> None:
    assert unreadable_code(make_file(tmp_path, kml("<name>a</name>")[:-20], "a.kml")) == "broken-file"


@needs_shared_data
def test_real_kml_has_its_places(tmp_path: Path) -> None:
    table = read_table(SHARED / "malformed" / "xloader" / "polling_locations.kml")
    assert [row.cells[0] for row in table.rows] == ["1", "2"]
