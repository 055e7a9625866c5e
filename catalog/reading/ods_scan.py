"""Looks through an OpenDocument spreadsheet before any library opens it, as `sheet_scan` does through a workbook.

Specification: https://docs.oasis-open.org/office/OpenDocument/v1.3/OpenDocument-v1.3-part3-schema.html#a_9Tables
"""

from pathlib import Path

from catalog.reading.archive import inflate, open_archive
from catalog.reading.json_events import Utf8Bytes
from catalog.reading.limits import Limits
from catalog.reading.scratch import scratch_folder
from catalog.reading.sheet_scan import SheetScan, WorkbookScan
from catalog.reading.table import Finding, Unreadable
from catalog.reading.xml_events import START, Element, XmlEvents

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
HIDDEN = ("collapse", "filter")
MOST_AREAS = 100_000
LARGEST = 10_000_000


def scan_ods(path: Path, limits: Limits) -> WorkbookScan:
    """Raises Unreadable for a bomb, a broken file, or a cell repeated beyond all bounds."""
    with scratch_folder(limits) as folder:
        content = Path(folder, CONTENT)
        with open_archive(path, limits) as archive, content.open("wb") as file:
            for name, chunk in inflate(archive, limits):
                if name == CONTENT:
                    file.write(chunk)
        if not content.stat().st_size:
            raise Unreadable(Finding("broken-file", figures={"format": "ods"}))
        scan = OdsScan(limits)
        with Utf8Bytes(content, "utf-8", limits.max_record_bytes) as source:
            for event, element in XmlEvents(source, limits, "ods"):
                if event == START:
                    scan.note(element)
        return WorkbookScan(scan.sheets)


class OdsScan:
    """Follows tables, rows and cells in document order; `row` and `column` are the next free places, from 0."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.sheets: dict[str, SheetScan] = {}
        self.sheet = SheetScan()
        self.hidden = False
        self.row = self.next_row = self.column = self.next_column_mark = 0

    def note(self, element: Element) -> None:
        if not element.tag.startswith(TABLE):
            return
        kind = element.tag[len(TABLE) :]
        if kind == "table":
            self.sheet = self.sheets.setdefault(element.get(f"{TABLE}name", ""), SheetScan())
            self.row = self.next_row = self.column = self.next_column_mark = 0
        elif kind == "table-column":
            self._note_column(element)
        elif kind == "table-row":
            self._note_row(element)
        elif kind in ("table-cell", "covered-table-cell"):
            self._note_cell(element)

    def _note_column(self, element: Element) -> None:
        first = self.next_column_mark + 1
        self.next_column_mark += _number(element, "number-columns-repeated")
        if element.get(f"{TABLE}visibility") in HIDDEN:
            self.sheet.hidden_spans.append((first, self.next_column_mark))

    def _note_row(self, element: Element) -> None:
        """A row that stands for several counts as hidden only as far as there are cells: see `_note_cell`."""
        self.row = self.next_row
        self.column = 0
        self.next_row += _number(element, "number-rows-repeated")
        self.hidden = element.get(f"{TABLE}visibility") in HIDDEN

    def _note_cell(self, element: Element) -> None:
        column = self.column
        self.column += _number(element, "number-columns-repeated")
        formula = element.get(f"{TABLE}formula")
        if formula is not None:
            self.sheet.formulas += 1
        down, across = _number(element, "number-rows-spanned"), _number(element, "number-columns-spanned")
        if down * across > 1:
            self.sheet.merged += 1
            if len(self.sheet.areas) < MOST_AREAS:
                self.sheet.areas.append((self.row, column, self.row + down - 1, column + across - 1))
        if formula is None and element.get(f"{OFFICE}value-type") is None:
            return
        self.sheet.reach(self.next_row, self.column, self.limits)
        if element.get(f"{CALC}value-type") == "error":
            self.sheet.note_error(self.row + 1, column + 1)
        if self.hidden:
            self.hidden = False
            self.sheet.hidden_rows += self.next_row - self.row
            self.sheet.first_hidden_row = self.sheet.first_hidden_row or self.row + 1


def _number(element: Element, name: str) -> int:
    """How often it repeats or how far it spans: 1 where nothing is said."""
    text = element.get(f"{TABLE}{name}", "1")
    return max(1, min(int(text), LARGEST)) if text.isascii() and text.isdigit() and len(text) < 12 else 1
