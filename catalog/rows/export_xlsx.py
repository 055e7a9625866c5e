"""Rows as a workbook of one sheet (ECMA-376), for those who open tables in a spreadsheet program.

Numbers are numbers and days are days; what such a program would change is text: numbers of more than fifteen digits,
and what begins with `=`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows.engine import Engine
from catalog.rows.export import batches, made_on_disk
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.values import to_json

MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
# A workbook is sent when it is whole, and so many cells take as long as a question may (10 µs each).
MOST_CELLS = 2_000_000
TOO_LARGE = Text(
    "A sheet holds {rows} rows of {columns} columns, and {letters} characters a cell; {cells} cells are made at once. "
    "This table has more. Take csv or parquet, or fewer rows or columns.",
    "一个工作表最多 {rows} 行、{columns} 列，每个单元格最多 {letters} 个字符，一次最多生成 {cells} 个单元格；"
    "此表已超出。请改用 csv 或 parquet，或减少行或列。",
).fill({"rows": MOST_ROWS, "columns": MOST_COLUMNS, "letters": LONGEST, "cells": MOST_CELLS})
# Spreadsheet programs differ over the days before this one, as some of them know a 29 February 1900 (18.17.4.1).
FIRST_SOUND = date(1900, 3, 1)
EXACT = 10**15
SHOWN: dict[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm:ss", time: "hh:mm:ss"}

Row = tuple[Any, ...]


def fits(rows: int, columns: int) -> bool:
    """Whether a workbook holds so many, below its header."""
    return rows < MOST_ROWS and columns <= MOST_COLUMNS and rows * columns <= MOST_CELLS


def stream_xlsx(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """Raises BadQuery where a sheet can't hold the result. A workbook ends with what its parts are: made on disk."""
    rows = (row for batch in batches(engine, parquet, all_columns, query) for row in batch)
    header = tuple(column.name for column in query.columns)
    yield from made_on_disk(engine, partial(_write, header, rows))


def _write(header: Row, rows: Iterator[Row], target: Path) -> None:
    if not fits(0, len(header)):
        raise BadQuery("format", "too-large", TOO_LARGE)
    # Of constant memory: each row goes to disk before the next one.
    with Workbook(target, {"constant_memory": True, "tmpdir": str(target.parent)}) as workbook:
        sheet = Sheet(workbook)
        sheet.add(0, header)
        for number, row in enumerate(rows, start=1):
            if not fits(number, len(header)):
                raise BadQuery("format", "too-large", TOO_LARGE)
            sheet.add(number, row)


class Sheet:
    def __init__(self, workbook: Workbook) -> None:
        self.sheet: Worksheet = workbook.add_worksheet("data")
        self.formats: dict[type, Format] = {
            kind: workbook.add_format({"num_format": shown}) for kind, shown in SHOWN.items()
        }

    def add(self, number: int, row: Row) -> None:
        """Numbers are 0-based, as all of the library's are."""
        for column, value in enumerate(row):
            self._add_cell(number, column, value)

    def _add_cell(self, row: int, column: int, value: Any) -> None:
        if isinstance(value, bool):
            self.sheet.write_boolean(row, column, value)
        elif isinstance(value, time) or (isinstance(value, date) and _is_sound(value)):
            self.sheet.write_datetime(row, column, value, self.formats[type(value)])
        elif isinstance(plain := to_json(value), int | float) and abs(plain) < EXACT:
            self.sheet.write_number(row, column, plain)
        elif plain is not None:
            self._add_text(row, column, str(plain))

    def _add_text(self, row: int, column: int, text: str) -> None:
        if len(text) > LONGEST:
            raise BadQuery("format", "too-large", TOO_LARGE)
        self.sheet.write_string(row, column, text)


def _is_sound(day: date) -> bool:
    return (day.date() if isinstance(day, datetime) else day) >= FIRST_SOUND
