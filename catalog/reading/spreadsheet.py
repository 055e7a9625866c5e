"""XLSX, XLS and ODS workbooks: the sheet that holds the table, with what spreadsheets do to tables told."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from catalog.reading.cells import cell_text
from catalog.reading.header import split_header
from catalog.reading.limits import MIB, Limits
from catalog.reading.ods_scan import scan_ods
from catalog.reading.sheet_areas import Area, fill_areas
from catalog.reading.sheet_choice import choose_sheet
from catalog.reading.sheet_scan import SheetScan, WorkbookScan, scan_workbook
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally
from catalog.reading.text_numbers import TextNumbers

# XLS cannot be scanned beforehand as the others are; the format itself ends at 65,536 rows of 256 columns.
LARGEST_XLS = 64 * MIB


def read_spreadsheet(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    scan = _scan(path, sniffed, limits)
    with _broken_means_unreadable(sniffed):
        workbook = CalamineWorkbook.from_path(str(path))
        sheet, others = choose_sheet(workbook)
    table = Table(sniffed, (), iter(()))
    tally = Tally(table.findings, limits.sample_per_kind)
    about = scan.sheets.get(sheet.name, SheetScan())
    areas = _areas(sheet, about)
    table.findings += [others] if others else []
    table.findings += _told(about, len(areas), sheet)
    texts = TextNumbers()
    headed = split_header(fill_areas(_rows(sheet, texts), areas, tally), limits, tally)
    table.header, table.header_row = headed.titles, headed.row
    table.rows = _and_then(headed.rows, table, texts)
    return table


def _scan(path: Path, sniffed: Sniffed, limits: Limits) -> WorkbookScan:
    if sniffed.format == "xlsx":
        return scan_workbook(path, limits)
    if sniffed.format == "ods":
        return scan_ods(path, limits)
    size = path.stat().st_size
    if size > LARGEST_XLS:
        raise Unreadable(Finding("too-large", figures={"size": size, "limit": LARGEST_XLS}))
    return WorkbookScan()


def _areas(sheet: CalamineSheet, about: SheetScan) -> list[Area]:
    """Merged cells, by columns as the rows have them: empty columns at the left are left out of these."""
    left = sheet.start[1] if sheet.start else 0
    told = sheet.merged_cell_ranges
    areas = about.areas if told is None else [(*start, *end) for start, end in told]
    return [(top, first - left, bottom, last - left) for top, first, bottom, last in areas if first >= left]


def _told(about: SheetScan, merged: int, sheet: CalamineSheet) -> Iterator[Finding]:
    if about.formulas:
        yield Finding("formula-cells", count=about.formulas)
    if merged:
        yield Finding("merged-cells", count=merged)
    if about.hidden_rows:
        yield Finding("hidden-rows", about.first_hidden_row, count=about.hidden_rows)
    if about.hidden_columns:
        yield Finding("hidden-columns", count=about.hidden_columns)
    left = sheet.start[1] if sheet.start else 0
    for position, (row, column) in enumerate(about.errors, start=1):
        rest = about.error_count - len(about.errors) if position == len(about.errors) else 0
        yield Finding("error-value", row, max(1, column - left), count=1 + rest)


def _rows(sheet: CalamineSheet, texts: TextNumbers) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts.look(number, list(cells))
        yield Row(number, tuple(cell_text(cell) for cell in cells))


def _and_then(rows: Iterator[Row], table: Table, texts: TextNumbers) -> Iterator[Row]:
    yield from rows
    table.findings += texts.findings(table.header_row)


@contextlib.contextmanager
def _broken_means_unreadable(sniffed: Sniffed) -> Iterator[None]:
    try:
        yield
    except PasswordError as fault:
        raise Unreadable(Finding("encrypted-file")) from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise Unreadable(Finding("broken-file", figures={"format": sniffed.format})) from fault
    except BaseException as fault:
        # A panic inside calamine comes as an exception that no module names, beside Exception and not below it.
        if type(fault).__name__ != "PanicException":
            raise
        raise Unreadable(Finding("broken-file", figures={"format": sniffed.format})) from fault
