"""XLSX and XLS workbooks: the first sheet that has data."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from catalog.reading.cells import cell_text
from catalog.reading.header import split_header
from catalog.reading.limits import MIB, Limits
from catalog.reading.sheet_scan import SheetScan, WorkbookScan, scan_workbook
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally

# XLS cannot be scanned beforehand as XLSX is; the format itself ends at 65,536 rows of 256 columns.
LARGEST_XLS = 64 * MIB


def read_spreadsheet(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    scan = _scan(path, sniffed, limits)
    with _broken_means_unreadable(sniffed):
        workbook = CalamineWorkbook.from_path(str(path))
        sheet, others = _first_with_data(workbook)
    findings: list[Finding] = []
    tally = Tally(findings, limits.sample_per_kind)
    _describe_sheet(scan.sheets.get(sheet.name, SheetScan()), others, sheet.name, tally)
    headed = split_header(_rows(sheet), limits, tally)
    return Table(sniffed, headed.titles, headed.rows, findings, headed.row)


def _scan(path: Path, sniffed: Sniffed, limits: Limits) -> WorkbookScan:
    if sniffed.format == "xlsx":
        return scan_workbook(path, limits)
    size = path.stat().st_size
    if size > LARGEST_XLS:
        raise Unreadable(Finding("too-large", figures={"size": size, "limit": LARGEST_XLS}))
    return WorkbookScan()


def _first_with_data(workbook: CalamineWorkbook) -> tuple[CalamineSheet, int]:
    """The sheet, and how many others the workbook has."""
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.end is not None:
            return sheet, len(workbook.sheet_names) - 1
    raise Unreadable(Finding("blank-file"))


def _describe_sheet(scan: SheetScan, others: int, name: str, tally: Tally) -> None:
    if others:
        tally.findings.append(Finding("other-sheets", figures={"sheet": name, "sheets": others}))
    if scan.formulas:
        tally.findings.append(Finding("formula-cells", count=scan.formulas))
    if scan.merged:
        tally.findings.append(Finding("merged-cells", count=scan.merged))


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield Row(number, tuple(cell_text(cell) for cell in cells))


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
