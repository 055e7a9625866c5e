"""Parquet (https://parquet.apache.org/docs/file-format/), read by DuckDB in one folder; what is nested is JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from catalog.reading.duck import locked_down, quote_name, quote_text
from catalog.reading.header import check_width
from catalog.reading.limits import Limits
from catalog.reading.names import check_header
from catalog.reading.scratch import keep_until_read, scratch_folder
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally

AT_ONCE = 2_000
TEXT = "VARCHAR"
NESTED = ("STRUCT", "MAP", "UNION")


def read_parquet(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    folder = scratch_folder(limits)
    source = f"read_parquet({quote_text(str(path.resolve()))})"
    with _opened(path, Path(folder.name)) as connection:
        columns = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()  # noqa: S608
    titles = tuple(str(column[0]).strip() for column in columns)
    check_width(len(titles), limits)
    texts = frozenset(index for index, column in enumerate(columns) if column[1] == TEXT)
    table = Table(sniffed, titles, iter(()), header_row=0, texts=texts)
    check_header(titles, 1, Tally(table.findings, limits.sample_per_kind))
    selected = ", ".join(_as_text(str(column[0]), str(column[1])) for column in columns)
    table.rows = _rows(path, Path(folder.name), f"SELECT {selected} FROM {source}")  # noqa: S608
    return keep_until_read(table, folder)


def _rows(path: Path, workdir: Path, sql: str) -> Iterator[Row]:
    number = 0
    with _opened(path, workdir) as connection:
        found = connection.execute(sql)
        while rows := found.fetchmany(AT_ONCE):
            for row in rows:
                number += 1
                yield Row(number, row)


def _as_text(name: str, type_: str) -> str:
    """The value as the text that is read back as the same type; "not a number" is no value."""
    column = quote_name(name)
    if type_ in ("FLOAT", "DOUBLE"):
        return f"CASE WHEN NOT isnan({column}) THEN {column}::VARCHAR END"
    if type_ == "BLOB":
        return f"to_base64({column})"
    if type_.startswith(NESTED) or type_.endswith("]"):
        return f"to_json({column})::VARCHAR"
    return f"{column}::VARCHAR"


@contextmanager
def _opened(path: Path, workdir: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    try:
        with locked_down(workdir, path.resolve().parent) as connection:
            yield connection
    except (duckdb.Error, UnicodeDecodeError) as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "parquet"})) from fault
