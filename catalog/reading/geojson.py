"""GeoJSON (https://www.rfc-editor.org/rfc/rfc7946): a row a feature, its properties and its geometry as columns."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import shapely

from catalog.reading.degrees import LOST, ToDegrees, to_degrees
from catalog.reading.json_events import Utf8Bytes
from catalog.reading.json_records import records_in
from catalog.reading.limits import Limits
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.table import Finding, Sniffed, Table
from catalog.reading.tally import tallied

GEOMETRY = "geometry"
FEATURES = ("features",)
# The edition of 2008 let a file name its coordinate system; programs still write it, before the features.
CRS = re.compile(r'"crs"\s*:\s*\{[^{}]{0,200}\{[^{}]{0,100}"name"\s*:\s*"([^"]{1,200})"')
HEAD = 64 * 1024


def read_geojson(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    transform = to_degrees(_crs(path, sniffed))
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=source.position)
    features = records_in(source, table, limits, FEATURES)
    flat = map(_flatten, features) if transform.change is None else _moved(features, transform, table, limits)
    titles, records = union_columns(flat, limits, source.position, keep=GEOMETRY)
    # Geometry comes last, whichever feature was the first to have a property.
    table.header = (*(title for title in titles if title != GEOMETRY), GEOMETRY)
    table.geometry = len(table.header) - 1
    if transform.crs == "unknown":
        findings.append(Finding("crs-unknown", column=len(table.header)))
    table.rows = rows_of(records, table, limits)
    return table


def _crs(path: Path, sniffed: Sniffed) -> str:
    """The system that the file names; GeoJSON's own where it names none."""
    with path.open("rb") as file:
        found = CRS.search(file.read(HEAD).decode(sniffed.encoding, errors="replace"))
    return found[1] if found else "OGC:CRS84"


def _moved(features: Iterator[Record], transform: ToDegrees, table: Table, limits: Limits) -> Iterator[Record]:
    with tallied(table.findings, limits.sample_per_kind) as tally:
        for feature in features:
            values = dict(_flatten(feature).values)
            if values[GEOMETRY] is not None:
                text = json.dumps(values[GEOMETRY], default=float)
                wkb = shapely.to_wkb(shapely.from_geojson([text], on_invalid="ignore"))
                moved, _ = transform.texts(wkb)[0]
                if moved is None:
                    tally.add(LOST, feature.number)
                values[GEOMETRY] = json.loads(moved) if moved else None
            yield Record(feature.number, values)


def _flatten(feature: Record) -> Record:
    """A property called `geometry` gives way to the feature's own."""
    properties = feature.values.get("properties")
    values = dict(properties) if isinstance(properties, dict) else {}
    if "id" in feature.values and "id" not in values:
        values["id"] = feature.values["id"]
    values[GEOMETRY] = feature.values.get(GEOMETRY)
    return Record(feature.number, values)
