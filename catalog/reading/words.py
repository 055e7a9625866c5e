"""Personal data in words: the text of files that hold no table, and comments on the cells of workbooks.

ECMA-376 (https://ecma-international.org/publications-and-standards/standards/ecma-376/) for DOCX, PPTX and XLSX,
OpenDocument 1.3 (https://docs.oasis-open.org/office/OpenDocument/v1.3/) for ODT.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from catalog.reading.archive import open_archive, unpack
from catalog.reading.beside import COMMENT, TEXT, Beside
from catalog.reading.json_events import Utf8Bytes
from catalog.reading.limits import Limits
from catalog.reading.scratch import scratch_folder
from catalog.reading.table import Finding, Sniffed
from catalog.reading.xml_events import START, Element, XmlEvents, local_name

# The members that hold words, by the format; the first pattern of each names the text itself.
MEMBERS = {
    "docx": (r"word/document\d*\.xml", r"word/(?:comments|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "pptx": (r"ppt/slides/slide\d+\.xml", r"ppt/notesSlides/notesSlide\d+\.xml"),
    "odt": (r"content\.xml",),
    "xlsx": (r"xl/comments/?(?:comment)?\d*\.xml",),
}
LINES = ("txt", "eml")
PARAGRAPHS = ("p", "h", "comment")
ROWS, CELLS, TABLES = ("tr", "table-row"), ("tc", "table-cell"), ("tbl", "table")
# Elements without text that part words.
PARTING = ("tab", "br", "cr", "s", "line-break")
# Says again, for older programs, what stands beside it.
AGAIN = "Fallback"
# Columns of one table of a text are told apart from those of the next.
WIDEST = 10_000
# A line without an end is looked at in parts.
LONGEST = 100_000
ROW = re.compile(r"[A-Za-z]{1,3}(\d{1,7})")


def look_at_words(path: Path, sniffed: Sniffed, limits: Limits) -> list[Finding]:
    """What is personal in them; nothing for a format whose words are not looked through (docs/checks.md).

    Raises Unreadable where the file is broken or a bomb.
    """
    if sniffed.format in LINES:
        return _look_at_lines(path, sniffed, limits)
    if sniffed.format not in MEMBERS:
        return []
    beside = Beside(COMMENT if sniffed.format == "xlsx" else TEXT)
    number = 0
    with open_archive(path, limits) as archive, scratch_folder(limits) as folder:
        left = limits.max_inflated
        for member in _members(archive, sniffed.format):
            target = Path(folder, "member.xml")
            unpack(archive, member, target, replace(limits, max_unpacked=left))
            left -= target.stat().st_size
            for place, column, text in _paragraphs(target, sniffed.format, limits):
                number += 1
                beside.look_at(place or number, column, text)
    return beside.findings()


def _look_at_lines(path: Path, sniffed: Sniffed, limits: Limits) -> list[Finding]:
    beside = Beside(TEXT)
    number, left = 1, limits.max_inflated
    with path.open(encoding=sniffed.encoding, errors="replace") as file:
        while left > 0 and (line := file.readline(LONGEST)):
            beside.look_at(number, 0, line.strip())
            number += line.endswith("\n")
            left -= len(line)
    return beside.findings()


def _members(archive: zipfile.ZipFile, format_: str) -> list[zipfile.ZipInfo]:
    found: list[tuple[int, str, zipfile.ZipInfo]] = []
    for rank, pattern in enumerate(MEMBERS[format_]):
        found += [(rank, one.filename, one) for one in archive.infolist() if re.fullmatch(pattern, one.filename)]
    return [member for _rank, _name, member in sorted(found, key=lambda one: one[:2])]


def _paragraphs(path: Path, format_: str, limits: Limits) -> Iterator[tuple[int, int, str]]:
    """The row of the cell that a comment is on (0 for other paragraphs), the column of a text's table, and the text."""
    tables, columns = 0, [0]
    with Utf8Bytes(path, _encoding(path), limits.max_record_bytes) as source:
        events = XmlEvents(source, limits, format_)
        for event, element in events:
            name = local_name(element)
            if event == START:
                tables += name in TABLES
                if name in ROWS:
                    columns.append(tables * WIDEST)
                elif name in CELLS:
                    columns[-1] += 1
                elif name in PARAGRAPHS and not events.held:
                    events.hold()
            elif name in ROWS:
                columns.pop()
            elif name == AGAIN:
                _empty(element)
            elif name in PARAGRAPHS and AGAIN not in events.path and (text := _text(element)):
                yield _row(element), columns[-1], text
                _empty(element)  # a paragraph may stand inside another, and is that one's no more


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8"


def _row(element: Element) -> int:
    found = ROW.fullmatch(element.get("ref") or "")
    return int(found[1]) if found else 0


def _text(element: Element) -> str:
    parts: list[str] = []
    for part in element.iter():
        parts.append((part.text or "") if local_name(part) not in PARTING else " ")
        if part is not element:
            parts.append(part.tail or "")
    return "".join(parts).strip()


def _empty(element: Element) -> None:
    """What follows it is its parent's."""
    tail = element.tail
    element.clear()
    element.tail = tail
