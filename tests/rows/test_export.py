import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.rows.export import BATCH, stream_csv, stream_jsonl, stream_parquet, write_parquet
from catalog.rows.query import RowsQuery, parse_query
from catalog.rows.refusal import TooSlow
from tests.rows.tables import COLUMNS, Asked, make_engine


def exported(stream: Callable[..., Iterator[bytes]], table: Asked, *pairs: tuple[str, str]) -> bytes:
    return b"".join(stream(table.engine, table.parquet, table.columns, parse_query(pairs, table.columns)))


def test_csv_holds_every_cell_as_it_is(tmp_path: Path) -> None:
    data = exported(stream_csv, Asked(tmp_path))
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert lines[0] == [column.name for column in COLUMNS]
    assert lines[1][:7] == ["人民广场", "120", "3.5", "true", "2014-05-01", "2014-05-01T08:30:00", "05:30:00"]
    assert lines[3][:4] == ["徐家汇, 东", str(2**53 + 1), "", ""]
    assert lines[4][0] == '"引号"\n换行'
    assert lines[6][0] == "=1+1"


def test_csv_of_nothing_is_a_header(tmp_path: Path) -> None:
    assert exported(stream_csv, Asked(tmp_path), ("站名", "?"), ("select", "站名")) == "站名\r\n".encode()


def test_json_lines_say_what_the_page_says(tmp_path: Path) -> None:
    table = Asked(tmp_path)
    lines = [json.loads(line) for line in exported(stream_jsonl, table, ("sort", "-客流")).splitlines()]
    assert [tuple(line.values()) for line in lines] == table.rows(("sort", "-客流"))
    assert list(lines[0]) == [column.name for column in COLUMNS]


def test_sum_beyond_64_bits_can_be_exported(tmp_path: Path) -> None:
    table = Asked(tmp_path, COLUMNS[1:2], [(2**62,), (2**62,)])
    assert json.loads(exported(stream_jsonl, table, ("aggregate", "sum:客流"))) == {"sum:客流": 2.0**63}


@pytest.mark.parametrize("sort", ["", "-n"])
def test_whole_result_streams_in_batches_whatever_the_limit(tmp_path: Path, sort: str) -> None:
    columns = (Column("n", "n", INTEGER, 1),)
    table = Asked(tmp_path, columns, [])
    target = table.parquet
    with duckdb.connect() as connection:
        connection.execute(
            f"COPY (SELECT i + 2 AS _row, i AS n FROM range({BATCH * 3}) t(i)) TO '{target}' (FORMAT parquet)"  # noqa: S608
        )
    query = parse_query([("limit", "1"), ("sort", sort), ("n__gte", "1")], columns)
    parts = list(stream_csv(table.engine, target, columns, query))
    numbers = [int(line) for line in b"".join(parts).splitlines()[1:]]
    assert len(parts) == 3
    assert numbers == sorted(range(1, BATCH * 3), reverse=bool(sort))


def test_parquet_keeps_types_and_leaves_nothing_behind(tmp_path: Path) -> None:
    table = Asked(tmp_path)
    copy = tmp_path / "copy.parquet"
    copy.write_bytes(exported(stream_parquet, table, ("客流__gte", "0"), ("select", "站名,客流,日期,时刻,首班,开放")))
    found = duckdb.read_parquet(str(copy))
    assert found.columns == ["站名", "客流", "日期", "时刻", "首班", "开放"]
    assert [str(type_) for type_ in found.types] == ["VARCHAR", "BIGINT", "DATE", "TIMESTAMP", "TIME", "BOOLEAN"]
    assert [row[1] for row in found.fetchall()] == [120, 120, 2**53 + 1, 0]
    assert list(table.engine.exports.iterdir()) == []


def test_parquet_is_not_written_outside_the_exports(tmp_path: Path) -> None:
    table = Asked(tmp_path)
    target = tmp_path / "elsewhere" / "table.parquet"
    with pytest.raises(duckdb.PermissionException):
        write_parquet(table.engine, table.parquet, table.columns, RowsQuery(COLUMNS), target)
    assert not target.exists()


def test_export_left_half_way_leaves_the_engine_in_order(tmp_path: Path) -> None:
    table = Asked(tmp_path, (Column("s", "s", STRING, 1),), [("x",)] * 10)
    stream = stream_jsonl(table.engine, table.parquet, table.columns, RowsQuery(table.columns))
    next(stream)
    assert table.page().count == 10
    stream.close()  # type: ignore[attr-defined]
    assert table.page().count == 10


def test_slow_export_is_stopped_and_leaves_nothing_behind(tmp_path: Path) -> None:
    columns = (Column("n", "n", INTEGER, 1),)
    engine = make_engine(tmp_path, timeout=0.02)
    parquet = engine.root / "big.parquet"
    duckdb.execute(f"COPY (SELECT i AS _row, i AS n FROM range(2000000) t(i)) TO '{parquet}' (FORMAT parquet)")  # noqa: S608
    with pytest.raises(TooSlow):
        list(stream_parquet(engine, parquet, columns, parse_query([("sort", "-n")], columns)))
    assert list(engine.exports.iterdir()) == []
