"""A table as profiling leaves it, with a column of each type, Chinese names, ties, empty cells and odd values."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import duckdb

from catalog.profiling.profile import BOOLEAN, DATE, DATETIME, GEOJSON, INTEGER, NUMBER, STRING, TIME, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.rows.engine import Engine
from catalog.rows.page import Page, read_page
from catalog.rows.query import parse_query

SQL_TYPES = {
    STRING: "VARCHAR",
    INTEGER: "BIGINT",
    NUMBER: "DOUBLE",
    BOOLEAN: "BOOLEAN",
    DATE: "DATE",
    DATETIME: "TIMESTAMP",
    TIME: "TIME",
    GEOJSON: "VARCHAR",
}
POINT = '{"type":"Point","coordinates":[121.5,31.2]}'
COLUMNS = tuple(
    Column(name, title, type_, filled=1)
    for name, title, type_ in (
        ("站名", "站名", STRING),
        ("客流", "客流", INTEGER),
        ("均价", "均价", NUMBER),
        ("开放", "开放", BOOLEAN),
        ("日期", "日期", DATE),
        ("时刻", "时刻", DATETIME),
        ("首班", "首班", TIME),
        ("geometry", "geometry", GEOJSON),
    )
)
Row = tuple[Any, ...]
MOMENT = datetime(2014, 5, 1, 8, 30)  # noqa: DTZ001 - the table's moments have no zone
ROWS: tuple[Row, ...] = (
    ("人民广场", 120, 3.5, True, date(2014, 5, 1), MOMENT, time(5, 30), POINT),
    ("People's Square", 120, -1.0, False, date(2014, 5, 2), None, time(6, 0), None),
    ("徐家汇, 东", 2**53 + 1, None, None, None, datetime(2014, 5, 2), None, POINT),  # noqa: DTZ001
    ('"引号"\n换行', -7, float("nan"), True, date(2015, 1, 1), MOMENT, time(23, 59, 59), None),
    (None, None, float("inf"), False, date(2014, 5, 1), MOMENT, time(5, 30), None),
    ("=1+1", 0, 3.5, None, date(1900, 1, 1), None, time(0, 0), None),
)


def write_table(path: Path, columns: Sequence[Column], rows: Sequence[Row]) -> Path:
    """Rows are numbered from 2, as below a header."""
    fields = ", ".join(f"{quote_name(column.name)} {SQL_TYPES[column.type]}" for column in columns)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE made (_row BIGINT, {fields})")
        marks = ", ".join("?" * (len(columns) + 1))
        if rows:
            connection.executemany(f"INSERT INTO made VALUES ({marks})", [(n, *row) for n, row in enumerate(rows, 2)])  # noqa: S608
        connection.execute(f"COPY made TO {quote_text(str(path))} (FORMAT parquet)")
    return path


def make_engine(folder: Path, **settings: Any) -> Engine:
    root, temp = folder / "tables", folder / "temp"
    root.mkdir(exist_ok=True)
    temp.mkdir(exist_ok=True)
    return Engine(root, temp, **settings)


class Asked:
    """A table to put questions to."""

    def __init__(self, folder: Path, columns: Sequence[Column] = COLUMNS, rows: Sequence[Row] = ROWS) -> None:
        self.engine = make_engine(folder)
        self.columns = tuple(columns)
        self.parquet = write_table(self.engine.root / "table.parquet", columns, rows)

    def page(self, *pairs: tuple[str, str]) -> Page:
        return read_page(self.engine, self.parquet, self.columns, parse_query(pairs, self.columns))

    def rows(self, *pairs: tuple[str, str]) -> list[tuple[Any, ...]]:
        page = self.page(*pairs)
        return list(page.rows)

    def numbers(self, *pairs: tuple[str, str]) -> list[int]:
        """Which rows of ROWS fit, by their place, told by a column that is `n` = 0, 1, 2…"""
        return [row[0] for row in self.rows(*pairs, ("select", "n"))]

    def walk(self, *pairs: tuple[str, str]) -> list[tuple[Any, ...]]:
        """All pages by their cursors, from the first to the last."""
        rows: list[tuple[Any, ...]] = []
        page = self.page(*pairs)
        while True:
            rows += page.rows
            if not page.cursor:
                return rows
            page = self.page(*pairs, ("cursor", page.cursor))


def numbered(folder: Path) -> Asked:
    """The table with one more column, the place of the row."""
    columns = (*COLUMNS, Column("n", "n", INTEGER, filled=len(ROWS)))
    return Asked(folder, columns, [(*row, place) for place, row in enumerate(ROWS)])
