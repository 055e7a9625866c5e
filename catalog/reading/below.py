"""What stands under a table in the same file: notes (来源：…, Source: …), and other tables after a blank row.

Notes are no data: they are left out, and said to be. The rows of another table are lost, and counted.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import chain

from catalog.reading.beside import Beside, look_at_rows
from catalog.reading.header import filled
from catalog.reading.plain import Plain
from catalog.reading.table import NotAsSupposed, Row, Table
from catalog.reading.tally import Tally

NOTE = re.compile(
    r"\s*(来源|资料来源|数据来源|出处|注|备注|说明|附注|來源|資料來源|註|備註|說明|sources?|notes?|remarks?|nb"
    r"|quellen?|anmerkung(?:en)?|hinweise?|fuentes?|notas?|fonti?|fontes?|remarques?)\s*\d*\s*[:：.．]"
    r"|\s*[*※†]\s*\S",
    re.IGNORECASE,
)
NUMBER_ALONE = re.compile(r"[\d\s.,/:+%-]*")
# More rows than this that might be notes are none.
MOST_HELD = 50
# A condition on the use of the data may stand at a note's end; more is not kept of any cell.
LONGEST_NOTE = 200


def own_rows(pieces: Iterator[Row | Plain], table: Table, tally: Tally) -> Iterator[Row | Plain]:
    """Only the rows of the table itself. Its header is known by now; `table.lost` counts the rows of other tables."""
    width = len(table.header)
    held: list[Row] = []
    while (piece := next(pieces, None)) is not None:
        if isinstance(piece, Plain):
            if not held:
                yield piece
                continue
            first, *others = _rows_of(piece, table.sniffed.delimiter)
            piece, pieces = first, chain(others, pieces)
        if _begins_table(held, piece, width):
            yield from _count_lost(held, chain((piece,), pieces), table, tally)
            return
        if len(held) < MOST_HELD and _may_be_below(piece, held, width):
            held.append(piece)
            continue
        yield from held
        held = []
        yield piece
    yield from _without_notes(held, tally, width)


def whole(
    rows: Iterator[Row | Plain], cut: Callable[[], int | None], width: int, tally: Tally
) -> Iterator[Row | Plain]:
    """The same rows. The file was cut where its last row is shorter than all others and has no line end: `cut` is then
    that row's number.
    """
    last: Row | None = None
    short = 0
    for piece in rows:
        last = piece if isinstance(piece, Row) else None
        short += last is not None and 0 < len(last.cells) < width
        yield piece
    told = "truncated-file" in tally.seen  # its last line may have opened a quote that never closes
    if last is not None and not told and cut() == last.number and short == 1 and len(last.cells) < width:
        tally.add("truncated-file", last.number)


def _rows_of(plain: Plain, delimiter: str) -> Iterator[Row]:
    """Raises NotAsSupposed: of a file whose encoding is supposed, no other has looked at all these bytes."""
    try:
        text = StringIO(plain.data.decode(), newline="")
    except UnicodeDecodeError:
        raise NotAsSupposed from None
    for number, *cells in csv.reader(text, delimiter=delimiter, strict=True):
        yield Row(int(number), tuple([cell or None for cell in cells]))


def _may_be_below(row: Row, held: list[Row], width: int) -> bool:
    """Whether it takes the rows after this one to tell what it is."""
    return not filled(row) or _is_lone(row, width) or _is_note(row, width) or (_has_blank(held) and _is_header(row))


def _is_lone(row: Row, width: int) -> bool:
    return width > 1 and filled(row) == 1 and bool(row.cells[0])


def _is_note(row: Row, width: int) -> bool:
    """Words such as 来源： in the first cell, and not as many cells as the table has."""
    return width > 1 and len(row.cells) != width and bool(NOTE.match(row.cells[0] or ""))


def _has_blank(held: list[Row]) -> bool:
    return any(not filled(row) for row in held)


def _is_header(row: Row) -> bool:
    """Two or more cells from the first on, and none of them a number."""
    cells = _used(row)
    return len(cells) > 1 and all(cell and not cell[:1].isdigit() and not cell.isspace() for cell in cells)


def _used(row: Row) -> tuple[str | None, ...]:
    last = max((number for number, cell in enumerate(row.cells, 1) if cell and not cell.isspace()), default=0)
    return row.cells[:last]


def _begins_table(held: list[Row], row: Row, width: int) -> bool:
    """Whether the last row held is a header under a blank row, and `row` the first of data under it: by its figures,
    or as the third row in turn that has as many cells as the two before it and not as many as the table.
    """
    if not held or not _is_header(held[-1]) or not _has_blank(held[:-1]):
        return False
    cells = _used(row)
    if len(cells) != len(_used(held[-1])):
        return False
    return any(cell and cell[:1].isdigit() for cell in cells) or _are_of_another_width((*held[-2:], row), width)


def _are_of_another_width(rows: tuple[Row, ...], width: int) -> bool:
    return len(rows) == 3 and {len(row.cells) for row in rows} == {len(rows[-1].cells)} - {0, 1, width}


def _count_lost(held: list[Row], pieces: Iterable[Row | Plain], table: Table, tally: Tally) -> Iterator[Row]:
    """Blank rows go on, to be counted as such; all others are another table's."""
    first = next(row for number, row in enumerate(held) if _is_header(row) and _has_blank(held[:number])).number
    beside = Beside()
    for piece in chain(held, pieces):
        if isinstance(piece, Row) and not filled(piece):
            yield piece
            continue
        for row in _rows_of(piece, table.sniffed.delimiter) if isinstance(piece, Plain) else (piece,):
            beside.look(row.number, row.cells)
            table.lost += 1
            tally.add_many("other-tables", 1, first)
    tally.findings += beside.findings()


def _without_notes(held: list[Row], tally: Tally, width: int) -> Iterator[Row]:
    """Notes are the last rows of a file; what looks like one above a row of data is data too."""
    noted = _notes(held, width)
    tally.findings += look_at_rows(row for row in held if row.number in noted)
    for row in held:
        if row.number in noted:
            tally.add_damage_of(row)
            tally.add("footnote", row.number, cell=",".join(filter(None, row.cells)).strip(), longest=LONGEST_NOTE)
        else:
            yield row


def _notes(held: list[Row], width: int) -> set[int]:
    """The numbers of the rows at the end that begin as notes do or stand under a blank row."""
    noted: set[int] = set()
    under = False
    for row in held:
        text = row.cells[0] or "" if row.cells else ""
        if not filled(row):
            under = True
        elif NOTE.match(text) or (under and _is_lone(row, width) and not NUMBER_ALONE.fullmatch(text)):
            under = True
            noted.add(row.number)
        else:
            under = False
            noted.clear()
    return noted
