"""The same table in every format that is read, written as programs write it: for fuzzing, and for tests end to end."""

import gzip
import json
import zipfile
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path

import duckdb
import numpy
import pyogrio
import shapely

from tests.reading.files import make_xlsx, sheet_data

TITLES = ("name", "n", "note")
Cells = tuple[str, int, str]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def records(rows: list[Cells]) -> list[dict[str, object]]:
    return [dict(zip(TITLES, row, strict=True)) for row in rows]


def place(number: int) -> tuple[float, float]:
    """Somewhere on the earth, each row elsewhere."""
    return (number * 7 % 360) - 180 + 0.5, (number * 3 % 180) - 90 + 0.5


def as_csv(rows: list[Cells]) -> bytes:
    quoted = [",".join('"' + str(cell).replace('"', '""') + '"' for cell in row) for row in [TITLES, *rows]]
    return "\r\n".join(quoted).encode() + b"\r\n"


def as_tsv(rows: list[Cells]) -> bytes:
    plain = ["\t".join(" ".join(str(cell).split()) or "-" for cell in row) for row in [TITLES, *rows]]
    return "\n".join(plain).encode().replace(b'"', b"'") + b"\n"


def as_json(rows: list[Cells]) -> bytes:
    return json.dumps({"total": len(rows), "result": {"records": records(rows)}}).encode()


def as_json_rows(rows: list[Cells]) -> bytes:
    return json.dumps({"columns": TITLES, "data": rows}, ensure_ascii=False).encode()


def as_json_columns(rows: list[Cells]) -> bytes:
    return json.dumps({title: [row[place_] for row in rows] for place_, title in enumerate(TITLES)}).encode()


def as_json_keyed(rows: list[Cells]) -> bytes:
    return json.dumps({f"id{number}": record for number, record in enumerate(records(rows))}).encode()


def as_json_lines(rows: list[Cells]) -> bytes:
    return "".join(json.dumps(record) + "\n" for record in records(rows)).encode()


def as_geojson(rows: list[Cells]) -> bytes:
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": place(number)}, "properties": record}
        for number, record in enumerate(records(rows))
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_xml(rows: list[Cells]) -> bytes:
    items = "".join(
        f'<row id="{number}"><name>{escape(name)}</name><n>{n}</n><note>{escape(note)}</note></row>'
        for number, (name, n, note) in enumerate(rows)
    )
    return f'<?xml version="1.0" encoding="utf-8"?><rows>{items}</rows>'.encode()


def as_html(rows: list[Cells]) -> bytes:
    head = "".join(f"<th>{title}</th>" for title in TITLES)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<!DOCTYPE html><html><meta charset=utf-8><body><table><tr>{head}</tr>{body}</table></body></html>"
    return page.encode()


def as_kml(rows: list[Cells]) -> bytes:
    marks = "".join(
        f'<Placemark><name>{escape(name)}</name><ExtendedData><Data name="n"><value>{n}</value></Data>'
        f'<Data name="note"><value>{escape(note)}</value></Data></ExtendedData>'
        f"<Point><coordinates>{place(number)[0]},{place(number)[1]},0</coordinates></Point></Placemark>"
        for number, (name, n, note) in enumerate(rows)
    )
    start = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    return f"{start}{marks}</Document></kml>".encode()


def zipped(**members: bytes) -> bytes:
    """A ZIP of these members; `_` in a name stands for its dot."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return made.getvalue()


def as_ods(rows: list[Cells], *, table: str = "") -> bytes:
    """`table` is XML to stand in place of the rows."""
    text = "".join(_ods_row(row) for row in [TITLES, *rows])
    spaces = f'xmlns:office="{OFFICE}:office:1.0" xmlns:table="{OFFICE}:table:1.0" xmlns:text="{OFFICE}:text:1.0"'
    content = (
        f'<office:document-content {spaces} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{table or text}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="/" manifest:media-type="' + kind + '"/>'
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">{entry}</manifest:manifest>',
        )
    return made.getvalue()


def _ods_row(row: tuple[object, ...]) -> str:
    cells = []
    for cell in row:
        kind = (
            f'office:value-type="float" office:value="{cell}"'
            if isinstance(cell, int)
            else 'office:value-type="string"'
        )
        cells.append(f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>")
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def as_xlsx(rows: list[Cells], folder: Path) -> bytes:
    escaped = [(escape(name), n, escape(note)) for name, n, note in rows]
    return make_xlsx(folder, sheet_data(TITLES, *escaped), name="made.xlsx").read_bytes()


def as_parquet(rows: list[Cells], folder: Path) -> bytes:
    path = folder / "made.parquet"
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE made (name VARCHAR, n BIGINT, note VARCHAR)")
        connection.executemany("INSERT INTO made VALUES (?, ?, ?)", rows)
        connection.execute(f"COPY made TO '{path}' (FORMAT parquet)")
    return path.read_bytes()


def write_layer(rows: list[Cells], path: Path, **options: object) -> Path:
    """A layer of points, in whatever format the path's ending says; `options` are pyogrio's."""
    wkb = shapely.to_wkb(shapely.points([place(number) for number in range(len(rows))]))
    columns = [
        numpy.array([row[0] for row in rows], dtype=object),
        numpy.array([row[1] for row in rows], dtype="int64"),
        numpy.array([row[2] for row in rows], dtype=object),
    ]
    told = {"geometry_type": "Point", "crs": "EPSG:4326", **options}
    pyogrio.raw.write(str(path), wkb, columns, list(TITLES), **told)
    return path


def as_gpkg(rows: list[Cells], folder: Path) -> bytes:
    return write_layer(rows, folder / "made.gpkg", layer="made").read_bytes()


def as_shp(rows: list[Cells], folder: Path) -> bytes:
    made = write_layer(rows, folder / "made.shp", encoding="UTF-8")
    return zipped(
        **{f"made_{part}": made.with_suffix(f".{part}").read_bytes() for part in ("shp", "shx", "dbf", "prj", "cpg")}
    )


# How each format is written, by the name that its file gets: those that take only rows, and those that need a folder.
WRITERS: dict[str, Callable[[list[Cells]], bytes]] = {
    "made.csv": as_csv,
    "made.tsv": as_tsv,
    "records.json": as_json,
    "rows.json": as_json_rows,
    "columns.json": as_json_columns,
    "keyed.json": as_json_keyed,
    "made.jsonl": as_json_lines,
    "made.geojson": as_geojson,
    "made.xml": as_xml,
    "made.html": as_html,
    "made.kml": as_kml,
    "made.kmz": lambda rows: zipped(doc_kml=as_kml(rows)),
    "made.ods": as_ods,
    "made.zip": lambda rows: zipped(made_csv=as_csv(rows), readme_txt=b"Read me."),
    "made.csv.gz": lambda rows: gzip.compress(as_csv(rows), mtime=0),
}
FOLDER_WRITERS: dict[str, Callable[[list[Cells], Path], bytes]] = {
    "made.xlsx": as_xlsx,
    "made.parquet": as_parquet,
    "made.gpkg": as_gpkg,
    "shapes.zip": as_shp,
}
NAMES = (*WRITERS, *FOLDER_WRITERS)


def make(name: str, rows: list[Cells], folder: Path) -> bytes:
    return WRITERS[name](rows) if name in WRITERS else FOLDER_WRITERS[name](rows, folder)
