"""HTML pages (https://html.spec.whatwg.org/multipage/tables.html): the largest table, spans filled, scripts ignored."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from catalog.reading.beside import ELSEWHERE, Beside
from catalog.reading.header import check_width, split_header
from catalog.reading.joined_header import join_rows
from catalog.reading.limits import Limits
from catalog.reading.lost_characters import MARKING
from catalog.reading.repeated_header import without_repeats
from catalog.reading.table import Finding, Row, Sniffed, Table, Unreadable
from catalog.reading.tally import Tally

Element = etree._Element
# The standard's own bounds of spans.
WIDEST, TALLEST = 1_000, 65_534
# What is no text of the page's.
UNSEEN = ("script", "style", "template", "noscript", "svg", "select")
MOST_HEADERS = 3


def read_html(path: Path, sniffed: Sniffed, limits: Limits) -> Table:
    """Raises Unreadable with `no-table-html` where no table has two rows of two cells."""
    root = _parse(path, sniffed, limits)
    tables = sorted(
        ((count, -place, table) for place, table in enumerate(root.iter("table")) if (count := _size(table))),
        key=lambda one: one[:2],
        reverse=True,
    )
    if not tables:
        raise Unreadable(Finding("no-table-html"))
    table = Table(sniffed, (), iter(()))
    tally = Tally(table.findings, limits.sample_per_kind)
    if len(tables) > 1:
        figures = {"cells": tables[0][0]}
        table.findings.append(Finding("other-page-tables", count=len(tables) - 1, figures=figures))
    table.findings += _beside(root, tables[0][2])
    rows, headers = _grid(tables[0][2], limits)
    headed = split_header(iter(join_rows(rows, headers, tally)), limits, tally)
    table.header, table.header_row = headed.titles, headed.row
    own = without_repeats(headed.rows, table, limits.sample_per_kind)
    table.rows = (row for row in own if isinstance(row, Row))
    return table


def _parse(path: Path, sniffed: Sniffed, limits: Limits) -> Element:
    size = path.stat().st_size
    if size > limits.max_page:
        raise Unreadable(Finding("too-large", figures={"size": size, "limit": limits.max_page}))
    text = path.read_bytes().decode(sniffed.encoding or "utf-8", errors=MARKING).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "html"})) from fault
    if root is None:
        raise Unreadable(Finding("no-table-html"))
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    return root


def _beside(root: Element, read: Element) -> Iterator[Finding]:
    """What is personal in the page's other tables, those too that only lay it out."""
    for number, table in enumerate(root.iter("table"), start=1):
        if table is not read:
            caption = next((_text(child) for child in table if child.tag == "caption"), "")
            beside = Beside(ELSEWHERE, caption or f"table {number}")
            for row, cells in enumerate(_own_rows(table), start=1):
                beside.look(row, [_text(cell) for cell in _cells(cells)])
            yield from beside.findings()


def _size(table: Element) -> int:
    """How many cells there are in rows of two and more; 0 for what only lays out the page."""
    widths = [len(_cells(row)) for row in _own_rows(table)]
    return sum(width for width in widths if width > 1) if sum(width > 1 for width in widths) > 1 else 0


def _own_rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _grid(table: Element, limits: Limits) -> tuple[list[Row], int]:
    """Every cell's text at all the places that it spans, and how many rows at the top are headers."""
    rows: list[Row] = []
    headers, total = 0, 0
    below: dict[int, tuple[int, str]] = {}  # column: how many rows more its cell spans, and its text
    for number, row in enumerate(_own_rows(table), start=1):
        cells = _cells(row)
        placed = _place(cells, below)
        total += len(placed)
        check_width(len(placed), limits)
        if total > limits.max_cells:
            raise Unreadable(Finding("sheet-too-large", figures={"cells": total, "limit": limits.max_cells}))
        if headers == number - 1 < MOST_HEADERS and cells and all(cell.tag == "th" for cell in cells):
            headers = number
        rows.append(Row(number, tuple(text or None for text in placed)))
    return rows, headers


def _place(cells: list[Element], below: dict[int, tuple[int, str]]) -> list[str]:
    """One row of the grid; `below` is what cells above still span, and is brought up to date."""
    placed: dict[int, str] = {column: text for column, (_, text) in below.items()}
    spanning = {column: (rows - 1, text) for column, (rows, text) in below.items() if rows > 1}
    column = 0
    for cell in cells:
        text, rows = _text(cell), _span(cell, "rowspan", TALLEST)
        for _ in range(_span(cell, "colspan", WIDEST)):
            while column in placed:
                column += 1
            placed[column] = text
            if rows > 1:
                spanning[column] = (rows - 1, text)
    below.clear()
    below.update(spanning)
    return [placed.get(place, "") for place in range(max(placed, default=-1) + 1)]


def _span(cell: Element, name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, min(most, int(text))) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _text(cell: Element) -> str:
    """The cell's words, single spaces between them; a table inside has its own cells."""
    parts: list[str] = [cell.text or ""]
    waiting: list[Element | str] = list(reversed(cell))
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        waiting.append(f" {item.tail or ''}" if item.tag in ("br", "p", "div", "li") else item.tail or "")
        if item.tag != "table":
            waiting.extend(reversed(item))
            parts.append(item.text or "")
    return " ".join("".join(parts).split())
