"""Columns for records that name their own: the union of the first records' keys."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from catalog.reading.cells import cell_text
from catalog.reading.header import check_width
from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Row, Table, Unreadable
from catalog.reading.tally import tallied


@dataclass(frozen=True, slots=True)
class Record:
    number: int
    values: Mapping[str, object]


def union_columns(
    records: Iterator[Record], limits: Limits, size: Callable[[], int]
) -> tuple[tuple[str, ...], Iterator[Record]]:
    """The titles, and all the records again. `size` tells how many bytes of the source have been read.

    Raises Unreadable where there is no record, or too many columns.
    """
    first: list[Record] = []
    titles: dict[str, None] = {}
    for record in records:
        first.append(record)
        titles.update(dict.fromkeys(record.values))
        check_width(len(titles), limits)
        if len(first) >= limits.columns_from_records or size() > limits.max_record_bytes:
            break
    if not titles:
        raise Unreadable(Finding("no-rows"))
    return tuple(titles), chain(first, records)


def rows_of(records: Iterator[Record], table: Table, limits: Limits) -> Iterator[Row]:
    """A row for each record, with the columns of `table`; a key that came too late for a column is a finding."""
    titles, known = table.header, frozenset(table.header)
    with tallied(table.findings, limits.sample_per_kind) as tally:
        for record in records:
            for key in record.values.keys() - known:
                tally.add("unknown-key", record.number, cell=key)
            yield Row(record.number, tuple(cell_text(record.values.get(title)) for title in titles))
