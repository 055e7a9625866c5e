"""The header once more among the data, as in files put one below the other: no row of data, and left out.

Only where every title is a word: what was taken for the header may be a row of data, and that may come again.
"""

import csv
from collections.abc import Iterator
from io import StringIO

from catalog.reading.gapped_header import VALUE
from catalog.reading.header import filled
from catalog.reading.plain import Plain
from catalog.reading.table import Row, Table
from catalog.reading.tally import tallied

LEFT_OUT, READ = "left-out", "data"
FEWEST = 2


def without_repeats(pieces: Iterator[Row | Plain], table: Table, sample: int) -> Iterator[Row | Plain]:
    """The same pieces: blocks of plain rows have none, see `header_lines`.

    Under a blank row or a title, the header begins a table of its own and stays: see `below`.
    """
    if not _are_names(table.header):
        yield from pieces
        return
    titles = _trimmed(table.header)
    under_data = True
    with tallied(table.findings, sample) as tally:
        for piece in pieces:
            if isinstance(piece, Row) and under_data and _says(piece, titles):
                tally.add_many("repeated-header", 1, piece.number, how=LEFT_OUT)
                continue
            under_data = isinstance(piece, Plain) or filled(piece) > 1
            yield piece


def header_lines(titles: tuple[str, ...], delimiter: str) -> tuple[bytes, ...]:
    """The header's line as programs write it, with quotation marks where they are needed and with all of them.

    A block that has one is not plain. Nothing where the header may be a row of data.
    """
    lines: dict[bytes, None] = {}
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL) if _are_names(titles) else ():
        text = StringIO(newline="")
        csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator="").writerow(titles)
        lines[text.getvalue().encode(errors="replace")] = None
    return tuple(lines)


def _are_names(titles: tuple[str, ...]) -> bool:
    named = [title for title in titles if title]
    return len(named) >= FEWEST and not any(VALUE.fullmatch(title) for title in named)


def _says(row: Row, titles: tuple[str, ...]) -> bool:
    first = (row.cells[0] or "").strip() if row.cells else ""
    return first == titles[0] and _trimmed(row.cells) == titles


def _trimmed(cells: tuple[str | None, ...]) -> tuple[str, ...]:
    texts = [(cell or "").strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
