"""Shapefile in ZIP and GeoPackage: GDAL reads them, in a process of its own (`gis_child`), a row a feature.

https://www.geopackage.org/spec140/, and Esri's Shapefile Technical Description of 1998.
"""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from pathlib import Path, PurePosixPath

from catalog.reading.archive import member_name, open_archive, unpack
from catalog.reading.beside import found_elsewhere
from catalog.reading.child import Child
from catalog.reading.dbf import dbf_encoding
from catalog.reading.geojson import GEOMETRY
from catalog.reading.limits import Limits
from catalog.reading.scratch import keep_until_read, scratch_folder
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import tallied

CHILD, DRIVERS = "catalog.reading.gis_child", "catalog.reading.gis_drivers"
# The parts of a Shapefile that say something of its rows.
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
# GDAL may open no address and no other format; a Shapefile's index, where it is missing, is made in the scratch folder.
ENVIRONMENT = {
    "GDAL_DISABLE_READDIR_ON_OPEN": "TRUE",
    "GDAL_PAM_ENABLED": "NO",
    "GDAL_DRIVER_PATH": "disable",
    "SHAPE_RESTORE_SHX": "YES",
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": "NO",
    "PROJ_NETWORK": "OFF",
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}
MOST_NAMED = 8
CRS_FAULTS = {"missing": "crs-missing", "unknown": "crs-unknown"}


@dataclass(frozen=True, slots=True)
class Source:
    """What GDAL is to open. `encoding` is "" where the format itself fixes it; `others` were not unpacked."""

    path: Path
    encoding: str = ""
    others: tuple[str, ...] = ()


def read_gis(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    folder = scratch_folder(limits)
    source = (_unpack_shapefile if sniffed.format == "shp" else _copy_geopackage)(path, Path(folder.name), limits)
    request: dict[str, object] = {"path": str(source.path), "encoding": source.encoding}
    environment = {**ENVIRONMENT, "HOME": folder.name, "GDAL_SKIP": _unused_drivers()}
    child = Child(CHILD, request, limits, environment=environment)
    try:
        table = _begin(child, sniffed, source)
    except Unreadable:
        child.close()
        raise
    table.rows = _rows(child, table, limits)
    return keep_until_read(table, folder)


@cache
def _unused_drivers() -> str:
    """Of the GDAL that is installed; it stays the same as long as this process lives."""
    with Child(DRIVERS, {}, Limits(), environment=ENVIRONMENT) as child:
        answer = child.answer()
    others = answer.get("others") if isinstance(answer, dict) else None
    return ",".join(others or ())


def _begin(child: Child, sniffed: Sniffed, source: Source) -> Table:
    """The child's first answer tells the layer, its fields, and what else there is."""
    head = child.answer()
    if not isinstance(head, dict) or "fields" not in head:
        code = str(head.get("code", "")) if isinstance(head, dict) else ""
        raise Unreadable(_refusal(code, sniffed))
    titles = tuple(str(field) for field in head["fields"])
    header = (*titles, GEOMETRY) if head["geometry"] else titles
    told = Sniffed(sniffed.format, source.encoding, claimed=sniffed.claimed)
    table = Table(told, header, iter(()), header_row=0, geometry=len(titles) if head["geometry"] else None)
    others = (*(str(layer) for layer in head["others"]), *source.others)
    if others:
        names = ", ".join(others[:MOST_NAMED]) + (" …" if len(others) > MOST_NAMED else "")
        figures = {"layer": head["layer"], "others": names}
        table.findings.append(Finding("other-layers", count=len(others), figures=figures))
    if head["geometry"] and head["crs"] in CRS_FAULTS:
        table.findings.append(Finding(CRS_FAULTS[head["crs"]], column=len(titles) + 1))
    return table


def _refusal(code: str, sniffed: Sniffed) -> Finding:
    if code == "no-layer" and sniffed.format == "gpkg":  # a Shapefile is its one layer
        return Finding("no-table-gpkg")
    if code == "no-rows":
        return Finding("no-rows")
    return Finding("broken-file", figures={"format": sniffed.format})


def _rows(child: Child, table: Table, limits: Limits) -> Iterator[Row]:
    """Answers are lists [number, cells, geometry or None, the code of a fault of the geometry or ""]."""
    present, given = 0, 0
    with child, tallied(table.findings, limits.sample_per_kind) as tally:
        for answer in child:
            if isinstance(answer, dict):
                if answer.get("end") != "whole":
                    raise Unreadable(Finding("broken-file", figures={"format": table.sniffed.format}))
                present = int(answer["features"])
                table.findings += starmap(found_elsewhere, answer["beside"])
            elif isinstance(answer, list):
                number, cells, geometry, fault = answer
                if fault:
                    tally.add(fault, number, len(table.header))
                given += 1
                yield Row(number, (*cells, geometry) if table.geometry is not None else tuple(cells))
        if present > given:
            table.lost += present - given
            tally.findings.append(Finding("broken-record", given + 1, count=present - given))


def _copy_geopackage(path: Path, folder: Path, limits: Limits) -> Source:
    """A copy: SQLite may write beside the file that it opens."""
    size = path.stat().st_size
    if size > limits.max_unpacked:
        raise Unreadable(Finding("too-large", figures={"size": size, "limit": limits.max_unpacked}))
    target = folder / "layers.gpkg"
    shutil.copyfile(path, target)
    return Source(target)


def _unpack_shapefile(path: Path, folder: Path, limits: Limits) -> Source:
    """The family of the largest .shp file, under names of our own."""
    with open_archive(path, limits) as archive:
        members = {member.filename.lower(): member for member in archive.infolist() if not member.is_dir()}
        shapes = sorted(_shapes(members), key=lambda name: -members[name].file_size)
        stem = shapes[0].removesuffix(".shp")
        for part in PARTS:
            if stem + part in members:
                unpack(archive, members[stem + part], folder / f"layer{part}", limits)
        others = tuple(PurePosixPath(member_name(members[name])).name for name in shapes[1:])
    return Source(folder / "layer.shp", dbf_encoding(folder / "layer.dbf", folder / "layer.cpg", folder), others)


def _shapes(members: dict[str, zipfile.ZipInfo]) -> list[str]:
    return [name for name in members if name.endswith(".shp") and name.removesuffix(".shp") + ".dbf" in members]
