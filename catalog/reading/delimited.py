"""CSV and TSV (https://www.rfc-editor.org/rfc/rfc4180), as they really are: with stray quotes, NUL bytes and damage."""

import csv
from collections.abc import Iterator
from pathlib import Path

from catalog.reading.header import split_header
from catalog.reading.limits import Limits
from catalog.reading.lines import DAMAGED, Lines, RecordTooLong
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally, tallied

# Reading lines again, after a quote that never closed, may cost this many rows' worth of text and no more.
REREAD_ROWS = 10


def read_delimited(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    tally = Tally(findings, limits.sample_per_kind)
    records = Records(path, sniffed, limits, findings)
    headed = split_header(records.rows(), limits, tally)
    return Table(sniffed, headed.titles, headed.rows, findings, headed.row, position=records.lines.position)


class Records:
    """Parses one record at a time, so that a fault in its quotes costs that record's first line and no other."""

    def __init__(self, path: Path, sniffed: Sniffed, limits: Limits, findings: list[Finding]) -> None:
        # One row is bounded by Lines already; the csv module's own limit, of the whole process, must not be lower.
        csv.field_size_limit(limits.max_row_chars)
        self.lines = Lines(path, sniffed.encoding, limits)
        self.delimiter = sniffed.delimiter
        self.findings = findings
        self.limits = limits
        self.reread = 0

    def rows(self) -> Iterator[Row]:
        """A row for each record, blank ones too, numbered as a spreadsheet numbers them."""
        with self.lines, tallied(self.findings, self.limits.sample_per_kind) as tally:
            reader = self._reader()
            number = 0
            while True:
                self.lines.begin()
                number += 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except (csv.Error, RecordTooLong):
                    cells = self._take_literally(number, tally)
                    reader = self._reader()
                yield Row(number, self._clean(cells, number, tally))

    def _reader(self) -> Iterator[list[str]]:
        # strict: a character after a closing quote, or a quote that never closes, is an error and not absorbed.
        return csv.reader(self.lines, delimiter=self.delimiter, strict=True)

    def _take_literally(self, number: int, tally: Tally) -> list[str]:
        """The record's first line with its quotes as plain characters; the lines after it are read again."""
        first, *others = self.lines.pulled
        self.reread += self.lines.size
        if self.reread > self.limits.max_row_chars * REREAD_ROWS:
            raise Unreadable(Finding("quotes-broken", row=number))
        self.lines.hand_back(others)
        tally.add("stray-quote", number, cell=first.strip())
        first = first.rstrip("\r\n")
        if first.count('"') % 2:
            return first.split(self.delimiter)
        return next(csv.reader([first], delimiter=self.delimiter), [])

    def _clean(self, cells: list[str], number: int, tally: Tally) -> tuple[str | None, ...]:
        if any(DAMAGED in line for line in self.lines.pulled):
            for column, cell in enumerate(cells, start=1):
                if DAMAGED in cell:
                    tally.add("undecodable", number, column, cell=cell)
        return tuple([cell or None for cell in cells])
