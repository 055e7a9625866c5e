"""Rows as a workbook of one sheet (ECMA-376), for those who open tables in a spreadsheet program.

Numbers are numbers and days are days; what such a program would change is text: numbers of more than fifteen digits,
and what begins with `=`.
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from catalog.language import Text
from catalog.profiling.profile import Column
from catalog.rows.engine import Engine
from catalog.rows.export import batches, made_on_disk
from catalog.rows.query import RowsQuery
from catalog.rows.refusal import BadQuery
from catalog.rows.values import to_json

MOST_ROWS, MOST_COLUMNS, LONGEST = 1_048_576, 16_384, 32_767
TOO_LARGE = Text(
    "A sheet holds {rows} rows of {columns} columns, and {letters} characters a cell; this table has more. "
    "Take csv or parquet.",
    "一个工作表最多 {rows} 行、{columns} 列，每个单元格最多 {letters} 个字符；此表超出。请改用 csv 或 parquet。",
).fill({"rows": MOST_ROWS, "columns": MOST_COLUMNS, "letters": LONGEST})
# Spreadsheet programs count days from here, but for the first two months of 1900 (18.17.4.1).
FIRST_DAY, FIRST_SOUND = datetime(1899, 12, 30), datetime(1900, 3, 1)  # noqa: DTZ001 - a table's moments have no zone
EXACT = 10**15
# No character of XML (https://www.w3.org/TR/xml/#charsets).
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Styles 1 to 3: a day, a moment, a time of day.
FORMATS = ("General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss")
PLAIN = 'fontId="0" fillId="0" borderId="0"'
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="3">'
    + "".join(f'<numFmt numFmtId="{163 + n}" formatCode="{FORMATS[n]}"/>' for n in (1, 2, 3))
    + '</numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    # Programs count on these two fills to be the first.
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    f'<cellStyleXfs count="1"><xf numFmtId="0" {PLAIN}/></cellStyleXfs>'
    f'<cellXfs count="4"><xf numFmtId="0" {PLAIN} xfId="0"/>'
    + "".join(f'<xf numFmtId="{163 + n}" {PLAIN} xfId="0" applyNumberFormat="1"/>' for n in (1, 2, 3))
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def stream_xlsx(engine: Engine, parquet: Path, all_columns: tuple[Column, ...], query: RowsQuery) -> Iterator[bytes]:
    """Raises BadQuery where a sheet can't hold the result. A workbook ends with what its parts are: made on disk."""
    if len(query.columns) > MOST_COLUMNS:
        raise BadQuery("format", "too-large", TOO_LARGE)
    rows = (row for batch in batches(engine, parquet, all_columns, query) for row in batch)
    header = tuple(column.name for column in query.columns)
    yield from made_on_disk(engine, lambda target: _write(target, header, rows))


def _write(target: Path, header: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
        for name, xml in PARTS.items():
            archive.writestr(name, HEAD + xml)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{_row(header)}'.encode())
            for number, row in enumerate(rows, start=2):
                if number > MOST_ROWS:
                    raise BadQuery("format", "too-large", TOO_LARGE)
                sheet.write(_row(row).encode())
            sheet.write(b"</sheetData></worksheet>")


def _row(cells: tuple[Any, ...]) -> str:
    """Cells and rows without their places follow one another (18.3.1.4)."""
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date | time) and (style_and_days := _days(value)):
        style, days = style_and_days
        return f'<c s="{style}"><v>{days:.15g}</v></c>'
    plain = to_json(value)
    if plain is None:
        return "<c/>"
    if isinstance(plain, int | float) and (isinstance(plain, float) or abs(plain) < EXACT):
        return f"<c><v>{plain!r}</v></c>"
    text = NO_CHARACTER.sub("", str(plain))
    if len(text) > LONGEST:
        raise BadQuery("format", "too-large", TOO_LARGE)
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _days(value: date | time) -> tuple[int, float] | None:
    """The style, and days since the first one; None for what the programs can't count."""
    if isinstance(value, time):
        return 3, timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / timedelta(days=1)
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if moment < FIRST_SOUND:
        return None
    return (2 if isinstance(value, datetime) else 1), (moment - FIRST_DAY) / timedelta(days=1)
