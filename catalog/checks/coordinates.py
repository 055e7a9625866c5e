"""Coordinates are degrees on the earth, latitude within ±90 and longitude within ±180, each in its own column.

https://datatracker.ietf.org/doc/html/rfc7946#section-4
"""

from catalog.checks.places import FIGURES, place_findings, places_sql
from catalog.checks.subject import Subject
from catalog.profiling.headers import LATITUDE, LONGITUDE, Meaning, says
from catalog.profiling.profile import INTEGER, NUMBER, Column
from catalog.reading.duck import quote_name, single_row
from catalog.reading.table import Finding

Place = tuple[int, Column]
SAMPLE = 50
# A row is swapped where it lies so much nearer to the mirror image of where the others lie than to them.
NEARER = 0.2
# Mirror images of places near the diagonal (10° N 11° E) prove nothing.
APART = 5.0


def check_coordinates(subject: Subject) -> tuple[Finding, ...]:
    latitude, longitude = _find(subject, LATITUDE), _find(subject, LONGITUDE)
    if latitude is None or longitude is None or _are_apart(latitude[1], longitude[1]):
        return ()
    lat, lon = (quote_name(column.name) for _, column in (latitude, longitude))
    swapped = _swapped_test(latitude[1], longitude[1])
    outside = {lat: f"abs({lat}) > 90 AND NOT ({swapped})", lon: f"abs({lon}) > 180 AND NOT ({swapped})"}
    both = f"concat({lat}, ', ', {lon})"
    tests = [places_sql(swapped, both, SAMPLE), *(places_sql(test, cell, SAMPLE) for cell, test in outside.items())]
    figures = single_row(subject.connection, f"SELECT {', '.join(tests)} FROM {subject.source}")  # noqa: S608
    found = [figures[index : index + FIGURES] for index in range(0, len(figures), FIGURES)]
    beside = {"other": longitude[1].title}
    return (
        *place_findings("coordinates-swapped", latitude[0], latitude[1].title, found[0], **beside),
        *place_findings("coordinate-out-of-range", latitude[0], latitude[1].title, found[1], limit=90),
        *place_findings("coordinate-out-of-range", longitude[0], longitude[1].title, found[2], limit=180),
    )


def _find(subject: Subject, meaning: Meaning) -> Place | None:
    """The one column of its kind; with several, which belongs to which can't be told."""
    found = [
        (number, column)
        for number, column in subject.numbered
        if column.type in (NUMBER, INTEGER) and column.minimum and column.maximum and says(column.title, meaning)
    ]
    return found[0] if len(found) == 1 else None


def _are_apart(latitude: Column, longitude: Column) -> bool:
    """All values are in range, and none of one column lies among the other's: nothing to look for."""
    south, north = _limits(latitude)
    west, east = _limits(longitude)
    in_range = south >= -90 and north <= 90 and west >= -180 and east <= 180
    return in_range and (north < west or east < south)


def _limits(column: Column) -> tuple[float, float]:
    return float(column.minimum or 0), float(column.maximum or 0)


def _swapped_test(latitude: Column, longitude: Column) -> str:
    """The SQL that is true of a row whose two values stand in each other's column."""
    lat, lon = quote_name(latitude.name), quote_name(longitude.name)
    tests = [f"abs({lat}) BETWEEN 90.000001 AND 180 AND abs({lon}) <= 90"]
    if latitude.mean is not None and longitude.mean is not None:
        tests += _nearer_mirror(lat, lon, latitude.mean, longitude.mean)
    return f"coalesce({' OR '.join(f'({test})' for test in tests)}, false)"


def _nearer_mirror(lat: str, lon: str, middle_lat: float, middle_lon: float) -> list[str]:
    if abs(middle_lat - middle_lon) < APART or abs(middle_lat) > 90 or abs(middle_lon) > 90:
        return []
    mirrored = f"abs({lat} - {middle_lon!r}) + abs({lon} - {middle_lat!r})"
    return [f"{mirrored} < {NEARER} * (abs({lat} - {middle_lat!r}) + abs({lon} - {middle_lon!r}))"]
