"""JSON with a table in it: a list of objects or of rows, an object of objects, or one of columns (see `json_shape`)."""

from collections.abc import Callable, Iterator
from pathlib import Path

from catalog.reading.cells import cell_text
from catalog.reading.header import check_width
from catalog.reading.json_events import Events, Utf8Bytes, descend
from catalog.reading.json_shape import COLUMNS, KEYED, RECORDS, ROWS, Shape, find_shape
from catalog.reading.limits import Limits
from catalog.reading.names import check_header
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally, tallied

# The column of an object's keys, where its members are the records.
KEY = "key"


def read_json(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """Raises Unreadable with `no-table-json` where no table is found."""
    with Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes) as source:
        shape = find_shape(Events(source, limits, sniffed.format), limits)
    if shape is None:
        raise Unreadable(Finding("no-table-json"))
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), header_row=0, position=source.position)
    if shape.others:
        figures = {"key": ".".join(shape.path)[:80]}
        table.findings.append(Finding("other-lists", count=shape.others, figures=figures))
    READ[shape.kind](source, table, shape, limits)
    return table


def _read_records(source: Utf8Bytes, table: Table, shape: Shape, limits: Limits) -> None:
    records = (records_in if shape.kind == RECORDS else _members)(source, table, limits, shape.path)
    table.header, records = union_columns(records, limits, source.position)
    table.rows = rows_of(records, table, limits)


def records_in(source: Utf8Bytes, table: Table, limits: Limits, path: tuple[str, ...]) -> Iterator[Record]:
    """The objects of the list under these keys, numbered from 1; other entries are lost, and said to be."""
    for number, value in _entries(source, table, limits, path):
        if isinstance(value, dict):
            yield Record(number, value)


def _entries(
    source: Utf8Bytes, table: Table, limits: Limits, path: tuple[str, ...], wanted: type = dict
) -> Iterator[tuple[int, object]]:
    events = Events(source, limits, table.sniffed.format)
    with source, tallied(table.findings, limits.sample_per_kind) as tally:
        first = descend(events, path)
        if first is None or first[0] != "start_array":
            raise Unreadable(Finding(f"no-table-{table.sniffed.format}"))
        number = 0
        source.begin()
        while (event := next(events))[0] != "end_array":
            number += 1
            value = events.build(event)
            events.repeated.tell(number, tally)
            if isinstance(value, wanted):
                yield number, value
            else:
                table.lost += 1
                tally.add("broken-record", number)
            source.begin()
        events.repeated.finish(tally)
        if not path and any(True for _ in events):
            raise Unreadable(Finding("broken-file", figures={"format": table.sniffed.format}))


def _members(source: Utf8Bytes, table: Table, limits: Limits, path: tuple[str, ...]) -> Iterator[Record]:
    events = Events(source, limits, table.sniffed.format)
    with source, tallied(table.findings, limits.sample_per_kind) as tally:
        descend(events, path)
        number = 0
        source.begin()
        while (event := next(events))[0] != "end_map":
            number += 1
            value = events.build(next(events))
            events.repeated.tell(number, tally)
            inner = value if isinstance(value, dict) else {}
            yield Record(
                number, {KEY: event[1], **{name if name != KEY else f"{KEY}_2": part for name, part in inner.items()}}
            )
            source.begin()
        events.repeated.finish(tally)


def _read_rows(source: Utf8Bytes, table: Table, shape: Shape, limits: Limits) -> None:
    """The columns' names stand beside the rows, or are the first row if that is all text."""
    entries = _entries(source, table, limits, shape.path, list)
    first = next(((number, value) for number, value in entries if isinstance(value, list)), None)
    if first is None:
        raise Unreadable(Finding("no-rows"))
    number, cells = first
    headed = not shape.columns and all(isinstance(cell, str) for cell in cells)
    titles = shape.columns or tuple(cell.strip() if isinstance(cell, str) and headed else "" for cell in cells)
    table.header = titles + ("",) * (len(cells) - len(titles))
    check_width(len(table.header), limits)
    table.header_row = number if headed else 0
    check_header(table.header, table.header_row, Tally(table.findings, limits.sample_per_kind))
    table.rows = _rows(entries, None if headed else first)


def _rows(entries: Iterator[tuple[int, object]], first: tuple[int, list[object]] | None) -> Iterator[Row]:
    if first is not None:
        yield Row(first[0], tuple(cell_text(cell) for cell in first[1]))
    for number, cells in entries:
        if isinstance(cells, list):
            yield Row(number, tuple(cell_text(cell) for cell in cells))


def _read_columns(source: Utf8Bytes, table: Table, shape: Shape, limits: Limits) -> None:
    """Held whole: a row's cells lie all over the file. `Utf8Bytes` refuses more than one record may have."""
    events = Events(source, limits, table.sniffed.format)
    with source:
        first = descend(events, shape.path)
        source.begin()
        value = events.build(first) if first else {}
    with tallied(table.findings, limits.sample_per_kind) as tally:
        events.repeated.tell(1, tally)
        events.repeated.finish(tally)
    columns = {key: part for key, part in value.items() if isinstance(part, list)} if isinstance(value, dict) else {}
    if not columns:
        raise Unreadable(Finding("no-rows"))
    table.header = tuple(columns)
    check_width(len(columns), limits)
    cells = zip(*columns.values(), strict=False)
    table.rows = (Row(number, tuple(map(cell_text, row))) for number, row in enumerate(cells, start=1))


READ: dict[str, Callable[[Utf8Bytes, Table, Shape, Limits], None]] = {
    RECORDS: _read_records,
    KEYED: _read_records,
    ROWS: _read_rows,
    COLUMNS: _read_columns,
}
