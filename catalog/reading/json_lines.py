"""JSON Lines (https://jsonlines.org/): one object a line."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from catalog.reading.limits import Limits
from catalog.reading.lines import Lines, RecordTooLong
from catalog.reading.record_columns import Record, rows_of, union_columns
from catalog.reading.repeated_keys import RepeatedKeys
from catalog.reading.table import Finding, Sniffed, Table, Unreadable
from catalog.reading.tally import tallied


def read_json_lines(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    lines = Lines(path, sniffed.encoding, limits)
    table = Table(sniffed, (), iter(()), findings, header_row=0, position=lines.position)
    table.header, records = union_columns(_records(lines, table, limits), limits, lines.position)
    table.rows = rows_of(records, table, limits)
    return table


def _records(lines: Lines, table: Table, limits: Limits) -> Iterator[Record]:
    """Numbered by line, blank lines counted: that is the number that an editor shows."""
    number, repeated = 0, RepeatedKeys()
    with lines, tallied(table.findings, limits.sample_per_kind) as tally:
        while (line := _next_line(lines)) is not None:
            number += 1
            if line.strip():
                values = _parse(line, repeated)
                repeated.tell(number, tally)
                if values is None:
                    table.lost += 1
                    tally.add("broken-record", number, cell=line.strip())
                else:
                    yield Record(number, values)
        repeated.finish(tally)


def _next_line(lines: Lines) -> str | None:
    lines.begin()
    try:
        return next(lines, None)
    except RecordTooLong as fault:
        raise Unreadable(Finding("row-too-long", figures={"limit": lines.limits.max_row_chars})) from fault


def _parse(line: str, repeated: RepeatedKeys) -> dict[str, object] | None:
    """None where the line is no JSON object, or one nested too deeply to be data."""
    try:
        value = json.loads(line.lstrip("\ufeff"), parse_float=Decimal, object_pairs_hook=repeated.object_of)
    except (ValueError, RecursionError):
        repeated.lost.clear()  # the whole line is lost, and told
        return None
    return value if isinstance(value, dict) else None
