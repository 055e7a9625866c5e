from pathlib import Path

import duckdb
import pytest

from catalog.reading.table import Table
from tests.reading.files import make_file, read_table, stage_file, unreadable_code


def make_parquet(folder: Path, select: str) -> Path:
    path = folder / "a.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def cells(table: Table) -> list[tuple[str | None, ...]]:
    return [row.cells for row in table.rows]


def test_every_type_comes_as_text_that_gives_it_back(tmp_path: Path) -> None:
    select = (
        "SELECT '007' AS code, 5::BIGINT AS n, 0.1::DOUBLE AS share, 'nan'::DOUBLE AS nothing, "
        "DATE '2014-05-01' AS day, true AS yes, NULL::INTEGER AS missing, {'a': 1, 'b': [2]} AS nested, "
        "[1, 2] AS list, '\\x00\\xff'::BLOB AS raw"
    )
    table = read_table(make_parquet(tmp_path, select))
    expected = ("007", "5", "0.1", None, "2014-05-01", "true", None, '{"a":1,"b":[2]}', "[1,2]", "AP8=")
    assert cells(table) == [expected]
    assert table.header_row == 0


def test_text_columns_stay_text(tmp_path: Path) -> None:
    staging = stage_file(make_parquet(tmp_path, "SELECT '007' AS code, 7 AS n"), tmp_path)
    assert [column.type for column in staging.columns] == ["string", "integer"]


def test_all_rows_come_in_their_order(tmp_path: Path) -> None:
    table = read_table(make_parquet(tmp_path, "SELECT range AS n FROM range(250_001)"))
    assert all(row.number == int(str(row.cells[0])) + 1 for row in table.rows)


def test_names_that_are_sql_do_nothing(tmp_path: Path) -> None:
    name = 'a""; DROP TABLE x; --'
    assert read_table(make_parquet(tmp_path, f'SELECT 1 AS "{name}"')).header == (name.replace('""', '"'),)


@pytest.mark.parametrize("kept", [4, 40, -1, -9])
def test_file_cut_short_is_broken(tmp_path: Path, kept: int) -> None:
    content = make_parquet(tmp_path, "SELECT range AS n FROM range(100)").read_bytes()
    assert unreadable_code(make_file(tmp_path, content[:kept], "b.parquet")) == "broken-file"


def test_table_without_rows_says_so(tmp_path: Path) -> None:
    path = make_parquet(tmp_path, "SELECT 1 AS n WHERE false")
    with pytest.raises(Exception, match="no-rows"):
        stage_file(path, tmp_path)
