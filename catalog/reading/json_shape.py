"""Where in a JSON file its table lies, and in which of the ways that people write one: one look through the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.reading.json_events import Event, Events
from catalog.reading.limits import Limits

RECORDS, ROWS, KEYED, COLUMNS = "records", "rows", "keyed", "columns"
# How deep below the top the table may lie: {"result": {"records": [...]}} is 2.
DEEPEST = 3
# What is remembered of a file with very many objects.
MOST_PLACES, MOST_KEYS, MOST_MEMBERS = 5_000, 200, 20
# Keys beside a list of rows that name its columns.
HEADERS = ("columns", "fields", "header", "headers", "columnNames", "column_names", "cols")
# Where a column is an object: what its name is called.
NAMES = ("name", "id", "field", "key", "title", "label")
# How alike the objects of an object are, for them to be records: the share of keys that two of them have in common.
ALIKE = 0.5

Path_ = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """`kind` is one of the four above; `columns` are the names beside a list of rows; `others` more lists like it."""

    kind: str
    path: Path_
    columns: tuple[str, ...] = ()
    others: int = 0


@dataclass(slots=True)
class Place:
    """What lies under one path. For a list the counts are its entries', for an object (`keys`) its members'."""

    path: Path_
    objects: int = 0
    lists: int = 0
    scalars: int = 0
    names: tuple[str, ...] = ()
    wide: bool = False
    keys: set[str] | None = None
    lengths: set[int] = field(default_factory=set)
    members: list[set[str]] = field(default_factory=list)

    @property
    def describes(self) -> bool:
        """It names the columns of the table beside it."""
        return bool(self.path) and self.path[-1] in HEADERS


class Scout:
    """Walks through a file's events and remembers the places where a table may lie."""

    def __init__(self, events: Events, limits: Limits) -> None:
        self.events = events
        self.limits = limits
        self.places: list[Place] = []

    def look(self, event: Event, path: Path_) -> Place | None:
        """None for a value in which no table can lie."""
        if event[0] == "start_array":
            place = Place(path)
            self._look_through_list(place)
        elif event[0] == "start_map" and len(path) <= DEEPEST:
            place = Place(path, keys=set())
            self._look_through_object(place)
        else:
            self.events.source.begin()
            self.events.skip(event[0])
            return None
        if len(self.places) < MOST_PLACES:
            self.places.append(place)
        return place

    def _look_through_list(self, place: Place) -> None:
        entries: list[object] = []
        while (event := next(self.events))[0] != "end_array":
            self.events.source.begin()
            if event[0] == "start_map":
                place.objects += 1
            elif event[0] == "start_array":
                place.lists += 1
            else:
                place.scalars += 1
            if place.describes and len(entries) <= self.limits.max_columns:
                entries.append(self.events.build(event))
            elif event[0] == "start_array" and not place.wide:
                place.wide = self._count_entries() > 1
            else:
                self.events.skip(event[0])
        place.names = tuple(_named(entry) for entry in entries)

    def _count_entries(self) -> int:
        number = 0
        while (event := next(self.events))[0] != "end_array":
            number += 1
            self.events.skip(event[0])
        return number

    def _look_through_object(self, place: Place) -> None:
        while (event := next(self.events))[0] != "end_map":
            key, event = str(event[1]), next(self.events)
            if place.keys is not None and len(place.keys) < MOST_KEYS:
                place.keys.add(key)
            inner = self.look(event, (*place.path, key))
            if event[0] == "start_map":
                place.objects += 1
                if inner is not None and inner.keys and len(place.members) < MOST_MEMBERS:
                    place.members.append(inner.keys)
            elif inner is not None:
                place.lists += 1
                place.lengths.add(inner.scalars if not inner.objects + inner.lists else -1)
            else:
                place.scalars += 1


def find_shape(events: Events, limits: Limits) -> Shape | None:
    """The largest table; None where there is none. A list at the very top is known by its first entry."""
    first = next(events)
    if first[0] == "start_array":
        event = next(events)
        if event[0] == "start_map":
            return Shape(RECORDS, ())
        return Shape(ROWS, ()) if event[0] == "start_array" and Scout(events, limits)._count_entries() > 1 else None
    scout = Scout(events, limits)
    scout.look(first, ())
    for _ in events:  # whatever follows must be JSON too
        pass
    found = sorted(_tables(scout.places), key=lambda one: (one[2].describes, -one[0]))
    if not found:
        return None
    _, kind, place = found[0]
    columns = _columns_beside(place, scout.places) if kind == ROWS else ()
    others = sum(1 for _, other, beside in found[1:] if other in (RECORDS, ROWS) and not beside.describes)
    return Shape(kind, place.path, columns, others)


def _tables(places: list[Place]) -> Iterator[tuple[int, str, Place]]:
    """How many rows each place would give."""
    for place in places:
        if place.keys is None:
            if place.objects:
                yield place.objects, RECORDS, place
            elif place.lists and place.wide:
                yield place.lists, ROWS, place
        elif place.objects > 1 and not place.lists + place.scalars and _are_alike(place.members):
            yield place.objects, KEYED, place
        elif place.lists > 1 and len(place.lengths) == 1 and min(place.lengths) > 0:
            yield min(place.lengths), COLUMNS, place


def _are_alike(members: list[set[str]]) -> bool:
    if len(members) < 2:
        return False
    first = members[0]
    alike = sum(1 for keys in members[1:] if len(first & keys) >= len(first | keys) * ALIKE)
    return alike * 2 >= len(members) - 1


def _columns_beside(rows: Place, places: list[Place]) -> tuple[str, ...]:
    beside = (place.names for place in places if place.names and place.path[:-1] == rows.path[:-1])
    return next((names for names in beside if all(names)), ())


def _named(entry: object) -> str:
    if isinstance(entry, dict):
        return next((str(entry[name]) for name in NAMES if isinstance(entry.get(name), str)), "")
    return entry if isinstance(entry, str) else ""
