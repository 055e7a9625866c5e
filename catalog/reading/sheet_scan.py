"""Looks through a workbook's XML before any library opens it: bombs are refused, formulas and the like told.

Specification: https://ecma-international.org/publications-and-standards/standards/ecma-376/
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate

from catalog.reading.archive import inflate, open_archive
from catalog.reading.limits import MIB, Limits
from catalog.reading.table import Finding, Unreadable

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEETS = "xl/worksheets/"
SMALL = 4 * MIB
# The longest thing looked for, so that it is found where two chunks meet.
OVERLAP = 512
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
# A program that computes nothing saves formulas without results; a result that is text may be an empty one.
UNSAVED = re.compile(
    rb"""<(?:\w+:)?c\s(?![^<>]*\bt\s*=\s*["']str["'])[^<>]*>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>\s*|<(?:\w+:)?v>\s*</(?:\w+:)?v>\s*)?</(?:\w+:)?c>"""
)
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s")
# A cell that is only formatted takes no room: sheets often have them down to the last row.
HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]{0,400}?\bhidden\s*=\s*["'](?:1|true)["'][^<>]{0,400}>""")
HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s[^<>]{0,400}?\bhidden\s*=\s*["'](?:1|true)["'][^<>]{0,400}>""")
ERROR = re.compile(rb"""<(?:\w+:)?c\s[^<>]{0,200}?\bt\s*=\s*["']e["'][^<>]{0,200}>""")
NUMBER = {name: re.compile(rb"\b" + name + rb"""\s*=\s*["'](\d{1,7})["']""") for name in (b"r", b"min", b"max")}
CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
# How many places of an error are remembered; the rest are counted.
PLACES = 100
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'](?!\s*(?:s\s*=\s*["']\d+["'])?\s*/>)""")


@dataclass(slots=True)
class SheetScan:
    """`unsaved` are formulas without a result.

    `columns` and `rows` are the furthest cell's place: a library may allocate all that lies before it.

    `errors` are rows and columns, 1-based, of the first `error_count` cells whose formula failed. `areas` are merged
    cells by their corners (top, left, bottom, right; from 0), where the library does not tell them.
    """

    formulas: int = 0
    unsaved: int = 0
    merged: int = 0
    columns: int = 0
    rows: int = 0
    hidden_rows: int = 0
    first_hidden_row: int | None = None
    hidden_spans: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int]] = field(default_factory=list)
    error_count: int = 0
    areas: list[tuple[int, int, int, int]] = field(default_factory=list)

    def reach(self, row: int, column: int, limits: Limits) -> None:
        """There is a cell at this place. Raises Unreadable where that makes the sheet too large."""
        self.rows = max(self.rows, row)
        self.columns = max(self.columns, column)
        if self.columns * self.rows > limits.max_cells:
            figures = {"cells": self.columns * self.rows, "limit": limits.max_cells}
            raise Unreadable(Finding("sheet-too-large", figures=figures))

    @property
    def hidden_columns(self) -> int:
        """Programs hide everything to the right of a table too: that holds no data."""
        return sum(max(0, min(last, self.columns) - first + 1) for first, last in self.hidden_spans)

    def note_error(self, row: int, column: int) -> None:
        self.error_count += 1
        if len(self.errors) < PLACES:
            self.errors.append((row, column))


@dataclass(slots=True)
class WorkbookScan:
    """Sheets by their name as people see it."""

    sheets: dict[str, SheetScan] = field(default_factory=dict)


def scan_workbook(path: Path, limits: Limits) -> WorkbookScan:
    """Inflates every member once, within `limits`. Raises Unreadable for a bomb or a broken file."""
    parts: dict[str, SheetScan] = {}
    small: dict[str, bytearray] = {WORKBOOK: bytearray(), RELATIONS: bytearray()}
    with open_archive(path, limits) as archive:
        name, tail = "", b""
        for member, chunk in inflate(archive, limits):
            tail = tail if member == name else b""
            name = member
            if name in small and len(small[name]) < SMALL:
                small[name] += chunk
            if name.startswith(SHEETS):
                _scan(tail, chunk, parts.setdefault(name, SheetScan()), limits)
                tail = chunk[-OVERLAP:]
    return WorkbookScan({title: parts.get(part, SheetScan()) for title, part in _sheet_parts(small)})


def _scan(tail: bytes, chunk: bytes, sheet: SheetScan, limits: Limits) -> None:
    text = tail + chunk
    for pattern, field_ in ((FORMULA, "formulas"), (UNSAVED, "unsaved"), (MERGED, "merged")):
        if pattern is UNSAVED and not sheet.formulas:
            continue
        found = sum(1 for match in pattern.finditer(text) if match.end() > len(tail))
        setattr(sheet, field_, getattr(sheet, field_) + found)
    for letters, digits in PLACE.findall(text):
        sheet.rows = max(sheet.rows, int(digits))
        sheet.columns = max(sheet.columns, _column_number(letters))
    sheet.reach(sheet.rows, sheet.columns, limits)
    if b"hidden" in text:
        _note_hidden(text, len(tail), sheet)
    for match in ERROR.finditer(text):
        place = CELL.search(match[0])
        if place and match.end() > len(tail):
            sheet.note_error(int(place[2]), _column_number(place[1]))


def _note_hidden(text: bytes, before: int, sheet: SheetScan) -> None:
    """`before` bytes of the text have been looked through already."""
    for match in HIDDEN_ROW.finditer(text):
        if match.end() > before:
            sheet.hidden_rows += 1
            number = NUMBER[b"r"].search(match[0])
            if sheet.first_hidden_row is None and number:
                sheet.first_hidden_row = int(number[1])
    for match in HIDDEN_COLUMN.finditer(text):
        first, last = NUMBER[b"min"].search(match[0]), NUMBER[b"max"].search(match[0])
        if match.end() > before and first and last:
            sheet.hidden_spans.append((int(first[1]), int(last[1])))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet_parts(small: dict[str, bytearray]) -> Iterable[tuple[str, str]]:
    """Each sheet's title and the member that holds it."""
    relations = _elements(bytes(small[RELATIONS]), "Relationship")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in _elements(bytes(small[WORKBOOK]), "sheet"):
        target = targets.get(_relation_id(sheet), "")
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _relation_id(sheet: dict[str, str]) -> str:
    """`r:id`, whatever prefix the file has for the relationships' namespace."""
    return next((value for name, value in sheet.items() if name.endswith(":id")), "")


def _elements(xml: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every element of this local name; entities, which may multiply, are not taken."""
    found: list[dict[str, str]] = []
    parser = ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    def refuse(*_: object) -> None:
        raise Unreadable(Finding("broken-file", figures={"format": "xlsx"}))

    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (ExpatError, ValueError) as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "xlsx"})) from fault
    return found
