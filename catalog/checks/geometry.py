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
# Bounds are west, south, east and north, in degrees; turned, south, west, north and east.
EARTH = numpy.array([-180.0, -90.0, 180.0, 90.0])
TURNED = [1, 0, 3, 2]
# All are said to be swapped where so many of them lie beyond the poles, and all of those on the earth when swapped:
# metres of a national grid do not. A few are where they lie, swapped, among the others or so near (in degrees).
SURE = 0.95
MARGIN = numpy.array([-1.0, -1.0, 1.0, 1.0])
Shapes = numpy.ndarray[Any, Any]


def check_geometry(subject: Subject) -> tuple[Finding, ...]:
    column = next((column for column in subject.columns if column.type == GEOJSON), None)
    if column is None:
        return ()
    number = subject.columns.index(column) + 1
    findings: list[Finding] = []
    tally = Tally(findings, SAMPLE)
    beyond: list[tuple[Shapes, Shapes]] = []
    around: list[Shapes] = []
    total = 0
    for rows, shapes in _batches(subject, column):
        total += len(rows)
        _name_faults(rows, shapes, number, tally)
        bounds = shapely.bounds(shapes)  # NaN for none: no comparison holds
        outside = ~_lie_in(bounds, EARTH) & ~numpy.isnan(bounds[:, 0])
        beyond.append((rows[outside], bounds[outside]))
        around.append(_joined(bounds[~outside]))
    if beyond:
        _name_places(beyond, _joined(numpy.array(around)), total, number, tally)
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


def _name_places(beyond: list[tuple[Shapes, Shapes]], around: Shapes, total: int, number: int, tally: Tally) -> None:
    """`beyond` are the rows, with their bounds, that lie beyond the earth; `around` is what holds all the others."""
    rows, bounds = (numpy.concatenate(parts) for parts in zip(*beyond, strict=True))
    turned = bounds[:, TURNED]
    swapped = _lie_in(turned, around + MARGIN)
    if len(rows) >= total * SURE and _lie_in(turned, EARTH).all():
        swapped[:] = True
    if swapped.any():
        told = Finding("geometry-axes-swapped", int(rows[swapped].min()), number, count=int(swapped.sum()))
        tally.findings.append(told)
    for row in rows[~swapped]:
        tally.add("geometry-out-of-range", int(row), number)


def _joined(bounds: Shapes) -> Shapes:
    """What holds them all; NaN, in which nothing lies, for none."""
    west_south = numpy.fmin.reduce(bounds[:, :2], axis=0, initial=numpy.nan)
    east_north = numpy.fmax.reduce(bounds[:, 2:], axis=0, initial=numpy.nan)
    return numpy.concatenate((west_south, east_north))


def _lie_in(bounds: Shapes, box: Shapes) -> Shapes:
    inside: Any = numpy.hstack((bounds[:, :2] >= box[:2], bounds[:, 2:] <= box[2:])).all(axis=1)
    return inside  # type: ignore[no-any-return]
