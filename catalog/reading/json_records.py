"""JSON: a list of objects, or an object that holds one."""

from collections.abc import Iterator
from pathlib import Path

from catalog.reading.json_events import Events, Utf8Bytes, find_lists
from catalog.reading.limits import Limits
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.table import Finding, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally, tallied


def read_json(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """Raises Unreadable with `no-table-json` where no list of objects is found."""
    findings: list[Finding] = []
    source = Utf8Bytes(path, sniffed.encoding, limits.max_record_bytes)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=source.position)
    table.header, records = union_columns(records_in(source, table, limits), limits, source.position)
    table.rows = rows_of(records, table, limits)
    return table


def records_in(source: Utf8Bytes, table: Table, limits: Limits, wanted: str = "") -> Iterator[Record]:
    """The objects of the first list, numbered from 1; further lists are passed over and said to be.

    `wanted` is the only key whose list counts, "" for any.
    """
    events = Events(source, limits, table.sniffed.format)
    lists = 0
    with source, tallied(table.findings, limits.sample_per_kind) as tally:
        for name, key in find_lists(events, wanted):
            lists += 1
            if lists == 1:
                yield from _objects(name, events, source, table, tally)
            else:
                events.skip(name)
                events.leave_list()
                tally.add("other-lists", key=str(key))
    if not lists:
        raise Unreadable(Finding(f"no-table-{table.sniffed.format}"))


def _objects(name: str, events: Events, source: Utf8Bytes, table: Table, tally: Tally) -> Iterator[Record]:
    """`name` is the list's first event, already taken."""
    number = 0
    while name != "end_array":
        number += 1
        source.begin()
        value = events.build((name, None))
        if isinstance(value, dict):
            yield Record(number, value)
        else:
            table.lost += 1
            tally.add("broken-record", number)
        name, _ = next(events)
