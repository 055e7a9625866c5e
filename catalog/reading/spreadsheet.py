"""XLSX, XLS and ODS workbooks: the sheet that holds the table, with what spreadsheets do to tables told."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import starmap
from pathlib import Path
from typing import Any

from catalog.reading.beside import found_elsewhere
from catalog.reading.child import Child
from catalog.reading.header import split_header
from catalog.reading.limits import MIB, Limits
from catalog.reading.ods_scan import scan_ods
from catalog.reading.repeated_header import without_repeats
from catalog.reading.sheet_areas import Area, fill_areas
from catalog.reading.sheet_scan import SheetScan, WorkbookScan, scan_workbook
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally
from catalog.reading.text_numbers import Told, text_number_findings
from catalog.reading.words import look_at_words

CHILD = "catalog.reading.sheet_child"
# XLS cannot be scanned beforehand as the others are; the format itself ends at 65,536 rows of 256 columns.
LARGEST_XLS = 64 * MIB
FAULTS = ("encrypted-file", "blank-file")


def read_spreadsheet(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    scan = _scan(path, sniffed, limits)
    with ExitStack() as until_begun:
        child = until_begun.enter_context(Child(CHILD, {"path": str(path.resolve())}, limits, environment={}))
        table = _begin(child, scan, sniffed, limits)
        table.findings += look_at_words(path, sniffed, limits)
        until_begun.pop_all()  # whoever reads the rows closes it from here on
    return table


def _begin(child: Child, scan: WorkbookScan, sniffed: Sniffed, limits: Limits) -> Table:
    head = child.answer()
    if not isinstance(head, dict) or "sheet" not in head:
        raise Unreadable(_refusal(head, sniffed))
    table = Table(sniffed, (), iter(()))
    tally = Tally(table.findings, limits.sample_per_kind)
    about = scan.sheets.get(head["sheet"], SheetScan())
    areas = _areas(head, about)
    if head["others"]:
        table.findings.append(Finding("other-sheets", figures=head["others"]))
    table.findings += _told(about, len(areas), int(head["left"]))
    texts: list[Told] = []
    headed = split_header(fill_areas(_rows(child, table, texts), areas, tally), limits, tally)
    table.header, table.header_row = headed.titles, headed.row
    rows = without_repeats(headed.rows, table, limits.sample_per_kind)
    table.rows = _and_then((row for row in rows if isinstance(row, Row)), table, texts)
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


def _refusal(answer: object, sniffed: Sniffed) -> Finding:
    code = str(answer.get("code")) if isinstance(answer, dict) else ""
    return Finding(code) if code in FAULTS else Finding("broken-file", figures={"format": sniffed.format})


def _areas(head: dict[str, Any], about: SheetScan) -> list[Area]:
    """Merged cells, by columns as the rows have them: empty columns at the left are left out of these."""
    left, told = int(head["left"]), head["areas"]
    areas = about.areas if told is None else [(*start, *end) for start, end in told]
    return [(top, first - left, bottom, last - left) for top, first, bottom, last in areas if first >= left]


def _told(about: SheetScan, merged: int, left: int) -> Iterator[Finding]:
    if about.formulas > about.unsaved:
        yield Finding("formula-cells", count=about.formulas - about.unsaved)
    if about.unsaved:
        yield Finding("formulas-unsaved", count=about.unsaved)
    if merged:
        yield Finding("merged-cells", count=merged)
    if about.hidden_rows:
        yield Finding("hidden-rows", about.first_hidden_row, count=about.hidden_rows)
    if about.hidden_columns:
        yield Finding("hidden-columns", count=about.hidden_columns)
    for position, (row, column) in enumerate(about.errors, start=1):
        rest = about.error_count - len(about.errors) if position == len(about.errors) else 0
        yield Finding("error-value", row, max(1, column - left), count=1 + rest)


def _rows(child: Child, table: Table, texts: list[Told]) -> Iterator[Row]:
    number = 0
    with child:
        for answer in child:
            if isinstance(answer, list):
                for cells in answer:
                    number += 1
                    yield Row(number, tuple(cells))
            elif isinstance(answer, dict) and answer.get("end") == "whole":
                texts += answer["texts"]
                table.findings += starmap(found_elsewhere, answer["beside"])
            else:
                raise Unreadable(_refusal(answer, table.sniffed))


def _and_then(rows: Iterator[Row], table: Table, texts: list[Told]) -> Iterator[Row]:
    yield from rows
    table.findings += text_number_findings(texts, table.header_row)
