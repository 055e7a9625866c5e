"""File formats: what each is called, whether its specification is open, and how well a machine reads it.

URIs: http://publications.europa.eu/resource/authority/file-type; media types: https://www.iana.org/assignments/media-types
"""

from dataclasses import dataclass

from catalog.language import Text
from catalog.vocabulary.term import Term

EU = "http://publications.europa.eu/resource/authority/file-type/"

# How well a machine reads a format, before its content is looked at.
NONE, WEAK, GOOD = "none", "weak", "good"


@dataclass(frozen=True, slots=True)
class Format(Term):
    """`open_specification`: the specification is published and no single party controls it."""

    media_type: str = "application/octet-stream"
    extensions: tuple[str, ...] = ()
    open_specification: bool = False
    machine: str = NONE


def _format(
    code: str,
    name: Text | str,
    media_type: str,
    extensions: tuple[str, ...],
    *,
    open_: bool,
    machine: str,
    uri: str = "",
) -> Format:
    label = name if isinstance(name, Text) else Text(name, name)
    return Format(code, label, EU + uri if uri else "", media_type, extensions, open_, machine)


SQLITE = Text("SQLite database", "SQLite 数据库")
EMAIL = Text("E-mail message", "电子邮件")
SHAPEFILE = Text("Shapefile in ZIP", "Shapefile（ZIP 打包）")

FORMATS = (
    _format("csv", "CSV", "text/csv", ("csv",), open_=True, machine=GOOD, uri="CSV"),
    _format("tsv", "TSV", "text/tab-separated-values", ("tsv", "tab"), open_=True, machine=GOOD, uri="TSV"),
    _format("json", "JSON", "application/json", ("json",), open_=True, machine=GOOD, uri="JSON"),
    _format("jsonl", "JSON Lines", "application/jsonl", ("jsonl", "ndjson"), open_=True, machine=GOOD, uri="JSON"),
    _format("geojson", "GeoJSON", "application/geo+json", ("geojson",), open_=True, machine=GOOD, uri="GEOJSON"),
    _format("kml", "KML", "application/vnd.google-earth.kml+xml", ("kml",), open_=True, machine=GOOD, uri="KML"),
    _format("kmz", "KMZ", "application/vnd.google-earth.kmz", ("kmz",), open_=True, machine=GOOD, uri="KMZ"),
    _format("gpkg", "GeoPackage", "application/geopackage+sqlite3", ("gpkg",), open_=True, machine=GOOD, uri="GPKG"),
    # Its maker published the description and alone may change it (Esri Shapefile Technical Description, 1998).
    _format("shp", SHAPEFILE, "application/zip", (), open_=False, machine=GOOD, uri="SHP"),
    _format("xml", "XML", "application/xml", ("xml",), open_=True, machine=GOOD, uri="XML"),
    _format(
        "parquet", "Parquet", "application/vnd.apache.parquet", ("parquet",), open_=True, machine=GOOD, uri="PARQUET"
    ),
    _format(
        "xlsx",
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx", "xlsm"),
        open_=True,
        machine=GOOD,
        uri="XLSX",
    ),
    _format(
        "ods", "ODS", "application/vnd.oasis.opendocument.spreadsheet", ("ods",), open_=True, machine=GOOD, uri="ODS"
    ),
    _format("xls", "XLS", "application/vnd.ms-excel", ("xls",), open_=False, machine=WEAK, uri="XLS"),
    _format("html", "HTML", "text/html", ("html", "htm"), open_=True, machine=WEAK, uri="HTML"),
    _format("pdf", "PDF", "application/pdf", ("pdf",), open_=True, machine=NONE, uri="PDF"),
    _format(
        "docx",
        "DOCX",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        open_=True,
        machine=NONE,
        uri="DOCX",
    ),
    _format("doc", "DOC", "application/msword", ("doc",), open_=False, machine=NONE, uri="DOC"),
    _format(
        "pptx",
        "PPTX",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ("pptx",),
        open_=True,
        machine=NONE,
        uri="PPTX",
    ),
    _format("ppt", "PPT", "application/vnd.ms-powerpoint", ("ppt",), open_=False, machine=NONE, uri="PPT"),
    _format("odt", "ODT", "application/vnd.oasis.opendocument.text", ("odt",), open_=True, machine=NONE, uri="ODT"),
    _format("rtf", "RTF", "application/rtf", ("rtf",), open_=False, machine=NONE, uri="RTF"),
    _format("eml", EMAIL, "message/rfc822", ("eml",), open_=True, machine=NONE),
    _format("png", "PNG", "image/png", ("png",), open_=True, machine=NONE, uri="PNG"),
    _format("jpeg", "JPEG", "image/jpeg", ("jpg", "jpeg"), open_=True, machine=NONE, uri="JPEG"),
    _format("gif", "GIF", "image/gif", ("gif",), open_=True, machine=NONE, uri="GIF"),
    _format("tiff", "TIFF", "image/tiff", ("tif", "tiff"), open_=True, machine=NONE, uri="TIFF"),
    _format("webp", "WebP", "image/webp", ("webp",), open_=True, machine=NONE),
    _format("bmp", "BMP", "image/bmp", ("bmp",), open_=False, machine=NONE, uri="BMP"),
    _format("svg", "SVG", "image/svg+xml", ("svg",), open_=True, machine=NONE),
    # A program has to unpack them first, and can't know what it will find.
    _format("zip", "ZIP", "application/zip", ("zip",), open_=True, machine=WEAK, uri="ZIP"),
    _format("gzip", "GZIP", "application/gzip", ("gz",), open_=True, machine=WEAK, uri="GZIP"),
    _format("bz2", "BZIP2", "application/x-bzip2", ("bz2",), open_=True, machine=NONE),
    _format("xz", "XZ", "application/x-xz", ("xz",), open_=True, machine=NONE),
    _format("sqlite", SQLITE, "application/vnd.sqlite3", ("sqlite", "db"), open_=True, machine=WEAK),
    _format("rar", "RAR", "application/vnd.rar", ("rar",), open_=False, machine=NONE, uri="RAR"),
    _format("7z", "7z", "application/x-7z-compressed", ("7z",), open_=True, machine=NONE),
    _format("txt", Text("Plain text", "纯文本"), "text/plain", ("txt",), open_=True, machine=NONE, uri="TXT"),
    _format("unknown", Text("Unknown", "未知"), "application/octet-stream", (), open_=False, machine=NONE),
)
FORMAT = {format_.code: format_ for format_ in FORMATS}
