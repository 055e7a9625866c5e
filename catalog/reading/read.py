"""One way in: a sniffed file goes to the reader of its format."""

from functools import partial
from pathlib import Path

from catalog.reading.delimited import read_delimited
from catalog.reading.geojson import read_geojson
from catalog.reading.gis import read_gis
from catalog.reading.html_tables import read_html
from catalog.reading.json_lines import read_json_lines
from catalog.reading.json_records import read_json
from catalog.reading.kml import read_kml, read_kmz
from catalog.reading.limits import Limits
from catalog.reading.packed import Reader, look_at_members, read_gzip, read_zip
from catalog.reading.parquet import read_parquet
from catalog.reading.sniff import sniff
from catalog.reading.spreadsheet import read_spreadsheet
from catalog.reading.table import Finding, NoTable, Sniffed, Table, Unreadable
from catalog.reading.words import look_at_words
from catalog.reading.xml_records import read_xml

PLAIN: dict[str, Reader] = {
    "csv": read_delimited,
    "tsv": read_delimited,
    "json": read_json,
    "jsonl": read_json_lines,
    "geojson": read_geojson,
    "xlsx": read_spreadsheet,
    "xls": read_spreadsheet,
    "ods": read_spreadsheet,
    "kml": read_kml,
    "gpkg": read_gis,
    "xml": read_xml,
    "html": read_html,
    "parquet": read_parquet,
}
READERS: dict[str, Reader] = {
    **PLAIN,
    "kmz": read_kmz,
    "shp": read_gis,
    "zip": partial(read_zip, PLAIN),
    "gzip": partial(read_gzip, PLAIN),
}
NO_TABLE = "no-table-"


def read(path: Path, filename: str, limits: Limits) -> Table | NoTable:
    """Raises Unreadable where the file should hold a table and none can be read from it."""
    return read_sniffed(path, sniff(path, filename), limits)


def read_sniffed(path: Path, sniffed: Sniffed, limits: Limits) -> Table | NoTable:
    size = path.stat().st_size
    if not size:
        raise Unreadable(Finding("empty-file"))
    if size > limits.max_bytes:
        raise Unreadable(Finding("too-large", figures={"size": size, "limit": limits.max_bytes}))
    reader = READERS.get(sniffed.format)
    if reader is None:
        return NoTable(sniffed, (Finding(NO_TABLE + sniffed.format), *look_at_words(path, sniffed, limits)))
    try:
        return reader(path, sniffed, limits)
    except Unreadable as unreadable:
        if unreadable.finding.code.startswith(NO_TABLE):
            inside = look_at_members(PLAIN, path, limits) if sniffed.format == "zip" else ()
            return NoTable(sniffed, (unreadable.finding, *inside))
        raise
