"""Looks through a workbook's XML before any library opens it: bombs are refused, formulas and merged cells counted.

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
OVERLAP = 64
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s")
# A cell that is only formatted takes no room: sheets often have them down to the last row.
PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["'](?!\s*(?:s\s*=\s*["']\d+["'])?\s*/>)""")


@dataclass(slots=True)
class SheetScan:
    """`columns` and `rows` are the furthest cell's place: a library may allocate all that lies before it."""

    formulas: int = 0
    merged: int = 0
    columns: int = 0
    rows: int = 0


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
    for pattern, field_ in ((FORMULA, "formulas"), (MERGED, "merged")):
        found = sum(1 for match in pattern.finditer(text) if match.end() > len(tail))
        setattr(sheet, field_, getattr(sheet, field_) + found)
    for letters, digits in PLACE.findall(text):
        sheet.columns = max(sheet.columns, _column_number(letters))
        sheet.rows = max(sheet.rows, int(digits))
    if sheet.columns * sheet.rows > limits.max_cells:
        figures = {"cells": sheet.columns * sheet.rows, "limit": limits.max_cells}
        raise Unreadable(Finding("sheet-too-large", figures=figures))


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
