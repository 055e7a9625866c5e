import json
from dataclasses import asdict
from pathlib import Path

import pytest

from catalog.profiling.columns import columns_of
from catalog.profiling.profile import Profile
from catalog.profiling.table import profile_table
from catalog.reading.duck import locked_down
from tests.reading.files import make_file, stage_file


def profile(content: str, folder: Path, name: str = "data.csv") -> Profile:
    staging = stage_file(make_file(folder, content, name), folder)
    parquet, present = staging.staged.parquet, staging.staged.rows_present
    with locked_down(folder, parquet.parent) as connection:
        return profile_table(connection, parquet, staging.columns, rows_present=present)


@pytest.mark.parametrize(
    ("days", "gaps"),
    [
        (["2014-05-01", "2014-05-02"], None),
        (["2014-05-01", "2014-05-01", "2014-05-02"], None),
        (["2014-05-01", "2014-05-02", "2014-05-03"], 0),
        (["2014-05-01", "2014-05-02", "2014-05-03", "2014-05-06"], 2),
        (["2014-05-03", "2014-05-01", "2014-05-02"], 0),
        (["2014-01-01", "2014-02-01", "2014-03-01", "2014-05-01"], 1),
        (["2011-01-01", "2012-01-01", "2013-01-01", "2014-01-01"], 0),
        # Working days: a weekend is no gap, a missing Wednesday is one.
        (["2014-05-08", "2014-05-09", "2014-05-12", "2014-05-13", "2014-05-15", "2014-05-16"], 1),
        (["2014-05-01T00:00", "2014-05-01T01:00", "2014-05-01T02:00", "2014-05-01T05:00"], 2),
    ],
)
def test_gaps_are_missing_steps(tmp_path: Path, days: list[str], gaps: int | None) -> None:
    assert profile("day,n\n" + "".join(f"{day},1\n" for day in days), tmp_path).gaps == gaps


def test_period_is_that_of_the_first_column_of_dates_with_a_value(tmp_path: Path) -> None:
    found = profile("n,empty,日期,other\n1,,2014-05-03,2020-01-01\n2,,2014-05-01,2020-01-02\n", tmp_path)
    assert found.period_column == "日期"
    assert (str(found.period_start), str(found.period_end)) == ("2014-05-01", "2014-05-03")


def test_table_without_dates_has_no_period(tmp_path: Path) -> None:
    found = profile("n\n1\n", tmp_path)
    assert (found.period_column, found.period_start, found.gaps) == ("", None, None)


@pytest.mark.parametrize(
    ("header", "row", "box"),
    [
        ("lng,lat", "121.5,31.2", (121.5, 31.2, 121.5, 31.2)),
        ("纬度,经度", "31.2,121.5", (121.5, 31.2, 121.5, 31.2)),
        ("longitude,latitude", "500,31", None),
        ("longitude,name", "121.5,a", None),
        ("lon,lat", "a,b", None),
    ],
)
def test_place_is_told_by_columns_of_degrees(tmp_path: Path, header: str, row: str, box: object) -> None:
    assert profile(f"{header}\n{row}\n", tmp_path).bbox == box


def test_place_is_told_by_geometry_of_any_depth(tmp_path: Path) -> None:
    ring = [[113.8, 22.1], [114.4, 22.1], [114.4, 22.5, 9.0], [113.8, 22.1]]
    shapes = [{"type": "Point", "coordinates": [113.5, -1e-7]}, {"type": "Polygon", "coordinates": [ring]}, None]
    features = [{"type": "Feature", "geometry": shape, "properties": {"n": 1}} for shape in shapes]
    content = json.dumps({"type": "FeatureCollection", "features": features})
    assert profile(content, tmp_path, "a.geojson").bbox == (113.5, -1e-7, 114.4, 22.5)


def test_projected_geometry_has_no_place_in_degrees(tmp_path: Path) -> None:
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [835000.5, 815000.5]}, "properties": {}}
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    assert profile(content, tmp_path, "a.geojson").bbox is None


def test_total_rows_are_counted(tmp_path: Path) -> None:
    assert (
        profile("区,n\n天河,1\n小 计,1\n北京市合计,2\nGrand Total:,3\nsubtotal,4\n统计,5\n", tmp_path).total_rows == 4
    )


def test_columns_come_back_from_json_as_they_were(tmp_path: Path) -> None:
    columns = profile("a,b\n1,x\n2,y\n", tmp_path).columns
    stored = json.loads(json.dumps([{**asdict(column), "added_later": 1} for column in columns]))
    assert columns_of(stored) == columns
