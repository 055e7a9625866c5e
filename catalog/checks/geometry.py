"""Geometries are valid (OGC Simple Features, https://www.ogc.org/standards/sfa/), not empty, and lie on the earth."""

from collections.abc import Iterator
from typing import Any

import numpy
import shapely

from catalog.checks.subject import Subject
from catalog.profiling.profile import GEOJSON, Column
from catalog.reading.duck import quote_name, quote_text
from catalog.reading.table import Finding
from catalog.reading.tally import Tally

ROWS_AT_ONCE = 500
SAMPLE = 100
WIDEST, HIGHEST = 180.0, 90.0
# Swapped is said only where so many of all geometries lie beyond the poles, and all of those on the earth when swapped:
# metres of a national grid do not.
SURE = 0.95
Shapes = numpy.ndarray[Any, Any]


def check_geometry(subject: Subject) -> tuple[Finding, ...]:
    column = next((column for column in subject.columns if column.type == GEOJSON), None)
    if column is None:
        return ()
    number = subject.columns.index(column) + 1
    findings: list[Finding] = []
    tally = Tally(findings, SAMPLE)
    beyond: list[tuple[int, bool]] = []
    total = 0
    for rows, shapes in _batches(subject, column):
        total += len(rows)
        _name_faults(rows, shapes, number, tally)
        beyond += _beyond(rows, shapes)
    if beyond and len(beyond) == sum(swapped for _, swapped in beyond) and len(beyond) >= total * SURE:
        findings.append(Finding("geometry-axes-swapped", beyond[0][0], number, count=len(beyond)))
    else:
        for row, _ in beyond:
            tally.add("geometry-out-of-range", row, number)
    tally.finish()
    return tuple(findings)


def _batches(subject: Subject, column: Column) -> Iterator[tuple[Shapes, Shapes]]:
    """Row numbers and what their cells hold as shapes, None for what is no geometry; rows without one are left out."""
    source = f"read_parquet({quote_text(str(subject.parquet.resolve()))})"
    name = quote_name(column.name)
    found = subject.connection.execute(f"SELECT _row, {name} FROM {source} WHERE {name} IS NOT NULL")  # noqa: S608
    while rows := found.fetchmany(ROWS_AT_ONCE):
        texts = numpy.array([text for _, text in rows], dtype=object)
        yield numpy.array([row for row, _ in rows]), shapely.from_geojson(texts, on_invalid="ignore")


def _name_faults(rows: Shapes, shapes: Shapes, number: int, tally: Tally) -> None:
    present = shapely.is_geometry(shapes)
    empty = present & shapely.is_empty(shapes)
    invalid = present & ~empty & ~shapely.is_valid(shapes)
    for row in rows[~present]:
        tally.add("geometry-unreadable", int(row), number)
    for row in rows[empty]:
        tally.add("empty-geometry", int(row), number)
    for row, reason in zip(rows[invalid], shapely.is_valid_reason(shapes[invalid]), strict=True):
        tally.add("invalid-geometry", int(row), number, reason=str(reason).partition("[")[0])


def _beyond(rows: Shapes, shapes: Shapes) -> list[tuple[int, bool]]:
    """Rows whose geometry is not on the earth as it stands, and whether it is with latitude and longitude swapped."""
    bounds = shapely.bounds(shapes)  # NaN for none: no comparison holds
    west_east, south_north = numpy.abs(bounds[:, [0, 2]]).max(axis=1), numpy.abs(bounds[:, [1, 3]]).max(axis=1)
    outside = (west_east > WIDEST) | (south_north > HIGHEST)
    swapped = (west_east <= HIGHEST) & (south_north <= WIDEST)
    return [(int(row), bool(also)) for row, also in zip(rows[outside], swapped[outside], strict=True)]
