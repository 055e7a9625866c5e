"""Bytes of files, made by hand: tables, and the same tables dressed up as something else."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tests.reading.files import MAIN, PACKAGE, RELATIONSHIPS

Row = Sequence[object]
HEADER = ("站点编号", "站点名称", "日期", "读数")
STATIONS = ("东门桥", "南湖", "西园")
FIRST_DAY = date(2026, 9, 1)


def readings(days: int = 20, first: date = FIRST_DAY, skip: Iterable[int] = ()) -> list[Row]:
    """Three stations, a row a station and day, every cell filled, no row twice."""
    skipped = set(skip)
    return [
        (f"S{number:03}", name, (first + timedelta(days=day)).isoformat(), 100 + 7 * day + 13 * number + day % 5)
        for day in range(days)
        if day not in skipped
        for number, name in enumerate(STATIONS, start=1)
    ]


def csv_of(
    rows: Iterable[Row], header: Row = HEADER, *, end: str = "\n", encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=end, delimiter=delimiter).writerows([header, *rows])
    return text.getvalue().encode(encoding)


def text_of(*lines: str) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def json_of(rows: Iterable[Row], header: Row = HEADER, **around: object) -> bytes:
    """A list of records, or an object that holds one beside `around`."""
    records = [dict(zip(header, row, strict=True)) for row in rows]
    return json.dumps({**around, "data": records} if around else records, ensure_ascii=False).encode()


def json_lines_of(rows: Iterable[Row], header: Row = HEADER) -> bytes:
    return b"".join(
        json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False).encode() + b"\n" for row in rows
    )


def geojson_of(rows: Iterable[Row], header: Row = HEADER) -> bytes:
    features = [
        {
            "type": "Feature",
            "properties": dict(zip(header, row, strict=True)),
            "geometry": {"type": "Point", "coordinates": [121 + number / 100, 31]},
        }
        for number, row in enumerate(rows)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def zip_of(members: dict[str, bytes], level: int = 6) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, level)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def xlsx_of(*sheets: str, extra: dict[str, bytes] | None = None, level: int = 6) -> bytes:
    """A workbook of sheets, each as the XML inside its `worksheet` element; `extra` are more members of the ZIP."""
    numbers = range(1, len(sheets) + 1)
    entries = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
    relations = "".join(_relation("worksheet", f"worksheets/sheet{n}.xml", n) for n in numbers)
    root = _relation("officeDocument", "xl/workbook.xml", 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
    }
    for n, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    return zip_of({name: xml.encode() for name, xml in parts.items()} | (extra or {}), level)


def _relation(kind: str, target: str, number: int) -> str:
    return f'<Relationship Id="rId{number}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'


def sheet(rows: Iterable[Row], after: str = "") -> str:
    """`after` is XML that follows the cells, such as merged areas."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        xml = "".join(_cell(f"{chr(64 + column)}{number}", cell) for column, cell in enumerate(cells, start=1))
        lines.append(f'<row r="{number}">{xml}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>{after}"


def _cell(place: str, cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        if cell.startswith("="):
            return f'<c r="{place}"><f>{cell[1:]}</f><v>3</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'


READINGS = csv_of(readings())
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
HTML_PAGE = "<!DOCTYPE html><html><head><title>数据平台</title></head><body><p>请点击下载。</p></body></html>".encode()
LOGIN_PAGE = (
    b"<!DOCTYPE html><html><body><form action='/login'><input name='user'>"
    b"<input type='password' name='p'></form></body></html>"
)
