"""Geometries are valid (OGC Simple Features, https://www.ogc.org/standards/sfa/), not empty, and lie on the earth."""

from collections.abc import Iterator
from math import isnan, nan
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
# All are said to be swapped where so many of them lie beyond the poles, and all of those on the earth when swapped:
# metres of a national grid do not. A few are where they lie, swapped, among the others or so near (in degrees).
SURE, NEAR = 0.95, 1.0
Shapes = numpy.ndarray[Any, Any]
Box = tuple[float, float, float, float]


def check_geometry(subject: Subject) -> tuple[Finding, ...]:
    column = next((column for column in subject.columns if column.type == GEOJSON), None)
    if column is None:
        return ()
    number = subject.columns.index(column) + 1
    findings: list[Finding] = []
    tally = Tally(findings, SAMPLE)
    beyond: list[tuple[int, Box]] = []
    around: list[Box] = []
    total = 0
    for rows, shapes in _batches(subject, column):
        total += len(rows)
        _name_faults(rows, shapes, number, tally)
        outside, inside = _beyond(rows, shapes)
        beyond += outside
        around += inside
    swapped = {row for row, box in beyond if _lies_swapped(box, _joined(around))}
    if beyond and all(_is_on_earth(_swap(box)) for _, box in beyond) and len(beyond) >= total * SURE:
        swapped = {row for row, _ in beyond}
    if swapped:
        findings.append(Finding("geometry-axes-swapped", min(swapped), number, count=len(swapped)))
    for row, _ in beyond:
        if row not in swapped:
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


def _beyond(rows: Shapes, shapes: Shapes) -> tuple[list[tuple[int, Box]], list[Box]]:
    """Rows whose geometry is not on the earth as it stands, with its bounds; the bounds of all the others in one."""
    bounds = shapely.bounds(shapes)  # NaN for none: no comparison holds
    outside = (numpy.abs(bounds[:, [0, 2]]).max(axis=1) > WIDEST) | (numpy.abs(bounds[:, [1, 3]]).max(axis=1) > HIGHEST)
    inside = [box for box in map(_box, bounds[~outside]) if not isnan(box[0])]
    boxes = [(int(row), _box(box)) for row, box in zip(rows[outside], bounds[outside], strict=True)]
    return boxes, [_joined(inside)] if inside else []


def _box(bounds: Any) -> Box:
    west, south, east, north = map(float, bounds)
    return west, south, east, north


def _joined(boxes: list[Box]) -> Box:
    """What holds them all; NaN, in which nothing lies, for none."""
    if not boxes:
        return nan, nan, nan, nan
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _swap(box: Box) -> Box:
    west, south, east, north = box
    return south, west, north, east


def _is_on_earth(box: Box) -> bool:
    west, south, east, north = box
    return max(abs(west), abs(east)) <= WIDEST and max(abs(south), abs(north)) <= HIGHEST


def _lies_swapped(box: Box, others: Box) -> bool:
    """Whether it lies among the others, the other way round."""
    west, south, east, north = _swap(box)
    left, bottom, right, top = others
    return left - NEAR <= west and east <= right + NEAR and bottom - NEAR <= south and north <= top + NEAR
