"""The rows around a fault, from the typed table: what the eye needs to find the place in the file itself.

Whatever looks personal is masked, and columns known to hold personal data are masked whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.profiling.profile import Column
from catalog.reading.duck import quote_name, quote_text
from catalog.reading.personal import excerpt, mask
from catalog.reports.letters import column_letter
from catalog.rows.engine import Engine
from catalog.rows.values import to_json

ROW = "_row"
LONGEST = 40
# As many columns as a page shows without tiring, the faulty one among them.
COLUMNS, BEFORE = 7, 3
BESIDE = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """Where to look: `row` as a spreadsheet counts, `column` 1-based or None where the whole row is meant."""

    row: int
    column: int | None
    cell: str


@dataclass(frozen=True, slots=True)
class SourceCell:
    text: str
    is_fault: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    number: int
    is_fault: bool
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class Around:
    headings: tuple[Heading, ...]
    rows: tuple[SourceRow, ...]


def rows_around(
    engine: Engine, parquet: Path, columns: tuple[Column, ...], faults: Iterable[Fault]
) -> dict[Fault, Around]:
    """One question for all faults. A fault whose row gave none (a blank one) is left out. Raises TooSlow."""
    asked = list(faults)
    if not asked or not columns:
        return {}
    wanted = sorted({number for fault in asked for number in _numbers(fault.row)})
    indexes = sorted({index for fault in asked for index in _window(fault, len(columns))})
    names = ", ".join(quote_name(columns[index].name) for index in indexes)
    marks = ", ".join("?" * len(wanted))
    found = engine.rows(
        f"SELECT {ROW}, {names} FROM read_parquet({quote_text(str(parquet.resolve()))}, hive_partitioning = false) "  # noqa: S608
        f"WHERE {ROW} IN ({marks})",
        wanted,
    )
    by_row = {row[0]: dict(zip(indexes, row[1:], strict=True)) for row in found}
    return {fault: _around(fault, columns, by_row) for fault in asked if fault.row in by_row}


def _numbers(row: int) -> range:
    return range(max(1, row - BESIDE), row + BESIDE + 1)


def _window(fault: Fault, width: int) -> range:
    """The columns to show: the faulty one with its neighbours, or the first ones."""
    start = max(0, min((fault.column or 1) - 1 - BEFORE, width - COLUMNS))
    return range(start, min(width, start + COLUMNS))


def _around(fault: Fault, columns: tuple[Column, ...], by_row: Mapping[int, Mapping[int, Any]]) -> Around:
    window = _window(fault, len(columns))
    headings = tuple(Heading(column_letter(index + 1), columns[index].title or columns[index].name) for index in window)
    rows = tuple(
        SourceRow(
            number,
            number == fault.row,
            tuple(_cell(columns[index], by_row[number][index], fault, (number, index)) for index in window),
        )
        for number in _numbers(fault.row)
        if number in by_row
    )
    return Around(headings, rows)


def _cell(column: Column, value: Any, fault: Fault, at: tuple[int, int]) -> SourceCell:
    is_fault = at == (fault.row, (fault.column or 0) - 1)
    if value is None:
        # What does not fit its column is empty in the typed table: the finding still has what stood there.
        return SourceCell(excerpt(fault.cell, LONGEST) if is_fault else "", is_fault)
    text = str(to_json(value))
    return SourceCell(mask(text)[:LONGEST] if column.personal else excerpt(text, LONGEST), is_fault)
