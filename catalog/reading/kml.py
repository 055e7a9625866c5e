"""KML (https://docs.ogc.org/is/12-007r2/12-007r2.html), plain or as KMZ: a row a placemark, in degrees already."""

from collections.abc import Iterator
from pathlib import Path

from catalog.reading.archive import open_archive, unpack
from catalog.reading.geojson import GEOMETRY
from catalog.reading.json_events import Utf8Bytes
from catalog.reading.kml_geometry import GEOMETRIES, BadCoordinates, to_geojson
from catalog.reading.limits import Limits
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.scratch import keep_until_read, scratch_folder
from catalog.reading.sniff import sniff
from catalog.reading.table import Finding, Sniffed, Table, Unreadable
from catalog.reading.tally import tallied
from catalog.reading.xml_events import START, Element, XmlEvents, local_name
from catalog.reading.xml_records import values_of

PLACEMARK = "Placemark"
# How a place is to be drawn, not what is known of it.
LOOKS = ("styleUrl", "Style", "StyleMap", "visibility", "open", "LookAt", "Camera", "Region", "Snippet", *GEOMETRIES)
DATA = {"Data": "value", "SimpleData": ""}


def read_kml(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=source.position)
    titles, records = union_columns(_records(source, table, limits), limits, source.position, keep=GEOMETRY)
    table.header = (*(title for title in titles if title != GEOMETRY), GEOMETRY)
    table.geometry = len(table.header) - 1
    table.rows = rows_of(records, table, limits)
    return table


def read_kmz(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """Reads the first KML file at the archive's root, as programs do."""
    folder = scratch_folder(limits)
    with open_archive(path, limits) as archive:
        members = [one for one in archive.infolist() if one.filename.lower().endswith(".kml")]
        member = min(members, key=lambda one: "/" in one.filename, default=None)
        if member is None:
            raise Unreadable(Finding("no-table-kmz"))
        target = Path(folder.name, "doc.kml")
        unpack(archive, member, target, limits)
    inner = Sniffed(sniffed.format, sniff(target, "doc.kml").encoding or "utf-8", claimed=sniffed.claimed)
    return keep_until_read(read_kml(target, inner, limits), folder)


def _records(source: Utf8Bytes, table: Table, limits: Limits) -> Iterator[Record]:
    number = 0
    with source, tallied(table.findings, limits.sample_per_kind) as tally:
        events = XmlEvents(source, limits, table.sniffed.format)
        for event, element in events:
            if event == START:
                if not events.held and events.path[-1] == PLACEMARK:
                    events.hold()
            elif local_name(element) == PLACEMARK and PLACEMARK not in events.path:
                number += 1
                values = _values(element)
                try:
                    values[GEOMETRY] = to_geojson(element)
                except BadCoordinates as fault:
                    values[GEOMETRY] = None
                    tally.add("geometry-unreadable", number, cell=str(fault))
                yield Record(number, values)
                element.clear()
    if not number:
        raise Unreadable(Finding(f"no-table-{table.sniffed.format}"))


def _values(placemark: Element) -> dict[str, object]:
    """Name, description and the like, then whatever the file says of itself."""
    values: dict[str, object] = {}
    if placemark.get("id"):
        values["id"] = placemark.get("id")
    for child in placemark:
        name = local_name(child)
        if name == "ExtendedData":
            values.update(_extended(child))
        elif name and name not in LOOKS:
            values[name] = values_of(child)
    values.pop(GEOMETRY, None)
    return values


def _extended(element: Element) -> dict[str, object]:
    values: dict[str, object] = {}
    for child in element.iter():
        inner = DATA.get(local_name(child))
        if inner is None:
            continue
        found = child if not inner else next((one for one in child if local_name(one) == inner), None)
        values[child.get("name") or f"field {len(values) + 1}"] = found.text if found is not None else None
    return values
