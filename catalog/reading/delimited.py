"""CSV and TSV (https://www.rfc-editor.org/rfc/rfc4180), as they really are: with stray quotes, NUL bytes and damage."""

import csv
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from pathlib import Path

from catalog.reading.ahead import Ahead
from catalog.reading.below import own_rows, whole
from catalog.reading.header import split_header
from catalog.reading.limits import Limits
from catalog.reading.lines import Lines, RecordTooLong
from catalog.reading.numbered import MOST, number_rows
from catalog.reading.plain import Plain, Shape
from catalog.reading.repeated_header import header_lines, without_repeats
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally

# Reading lines again, after a quote that never closed, may cost this many rows' worth of text and no more.
REREAD_ROWS = 10


NAMES = {" ": "space", "\x1f": "U+001F", "\x01": "U+0001"}
# What programs everywhere take for a delimiter without being told.
USUAL_DELIMITERS = (",", "\t", ";")


def read_delimited(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    findings: list[Finding] = []
    tally = Tally(findings, limits.sample_per_kind)
    if sniffed.delimiter not in USUAL_DELIMITERS:
        tally.add("unusual-delimiter", delimiter=NAMES.get(sniffed.delimiter, sniffed.delimiter))
    records = Records(path, sniffed, limits, tally)
    headed = split_header(records.rows(), limits, tally)
    table = Table(sniffed, headed.titles, iter(()), findings, headed.row, position=records.lines.position)

    def all_rows(below: Iterator[Row | Plain]) -> Iterator[Row | Plain]:
        own = own_rows(without_repeats(below, table, limits.sample_per_kind), table, tally)
        rows = whole(own, records.where_cut, len(headed.titles), tally)
        return tallied_rows(rows, tally)

    table.pieces = lambda: all_rows(chain(headed.below, records.pieces(headed.titles)))
    table.rows = (row for row in all_rows(headed.rows) if isinstance(row, Row))
    return table


def tallied_rows(rows: Iterator[Row | Plain], tally: Tally) -> Iterator[Row | Plain]:
    """The same rows; the tally is finished when they are, however that ends."""
    try:
        yield from rows
    finally:
        tally.finish()


class Records:
    """Parses one record at a time, so that a fault in its quotes costs that record's first line and no other."""

    def __init__(self, path: Path, sniffed: Sniffed, limits: Limits, tally: Tally) -> None:
        # One row is bounded by Lines already; the csv module's own limit, of the whole process, must not be lower.
        csv.field_size_limit(limits.max_row_chars)
        self.lines = Lines(path, sniffed.encoding, limits, supposed=sniffed.supposed)
        self.ahead = Ahead(self.lines.blocks, sound=sniffed.sound)
        self.lines.take = self.ahead.take
        self.delimiter = sniffed.delimiter
        self.tally = tally
        self.limits = limits
        self.reread = 0
        self.number = 0
        self.cut: int | None = None
        self.shape: Shape | None = None
        self.stream = self._pieces()

    def rows(self) -> Iterator[Row]:
        """A row for each record, blank ones too, numbered as a spreadsheet numbers them."""
        return (piece for piece in self.stream if isinstance(piece, Row))

    def pieces(self, titles: tuple[str, ...]) -> Iterator[Row | Plain]:
        """The records that were not read yet: whole blocks at once where all their rows are proved to be plain."""
        if self.delimiter.isascii():
            self.lines.give_back_rest()  # of the block that begins with the header
            header = header_lines(titles, self.delimiter)
            self.shape = Shape(self.delimiter, len(titles), self.limits.max_cell_chars, header)
        return self.stream

    def _pieces(self) -> Iterator[Row | Plain]:
        reader = self._reader()
        with closing(self.ahead):
            while True:
                if self.shape is not None and self.lines.between_blocks and (plain := self._prove(self.shape)):
                    self.number += plain.rows
                    yield plain
                    continue
                self.lines.begin()
                self.number += 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except (csv.Error, RecordTooLong):
                    cells = self._take_literally()
                    reader = self._reader()
                if not self.lines.pulled[-1].endswith(("\n", "\r")):
                    self.cut = self.number
                yield Row(self.number, tuple([cell or None for cell in cells]))

    def where_cut(self) -> int | None:
        """The number of the last record, where the file ends without ending its line."""
        return self.cut

    def _prove(self, shape: Shape) -> Plain | None:
        """The next block, if it is plain; else its lines are what is read next."""
        block, proved = self.ahead.take_proved(shape)
        if proved is None or self.number + len(proved.starts) > MOST:
            self.lines.feed(block)
            return None
        return number_rows(proved, self.number + 1, shape.delimiter)

    def _reader(self) -> Iterator[list[str]]:
        # strict: a character after a closing quote, or a quote that never closes, is an error and not absorbed.
        return csv.reader(self.lines, delimiter=self.delimiter, strict=True)

    def _take_literally(self) -> list[str]:
        """The record's first line with its quotes as plain characters; the lines after it are read again."""
        first, *others = self.lines.pulled
        self.reread += self.lines.size
        if self.reread > self.limits.max_row_chars * REREAD_ROWS:
            raise Unreadable(Finding("quotes-broken", row=self.number))
        cut = self.lines.ended and not others  # the file ends within quotation marks that its last line opens
        self.lines.hand_back(others)
        self.tally.add("truncated-file" if cut else "stray-quote", self.number, cell=first.strip())
        first = first.rstrip("\r\n")
        if first.count('"') % 2:
            return first.split(self.delimiter)
        return next(csv.reader([first], delimiter=self.delimiter), [])
