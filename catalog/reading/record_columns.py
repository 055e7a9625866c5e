"""Columns for records that name their own: the union of the first records' keys, nested ones by dotted names."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from catalog.reading.cells import cell_text
from catalog.reading.flatten import flatten
from catalog.reading.header import check_width
from catalog.reading.limits import Limits
from catalog.reading.lines import DAMAGED
from catalog.reading.table import Finding, Row, Table, Unreadable
from catalog.reading.tally import Tally, tallied


@dataclass(frozen=True, slots=True)
class Record:
    number: int
    values: Mapping[str, object]


def union_columns(
    records: Iterator[Record], limits: Limits, size: Callable[[], int], *, keep: str = ""
) -> tuple[tuple[str, ...], Iterator[Record]]:
    """The titles, and all the records again, flat. `size` tells how many bytes of the source have been read.

    `keep` is a key whose object is a value. Where flat names would be too many columns, as where keys are dates, nested
    objects stay whole. Raises Unreadable where there is no record, or too many columns.
    """
    first: list[Record] = []
    titles: dict[str, None] = {}
    plain: dict[str, None] = {}
    for record in records:
        first.append(record)
        plain.update(dict.fromkeys(record.values))
        check_width(len(plain), limits)
        if len(titles) <= limits.max_columns:
            titles.update(dict.fromkeys(flatten(record.values, keep)))
        if len(first) >= limits.columns_from_records or size() > limits.max_record_bytes:
            break
    if not titles:
        raise Unreadable(Finding("no-rows"))
    if len(titles) > limits.max_columns:
        return tuple(plain), chain(first, records)
    return tuple(titles), (Record(one.number, flatten(one.values, keep)) for one in chain(first, records))


def rows_of(records: Iterator[Record], table: Table, limits: Limits) -> Iterator[Row]:
    """A row for each record, with the columns of `table`; a key that came too late for a column is a finding."""
    titles, known = table.header, frozenset(table.header)
    with tallied(table.findings, limits.sample_per_kind) as tally:
        for record in records:
            for key in record.values.keys() - known:
                tally.add("unknown-key", record.number, cell=key)
            cells = tuple(cell_text(record.values.get(title)) for title in titles)
            if not table.sniffed.sound:
                _name_damage(cells, record.number, tally)
            yield Row(record.number, cells)


def _name_damage(cells: tuple[str | None, ...], number: int, tally: Tally) -> None:
    for column, cell in enumerate(cells, start=1):
        if cell and DAMAGED in cell:
            tally.add("undecodable", number, column, cell=cell)
