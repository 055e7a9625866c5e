"""GeoJSON (https://www.rfc-editor.org/rfc/rfc7946): a row a feature, its properties and its geometry as columns."""

from pathlib import Path

from catalog.reading.json_events import Utf8Bytes
from catalog.reading.json_records import records_in
from catalog.reading.limits import Limits
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.table import Finding, Sniffed, Table

GEOMETRY = "geometry"


def read_geojson(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=source.position)
    features = records_in(source, table, limits, wanted="features")
    titles, records = union_columns(map(_flatten, features), limits, source.position)
    # Geometry comes last, whichever feature was the first to have a property.
    table.header = (*(title for title in titles if title != GEOMETRY), GEOMETRY)
    table.geometry = len(table.header) - 1
    table.rows = rows_of(records, table, limits)
    return table


def _flatten(feature: Record) -> Record:
    """A property called `geometry` gives way to the feature's own."""
    properties = feature.values.get("properties")
    values = dict(properties) if isinstance(properties, dict) else {}
    if "id" in feature.values and "id" not in values:
        values["id"] = feature.values["id"]
    values[GEOMETRY] = feature.values.get(GEOMETRY)
    return Record(feature.number, values)
