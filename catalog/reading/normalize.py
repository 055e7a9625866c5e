"""Rows of every reader to one plain CSV, in segments: the same width, clean text, the source's row number first.

It keeps the source's delimiter, so that blocks of plain rows go into it as they are.
"""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass

from catalog.reading.limits import Limits
from catalog.reading.lost_characters import LOST, UNDECODABLE
from catalog.reading.plain import LONGEST_MARK, Plain
from catalog.reading.segments import Segments
from catalog.reading.table import Finding, Row, Table, Unreadable
from catalog.reading.tally import Tally, tallied
from catalog.reading.types import BEGINNINGS

# NUL, and where characters are lost.
UNSAFE = re.compile(f"\0|{LOST}|{UNDECODABLE.pattern}")
BETWEEN_REPORTS = 2_000
# So many rows suggest what the columns hold.
SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Normalized:
    """`longest` is the longest line in bytes; `filled` counts each column's cells that are not empty, `typed` no fewer
    than those that may be more than text, `short` no fewer than those that may be empty or a mark for a missing value;
    `numbers` is the sum of all row numbers, to check what is read back.
    """

    delimiter: str
    rows: int
    longest: int
    filled: tuple[int, ...]
    typed: tuple[int, ...]
    short: tuple[int, ...]
    numbers: int
    findings: tuple[Finding, ...]


def write_rows(
    table: Table,
    segments: Segments,
    limits: Limits,
    progress: Callable[[int], None],
    sampled: Callable[[Normalized], None] = lambda _written: None,
) -> Normalized:
    """One streaming pass. Rows with nothing in them are left out, and said to be. Raises Unreadable for too many.

    `sampled` is called once, when the first rows are written: `SAMPLE` of them, and some more.
    """
    findings: list[Finding] = []
    width = len(table.header)
    with tallied(findings, limits.sample_per_kind) as tally:
        written = Written(segments.write, table.sniffed.delimiter or ",", width)
        cleaner = Cleaner(width, limits, tally)
        reported = 0
        begun = False
        for piece in table.pieces() if table.pieces is not None else table.rows:
            if isinstance(piece, Plain):
                written.add_plain(piece)
            elif (cells := cleaner.clean(piece)) is not None:
                written.add_row(piece.number, cells)
            if written.rows - reported >= BETWEEN_REPORTS and table.position is not None:
                reported = written.rows
                progress(table.position())
            if not begun and written.rows > SAMPLE:
                begun = True
                sampled(written.normalized(()))
            if written.rows > limits.max_rows:
                raise Unreadable(Finding("too-many-rows", figures={"limit": limits.max_rows}))
        # Last, for readers of records look for their values by the titles as they stand in the source.
        table.header = cleaner.clean_titles(table.header, table.header_row)
    return written.normalized(tuple(findings))


class Written:
    """What was written so far, measured for the program that reads it back."""

    def __init__(self, write: Callable[[bytes | bytearray], None], delimiter: str, width: int) -> None:
        self.file = write
        self.delimiter = delimiter
        self.longest = self.rows = self.numbers = 0
        self.empty = [0] * width
        self.typed = [0] * width
        self.short = [0] * width
        # With this line end a carriage return is quoted too, which DuckDB would take for a line's end.
        self.writer = csv.writer(self, delimiter=delimiter, lineterminator="\r\n")

    def add_row(self, number: int, cells: list[str | None]) -> None:
        self.writer.writerow((number, *cells))
        self.rows += 1
        self.numbers += number
        for index, cell in enumerate(cells):
            if not cell:
                self.empty[index] += 1
            elif cell[0] in BEGINNINGS:
                self.typed[index] += 1
            if not cell or len(cell) <= LONGEST_MARK:
                self.short[index] += 1

    def add_plain(self, plain: Plain) -> None:
        self.file(plain.data)
        self.rows += plain.rows
        self.numbers += plain.numbers
        self.longest = max(self.longest, plain.longest)
        self.empty = [empty + plain.rows - filled for empty, filled in zip(self.empty, plain.filled, strict=True)]
        self.typed = [typed + more for typed, more in zip(self.typed, plain.typed, strict=True)]
        self.short = [short + more for short, more in zip(self.short, plain.short, strict=True)]

    def normalized(self, findings: tuple[Finding, ...]) -> Normalized:
        return Normalized(
            self.delimiter,
            self.rows,
            self.longest,
            tuple(self.rows - empty for empty in self.empty),
            tuple(self.typed),
            tuple(self.short),
            self.numbers,
            findings,
        )

    def write(self, line: str) -> int:
        """What csv.writer calls with a line."""
        data = line.removesuffix("\r\n").encode() + b"\n"
        self.longest = max(self.longest, len(data))
        self.file(data)
        return len(line)


class Cleaner:
    """Makes every row as wide as the header; what must be changed or dropped for that is a finding."""

    def __init__(self, width: int, limits: Limits, tally: Tally) -> None:
        self.width = width
        self.limits = limits
        self.tally = tally

    def clean(self, row: Row) -> list[str | None] | None:
        """None for a row with nothing in it."""
        if not any(row.cells) or all(cell is None or not cell or cell.isspace() for cell in row.cells):
            self.tally.add("empty-row", row.number)
            return None
        cells = list(row.cells)
        if len(cells) != self.width:
            self._fit(cells, row.number)
        text = "".join(filter(None, cells))  # one look at the whole row: nearly every row is sound
        if len(text) > self.limits.max_cell_chars or UNSAFE.search(text):
            self._mend_cells(cells, row.number)
        return cells

    def clean_titles(self, titles: tuple[str, ...], row: int) -> tuple[str, ...]:
        """`row` is 0 where titles stand in no row of their own."""
        return tuple(
            self.tally.add_damage(title.replace("\0", ""), row or 1, number) for number, title in enumerate(titles, 1)
        )

    def _mend_cells(self, cells: list[str | None], number: int) -> None:
        for index, cell in enumerate(cells):
            if cell and (len(cell) > self.limits.max_cell_chars or UNSAFE.search(cell)):
                cells[index] = self._mend(cell, number, index + 1)

    def _fit(self, cells: list[str | None], number: int) -> None:
        if len(cells) < self.width:
            self.tally.add("short-row", number, cells=len(cells), width=self.width)
            cells.extend([None] * (self.width - len(cells)))
            return
        extra = [cell for cell in cells[self.width :] if cell and not cell.isspace()]
        if extra:  # empty cells beyond the last column are no loss
            self.tally.add("long-row", number, self.width + 1, cell=extra[0], cells=len(cells), width=self.width)
        del cells[self.width :]

    def _mend(self, cell: str, row: int, column: int) -> str:
        if "\0" in cell:
            self.tally.add("nul-byte", row, column, cell=cell.replace("\0", "␀"))
        mended = self.tally.add_damage(cell.replace("\0", ""), row, column)
        if len(mended) > self.limits.max_cell_chars:
            self.tally.add("cell-too-long", row, column, cell=mended[:200], limit=self.limits.max_cell_chars)
        return mended[: self.limits.max_cell_chars]
