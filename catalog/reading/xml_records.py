"""XML with records: the repeated element with the most fields becomes rows, its attributes and children columns."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from catalog.reading.json_events import Utf8Bytes
from catalog.reading.limits import MIB, Limits
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.table import Finding, Sniffed, Table, Unreadable
from catalog.reading.xml_events import START, Element, XmlEvents, local_name

# The records are found by looking at so much of the file, and at so many different paths in it.
LOOK = 16 * MIB
MOST_PATHS = 500
MOST_FIELDS = 2_001
NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
# The text of a record that has nothing else, and of an element beside its attributes (see `flatten`).
VALUE, ITSELF = "value", ""
# Records are what most of the document is made of: a document about one thing repeats elements too.
MOST = 0.5

Path_ = tuple[str, ...]


@dataclass(slots=True)
class Seen:
    """How often a path was met, and which attributes and children its elements have."""

    count: int = 0
    fields: set[str] = field(default_factory=set)


def read_xml(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """Raises Unreadable with `no-table-xml` where no element repeats."""
    wanted = _find_records(path, sniffed, limits)
    findings: list[Finding] = []
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=source.position)
    table.header, records = union_columns(_records(source, sniffed, wanted, limits), limits, source.position)
    table.rows = rows_of(records, table, limits)
    return table


def _find_records(path: Path, sniffed: Sniffed, limits: Limits) -> Path_:
    seen: dict[Path_, Seen] = {}
    with Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes) as source:
        events = XmlEvents(source, limits, sniffed.format)
        for event, element in events:
            if event == START:
                _note(tuple(events.path), element, seen)
            if source.position() > LOOK:
                break
    return _best(seen)


def _note(path: Path_, element: Element, seen: dict[Path_, Seen]) -> None:
    if path not in seen and len(seen) >= MOST_PATHS:
        return
    here = seen.setdefault(path, Seen())
    here.count += 1
    if len(here.fields) < MOST_FIELDS:
        here.fields.update(str(name) for name in element.attrib)
    parent = seen.get(path[:-1])
    if parent is not None and len(parent.fields) < MOST_FIELDS:
        parent.fields.add(path[-1])


def _best(seen: dict[Path_, Seen]) -> Path_:
    """What repeats inside one element comes first: lists inside records repeat too, but in many."""
    total = sum(found.count for found in seen.values())
    repeated = {
        path: found
        for path, found in seen.items()
        if found.count > 1 and len(path) > 1 and _within(path, seen) >= total * MOST
    }
    outermost = {path: found for path, found in repeated.items() if seen[path[:-1]].count == 1}
    choice = {path: found for path, found in (outermost or repeated).items() if found.fields} or outermost or repeated
    if not choice:
        return _single(seen)
    return max(choice, key=lambda path: (len(choice[path].fields), choice[path].count))


def _single(seen: dict[Path_, Seen]) -> Path_:
    """One record is a table too, if it is all that the document holds, and flat."""
    inside = [path for path in seen if len(path) == 2]
    deepest = max((len(path) for path in seen), default=0)
    if len(inside) == 1 and deepest == 3 and len(seen[inside[0]].fields) > 1:
        return inside[0]
    raise Unreadable(Finding("no-table-xml"))


def _within(path: Path_, seen: dict[Path_, Seen]) -> int:
    return sum(found.count for other, found in seen.items() if other[: len(path)] == path)


def _records(source: Utf8Bytes, sniffed: Sniffed, wanted: Path_, limits: Limits) -> Iterator[Record]:
    number = 0
    with source:
        events = XmlEvents(source, limits, sniffed.format)
        for event, element in events:
            if event == START:
                if not events.held and tuple(events.path) == wanted:
                    events.hold()
            elif len(events.path) == len(wanted) - 1 and (*events.path, local_name(element)) == wanted:
                number += 1
                yield Record(number, _record(values_of(element)))
                element.clear()


def _record(values: object) -> dict[str, object]:
    if not isinstance(values, dict):
        return {} if values is None else {VALUE: values}
    return {key or VALUE: value for key, value in values.items()}


def values_of(element: Element) -> object:
    """An object of its attributes and children, or its text where it has none; a child that repeats is a list."""
    if element.get(NIL) in ("true", "1"):
        return None
    values: dict[str, object] = {}
    for child in element:
        name = local_name(child)
        if name:
            _put(values, name, values_of(child))
    text = (element.text or "").strip() + "".join((child.tail or "").strip() for child in element)
    for attribute, written in element.attrib.items():
        plain = str(attribute).rpartition("}")[2]
        values[plain if plain not in values else f"@{plain}"] = str(written)
    if not values:
        return text or None
    if text:
        values[ITSELF] = text
    return values


def _put(values: dict[str, object], name: str, value: object) -> None:
    """A list can't be told from a single value until the second comes: lists are kept apart by their type."""
    if name not in values:
        values[name] = value
        return
    before = values[name]
    if isinstance(before, Repeated):
        before.append(value)
    else:
        values[name] = Repeated([before, value])


class Repeated(list[object]):
    """The values of a child that repeats."""
