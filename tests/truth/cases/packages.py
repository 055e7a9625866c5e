"""Tables packed in other files, files that hold several, and files that hold none."""

import bz2
import gzip
import lzma
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from catalog.reading.limits import MIB, Limits
from tests.reading.made import as_gpkg, as_kml, as_shp, write_layer, zipped
from tests.truth.case import Case, no_problem, problem
from tests.truth.cases.file_problems import no_table, ole_with
from tests.truth.content import HEADER, PDF, READINGS, Row, csv_of, json_of, readings, sheet, xlsx_of, zip_of

PLACES = [("东门桥", 3, "open"), ("南湖", 5, "open"), ("西园", 8, "closed")]
OTHERS = [("north", 13, "a"), ("south", 21, "b")]
XML = (
    '<?xml version="1.0" encoding="UTF-8"?>{doctype}<records>'
    "<record><name>{name}</name><n>1</n></record><record><name>y</name><n>2</n></record></records>"
)
ENTITY = '<!DOCTYPE records [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE records [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
KML = '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{0}</Document></kml>'
MARK = "<Placemark><name>{0}</name><Point><coordinates>121.4{1},31.2</coordinates></Point></Placemark>"
NO_MEMORY = Limits(child_bytes=MIB)


def _html(*tables: Sequence[Row]) -> bytes:
    parts = []
    for rows in tables:
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        parts.append("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>".encode()


def _xml(name: str, doctype: str = "") -> bytes:
    return XML.format(name=name, doctype=doctype).encode()


def _layers(*layers: list[tuple[str, int, str]]) -> bytes:
    """A GeoPackage with these layers."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "made.gpkg")
        for number, rows in enumerate(layers):
            write_layer(rows, path, layer=f"layer{number}", append=number > 0)
        return path.read_bytes()


def _gpkg() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return as_gpkg(PLACES, Path(name))


def _shp(rows: list[tuple[str, int, str]]) -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return as_shp(rows, Path(name))


def _database(statement: str, *, application: str = "") -> bytes:
    """An SQLite file; `application` is the four letters that say whose it is."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "made.db")
        connection = sqlite3.connect(path)
        connection.executescript(statement)
        if application:
            connection.execute(f"PRAGMA application_id = {int.from_bytes(application.encode(), 'big')}")
        connection.commit()
        connection.close()
        return path.read_bytes()


def _open_document(kind: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        archive.writestr("content.xml", '<office:document-content xmlns:office="urn:office"/>')
    return packed.getvalue()


CSV_IN_ZIP = zip_of({"readings.csv": READINGS})
TWO_IN_ZIP = zip_of({"readings.csv": READINGS, "stations.csv": csv_of(readings(1))})
LONG_TABLE, SHORT_TABLE = [HEADER, *readings(4)], [("a", "b"), ("x", 1), ("y", 2)]
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
WEBP, BMP = b"RIFF\x24\0\0\0WEBPVP8 " + bytes(24), b"BM\x46\0\0\0" + bytes(4) + b"\x36\0\0\0" + bytes(56)
MAIL = b"From: desk@example.gov\r\nTo: all@example.gov\r\nSubject: Readings\r\n\r\nSee the attachment.\r\n"
RTF = rb"{\rtf1\ansi Readings of the gauges, by day.}"
NO_FEATURES = KML.format("<name>empty</name>").encode()
# What a GeoPackage must have (https://www.geopackage.org/spec140/#table_definition_sql), and no layer.
NO_LAYER = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('undefined', -1, 'NONE', -1, 'undefined', NULL), ('undefined', 0, 'NONE', 0,
    'undefined', NULL);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER);
"""

PACKED = (
    problem("packed-table", "CSV in ZIP", CSV_IN_ZIP, "a.zip"),
    problem("packed-table", "CSV in GZIP", gzip.compress(READINGS), "a.csv.gz"),
    problem("packed-table", "JSON in ZIP, in a folder", zip_of({"out/a.json": json_of(readings(4))}), "a.zip"),
    no_problem("a shapefile needs its ZIP", _shp(PLACES), "a.zip"),
    no_problem("a KMZ is one file", zipped(doc_kml=as_kml(PLACES)), "a.kmz"),
    problem("other-files", "two tables", TWO_IN_ZIP, "a.zip", also=("packed-table",)),
    problem(
        "other-files",
        "a table and its description",
        zip_of({"a.csv": READINGS, "a.pdf": PDF}),
        "a.zip",
        also=("packed-table",),
    ),
    no_problem(
        "what a Mac puts beside a file",
        zip_of({"a.csv": READINGS, "__MACOSX/._a.csv": b"\0\5\x16\7", ".DS_Store": b"\0\0\0\1Bud1"}),
        "a.zip",
        also=("packed-table",),
    ),
    problem(
        "broken-files",
        "a workbook cut short, larger than the table",
        zip_of({"a.csv": READINGS, "b.xlsx": xlsx_of(sheet(readings(90)))[:5000]}),
        "a.zip",
        also=("packed-table", "other-files"),
    ),
    problem("other-layers", "two in a GeoPackage", _layers(PLACES, OTHERS), "a.gpkg"),
    problem("other-layers", "three in a GeoPackage", _layers(PLACES, OTHERS, OTHERS), "a.gpkg"),
    problem(
        "broken-files",
        "a header alone in the larger of two",
        zip_of({"a.csv": READINGS, "b.csv": b"name,n\n" + b"\n" * 9000}),
        "a.zip",
        also=("packed-table", "other-files"),
    ),
    no_problem("a GeoPackage of one layer", _gpkg(), "a.gpkg"),
    problem("other-page-tables", "two tables in a page", _html(LONG_TABLE, SHORT_TABLE), "a.html"),
    problem(
        "other-page-tables",
        "in a page that is called XLS",
        _html(SHORT_TABLE, LONG_TABLE),
        "a.xls",
        also=("wrong-extension",),
    ),
    no_problem("one table in a page", _html(LONG_TABLE), "a.html"),
    problem("xml-entities", "text by the thousand", _xml("&b;", ENTITY), "a.xml"),
    problem("xml-entities", "a file of the server", _xml("&x;", EXTERNAL), "a.xml"),
    problem(
        "xml-entities",
        "in KML",
        KML.format(MARK.format("&b;", 1)).replace("<kml", ENTITY.replace("records", "kml") + "<kml").encode(),
        "a.kml",
    ),
    no_problem("the entities that XML has", _xml("Ash &amp; Birch &lt;Ltd&gt; &#20013;"), "a.xml"),
    problem("reader-stopped", "no memory for a GeoPackage", _gpkg(), "a.gpkg", limits=NO_MEMORY),
    problem("reader-stopped", "no memory for a shapefile", _shp(PLACES), "a.zip", limits=NO_MEMORY),
)

NO_TABLES = (
    *no_table(
        "pptx", *((zip_of({"ppt/presentation.xml": text}), f"{n}.pptx") for n, text in enumerate((b"<a/>", b"<b/>")))
    ),
    *no_table(
        "ppt", (ole_with("PowerPoint Document"), "a.ppt"), (ole_with("PowerPoint Document") + bytes(512), "b.ppt")
    ),
    *no_table("odt", (_open_document("text"), "a.odt"), (_open_document("text-template"), "b.odt")),
    *no_table("rtf", (RTF, "a.rtf"), (RTF.replace(b"ansi", b"mac"), "b.rtf")),
    *no_table("eml", (MAIL, "a.eml"), (b"Received: by mx\r\nMessage-ID: <1@x>\r\n" + MAIL, "b.eml")),
    *no_table("webp", (WEBP, "a.webp"), (WEBP.replace(b"VP8 ", b"VP8L"), "b.webp")),
    *no_table("bmp", (BMP, "a.bmp"), (BMP + bytes(64), "b.bmp")),
    *no_table("svg", (SVG, "a.svg"), (SVG.partition(b"?>")[2], "b.svg")),
    *no_table("bz2", (bz2.compress(READINGS), "a.csv.bz2"), (bz2.compress(PDF), "b.bz2")),
    *no_table("xz", (lzma.compress(READINGS), "a.csv.xz"), (lzma.compress(PDF), "b.xz")),
    *no_table(
        "sqlite", (_database("CREATE TABLE a (n INT)"), "a.sqlite"), (_database("CREATE TABLE b (t TEXT)"), "b.db")
    ),
    *no_table("kml", (NO_FEATURES, "a.kml"), (KML.format("<Folder><name>none</name></Folder>").encode(), "b.kml")),
    *no_table("kmz", (zipped(doc_kml=NO_FEATURES), "a.kmz"), (zipped(doc_kml=NO_FEATURES, icon_png=b"x"), "b.kmz")),
    *no_table(
        "gpkg", (_database(NO_LAYER, application="GPKG"), "a.gpkg"), (_database(NO_LAYER, application="GP11"), "b.gpkg")
    ),
    problem("broken-file", "a shapefile of two empty parts", zip_of({"a.shp": b"", "a.dbf": b""}), "a.zip"),
    problem("broken-file", "a GeoPackage cut short", _gpkg()[:5000], "a.gpkg", may=("no-table-gpkg",)),
)

CASES: tuple[Case, ...] = (*PACKED, *NO_TABLES)
