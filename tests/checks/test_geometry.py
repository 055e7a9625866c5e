import json
from pathlib import Path

from catalog.reading.table import Finding
from tests.checks.test_validate import validate
from tests.reading.files import make_file

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
BOW_TIE = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]


def polygon(ring: list[list[int]]) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [ring]}


def point(x: float, y: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [x, y]}


def findings_of(folder: Path, *shapes: object) -> list[Finding]:
    features = [
        {"type": "Feature", "geometry": shape, "properties": {"name": f"n{number}"}}
        for number, shape in enumerate(shapes)
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    validation = validate(make_file(folder, content, "a.geojson"), folder)
    assert validation.staged is not None
    assert validation.staged.rows_read == len(shapes)
    return list(validation.findings)


def found(folder: Path, *shapes: object) -> list[tuple[str, int | None, int | None]]:
    return [(finding.code, finding.row, finding.column) for finding in findings_of(folder, *shapes)]


def test_sound_geometries_and_missing_ones_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, polygon(SQUARE), None, point(121.5, 31.2), point(-180, 90)) == []


def test_ring_that_crosses_itself_is_named_with_its_reason(tmp_path: Path) -> None:
    (finding,) = findings_of(tmp_path, polygon(SQUARE), polygon(BOW_TIE))
    assert (finding.code, finding.row, finding.column, finding.column_name) == ("invalid-geometry", 2, 2, "geometry")
    assert finding.figures == {"reason": "Self-intersection"}


def test_geometry_without_a_point_is_empty(tmp_path: Path) -> None:
    shapes = [point(1, 2), {"type": "GeometryCollection", "geometries": []}]
    assert found(tmp_path, *shapes) == [("empty-geometry", 2, 2)]


def test_what_is_no_geometry_is_unreadable(tmp_path: Path) -> None:
    shapes = [point(1, 2), {"type": "Circle", "radius": 2}, {"type": "Point", "coordinates": ["a", "b"]}]
    assert found(tmp_path, *shapes) == [("geometry-unreadable", 2, 2), ("geometry-unreadable", 3, 2)]


def test_places_outside_the_earth_are_named(tmp_path: Path) -> None:
    assert found(tmp_path, point(1, 2), point(1, 91), point(500_000, 3_000_000)) == [
        ("geometry-out-of-range", 2, 2),
        ("geometry-out-of-range", 3, 2),
    ]


def test_swapped_axes_are_said_once(tmp_path: Path) -> None:
    (finding,) = findings_of(tmp_path, *(point(31 + number / 100, 121.5) for number in range(30)))
    assert (finding.code, finding.row, finding.count) == ("geometry-axes-swapped", 1, 30)


def test_a_few_places_are_swapped_where_they_would_lie_among_the_others(tmp_path: Path) -> None:
    shapes = [point(121.5, 31 + number / 100) for number in range(30)]
    (finding,) = findings_of(tmp_path, *shapes, point(31.1, 121.5), point(31.2, 121.4))
    assert (finding.code, finding.row, finding.count) == ("geometry-axes-swapped", 31, 2)


def test_a_place_that_could_be_swapped_and_is_far_from_the_others_is_out_of_range(tmp_path: Path) -> None:
    shapes = [point(121.5, 31 + number / 100) for number in range(30)]
    assert found(tmp_path, *shapes, point(10, 100)) == [("geometry-out-of-range", 31, 2)]


def test_each_kind_is_counted_whole_and_sampled(tmp_path: Path) -> None:
    findings = findings_of(tmp_path, *(polygon([[0, 0], [1, 1], [1, 0], [n, 1], [0, 0]]) for n in (0,) * 150))
    codes = [finding for finding in findings if finding.code == "invalid-geometry"]
    assert (len(codes), sum(finding.count for finding in codes)) == (100, 150)
