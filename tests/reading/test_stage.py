from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, INTEGER, NUMBER, STRING, TIME
from catalog.reading.limits import Limits
from tests.reading.files import make_file, stage_file


def rows_of(parquet: Path) -> list[tuple[object, ...]]:
    return duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(parquet)]).fetchall()


@pytest.mark.parametrize(
    ("type_", "cells"),
    [
        (INTEGER, ["1", "-2", "+3", " 4 ", "0", "123456789012345678"]),
        (NUMBER, ["1", "2.5", ".5", "1e3", "-7.", "0.001"]),
        (BOOLEAN, ["true", "False", "TRUE"]),
        (DATE, ["2014-05-01", "2014/5/1", "2014年5月1日"]),
        (DATETIME, ["2014-05-01T08:00", "2014-05-01 08:00:00", "2014-05-01T08:00:00Z", "2014/5/1 8:00"]),
        (TIME, ["08:00", "8:00:30", "23:59:59.5"]),
        (STRING, ["0012", "12", "7"]),
        (STRING, ["1234567890123456789", "1"]),
        (STRING, ["1", "0", "yes"]),
        (STRING, ["1", "2", "x"]),
        (STRING, ["nan", "inf", "NaN"]),
        (STRING, ["1_000", "2_000"]),
        (STRING, ["5/1/2014", "2014-13-45"]),
        (STRING, ["NA", "-"]),
    ],
)
def test_type_is_told_from_all_cells(tmp_path: Path, type_: str, cells: list[str]) -> None:
    staging = stage_file(make_file(tmp_path, "x,y\n" + "".join(f"{cell},z\n" for cell in cells)), tmp_path)
    assert staging.columns[0].type == type_
    assert staging.columns[0].wrong == 0
    assert staging.columns[0].filled == len(cells)


def test_values_are_typed_and_every_row_keeps_its_number(tmp_path: Path) -> None:
    content = "天,时,n\n2014年5月1日,2014-05-01T08:00:00+08:00,1\n\n2014/12/31,2014-12-31 23:59,2\n"
    staging = stage_file(make_file(tmp_path, content), tmp_path)
    assert rows_of(staging.staged.parquet) == [
        (2, date(2014, 5, 1), datetime(2014, 5, 1, 0, 0), 1),  # noqa: DTZ001
        (4, date(2014, 12, 31), datetime(2014, 12, 31, 23, 59), 2),  # noqa: DTZ001
    ]
    assert [(finding.code, finding.row) for finding in staging.findings] == [("empty-row", 3)]


def test_wrong_cells_are_empty_in_the_table_and_named(tmp_path: Path) -> None:
    cells = [str(number) for number in range(100)]
    cells[40], cells[90] = "forty", "13800138000 call"
    staging = stage_file(make_file(tmp_path, "n\n" + "\n".join(cells) + "\n"), tmp_path)
    column = staging.columns[0]
    assert (column.type, column.wrong, column.filled) == (INTEGER, 2, 100)
    assert [(f.code, f.row, f.column, f.column_name, f.cell, f.count) for f in staging.findings] == [
        ("type-mismatch", 42, 1, "n", "forty", 1),
        ("type-mismatch", 92, 1, "n", "########### call", 1),
    ]
    assert len(rows_of(staging.staged.parquet)) == 100


def test_places_are_sampled_and_the_count_is_whole(tmp_path: Path) -> None:
    content = "a,b\n" + "1,2\n" * 30 + "1\n" * 500
    staging = stage_file(make_file(tmp_path, content), tmp_path, Limits(sample_per_kind=10))
    short = [finding for finding in staging.findings if finding.code == "short-row"]
    assert (len(short), sum(finding.count for finding in short), short[0].row) == (10, 500, 32)


def test_many_wrong_cells_are_counted_whole_by_column(tmp_path: Path) -> None:
    content = "a,b\n" + "1,2\n" * 9_700 + "x,y\n" * 300
    staging = stage_file(make_file(tmp_path, content), tmp_path)
    wrong = [finding for finding in staging.findings if finding.code == "type-mismatch"]
    assert len(wrong) == 100
    assert [sum(f.count for f in wrong if f.column == column) for column in (1, 2)] == [300, 300]


def test_missing_marks_are_empty_numbers_and_no_fault(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "n,t\n1,NA\nNA,x\n-,y\n2,z\n"), tmp_path)
    assert [(column.type, column.filled, column.wrong) for column in staging.columns] == [
        (INTEGER, 2, 0),
        (STRING, 4, 0),
    ]
    assert [(f.code, f.column, f.count) for f in staging.findings] == [("missing-mark", 1, 2)]
    assert [row[1] for row in rows_of(staging.staged.parquet)] == [1, None, None, 2]


def test_ragged_rows_are_all_kept(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "a,b\n1,2\n3\n4,5,6,7\n8,9,\n"), tmp_path)
    assert [row[1:] for row in rows_of(staging.staged.parquet)] == [(1, 2), (3, None), (4, 5), (8, 9)]
    assert [(f.code, f.row, f.figures["cells"]) for f in staging.findings] == [("short-row", 3, 1), ("long-row", 4, 4)]


def test_names_are_clean_unique_and_titles_as_written(tmp_path: Path) -> None:
    header = "站点 名称,PM2.5 (μg/m³),PM2.5(μg/m³),,_row,a__b,Ａ１," + "x" * 80
    staging = stage_file(make_file(tmp_path, header + "\n1,2,3,4,5,6,7,8\n"), tmp_path)
    names = [column.name for column in staging.columns]
    assert names == ["站点_名称", "pm2_5_μg_m3", "pm2_5_μg_m3_2", "column_4", "row", "a_b", "a1", "x" * 63]
    assert [column.title for column in staging.columns][:2] == ["站点 名称", "PM2.5 (μg/m³)"]


@pytest.mark.parametrize("title", ['"; DROP TABLE x; --', "a'b", 'c"d', "e\\f", "{0}", "%s", "SELECT"])
def test_hostile_header_and_cells_are_only_text(tmp_path: Path, title: str) -> None:
    quoted = '"' + title.replace('"', '""') + '"'
    staging = stage_file(make_file(tmp_path, f"{quoted},b\n{quoted},1\n"), tmp_path)
    assert staging.columns[0].title == title
    assert [row[1:] for row in rows_of(staging.staged.parquet)] == [(title, 1)]


def test_statistics_describe_the_column(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "n,t\n3,b\n1,a\n,a\n2,c\n"), tmp_path)
    number, text = staging.columns
    assert (number.filled, number.minimum, number.maximum, number.mean) == (3, "1", "3", 2.0)
    assert (text.distinct, text.samples, text.mean) == (3, ("b", "a", "c"), None)


def test_huge_cell_is_cut_and_said(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "a,b\n" + "x" * 3_000_000 + ",1\n"), tmp_path)
    assert [(finding.code, finding.row, finding.column) for finding in staging.findings] == [("cell-too-long", 2, 1)]
    assert [len(str(row[1])) for row in rows_of(staging.staged.parquet)] == [1_000_000]


def test_too_many_rows_are_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="too-many-rows"):
        stage_file(make_file(tmp_path, "a\n" + "1\n" * 50), tmp_path, Limits(max_rows=20))
    assert not (tmp_path / "table.parquet").exists()
    assert list((tmp_path / "work").iterdir()) == []


def test_table_as_wide_as_allowed_is_staged(tmp_path: Path) -> None:
    width = 2_000
    content = ",".join(f"c{n}" for n in range(width)) + "\n" + ",".join(["1"] * width) + "\n"
    assert len(stage_file(make_file(tmp_path, content), tmp_path).columns) == width
