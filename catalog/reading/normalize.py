"""Rows of every reader to one plain CSV: the same width, clean text, the source's row number first."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Row, Table, Unreadable
from catalog.reading.tally import Tally, tallied

# NUL, and halves of surrogate pairs that JSON can spell but UTF-8 cannot.
UNSAFE = re.compile("[\0\ud800-\udfff]")
BETWEEN_REPORTS = 2_000


@dataclass(frozen=True, slots=True)
class Normalized:
    """`longest` is the longest line in bytes."""

    rows: int
    longest: int
    findings: tuple[Finding, ...]


def write_rows(table: Table, target: Path, limits: Limits, progress: Callable[[int], None]) -> Normalized:
    """One streaming pass. Rows with nothing in them are left out, and said to be. Raises Unreadable for too many."""
    findings: list[Finding] = []
    counted = Counted()
    with tallied(findings, limits.sample_per_kind) as tally, target.open("wb") as file:
        counted.file = file.write
        # With this line end a carriage return is quoted too, which DuckDB would take for a line's end.
        writer = csv.writer(counted, lineterminator="\r\n")
        cleaner = Cleaner(len(table.header), limits, tally)
        for row in table.rows:
            cells = cleaner.clean(row)
            if cells is None:
                continue
            writer.writerow((row.number, *cells))
            counted.rows += 1
            if counted.rows % BETWEEN_REPORTS == 0 and table.position is not None:
                progress(table.position())
            if counted.rows > limits.max_rows:
                raise Unreadable(Finding("too-many-rows", figures={"limit": limits.max_rows}))
    return Normalized(counted.rows, counted.longest, tuple(findings))


class Counted:
    """What csv.writer writes to: UTF-8, with the longest line measured for the program that reads it back."""

    def __init__(self) -> None:
        self.file: Callable[[bytes], object] = len
        self.longest = 0
        self.rows = 0

    def write(self, line: str) -> int:
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
        mended = UNSAFE.sub("\ufffd", cell.replace("\0", ""))
        if mended.count("\ufffd") > cell.count("\ufffd"):
            self.tally.add("undecodable", row, column, cell=mended)
        if len(mended) > self.limits.max_cell_chars:
            self.tally.add("cell-too-long", row, column, cell=mended[:200], limit=self.limits.max_cell_chars)
        return mended[: self.limits.max_cell_chars]
