"""Proves that a block of delimited text is plain, all its rows at once.

Plain is what https://www.rfc-editor.org/rfc/rfc4180 describes and more: every row has the header's width and is neither
blank nor a lone cell, quotation marks stand in pairs around whole cells, nothing is damaged or too long. Such a block
means the same to the csv module and to DuckDB, and needs no look at its single cells. What can't be proved is no fault:
the careful way (`delimited.Records`) reads it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.reading.lost_characters import LOST
from catalog.reading.types import BEGINNINGS

Places = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Flags = NDArray[np.bool_]

FEED, RETURN, QUOTE = 10, 13, 34
NUL, DAMAGED = b"\0", LOST.encode()
# First bytes of numbers, dates and what else is no text, and of a quoted cell, which may be any.
MAY_BE_TYPED = np.zeros(256, bool)
MAY_BE_TYPED[[QUOTE, *{character.encode()[0] for character in BEGINNINGS}]] = True
# In bytes, with blanks and quotation marks around it; empty cells are counted too.
LONGEST_MARK = 12
# What a blank cell may begin or end with: ASCII blanks, and the first or last bytes of the other blanks of Unicode.
BLANK_FIRST = np.zeros(256, bool)
BLANK_FIRST[[*range(33), QUOTE, 0xC2, 0xE1, 0xE2, 0xE3]] = True
BLANK_LAST = BLANK_FIRST.copy()
BLANK_LAST[0x80:0xC0] = True
# So many rows are added up side by side: adding long lines is one operation, adding short ones many.
BESIDE = 64
# So many lines of flags can be added up in bytes.
MOST_LINES = 255


@dataclass(frozen=True, slots=True)
class Shape:
    """What every row must be like: `delimiter` is one ASCII character, `longest` bounds a row in bytes.

    `header` are lines that none may be: they repeat the header.
    """

    delimiter: str
    width: int
    longest: int
    header: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Proved:
    """`block` is plain, and ends its lines with a line feed. `starts` are the places where its rows begin, `breaks`
    those of the line feeds inside cells. The other figures are those of `Plain`.
    """

    block: bytes
    starts: Places
    breaks: Places
    filled: Sequence[int]
    typed: Sequence[int]
    short: Sequence[int]
    longest: int


@dataclass(frozen=True, slots=True)
class Plain:
    """Rows proved and numbered: `data` is ready to be staged, each line beginning with its row's number.

    `numbers` is the sum of the rows' numbers, `filled` counts the cells of each column that are not empty, `longest` is
    the longest line in bytes. `typed` counts the cells of each column that by their first byte may be more than text,
    `short` those that by their length may be a mark for a missing value.
    """

    data: bytes | bytearray
    rows: int
    numbers: int
    filled: Sequence[int]
    typed: Sequence[int]
    short: Sequence[int]
    longest: int


def whole_records(block: bytes) -> int:
    """Where the last row that ends in the block does, if the block begins with one; 0 where that can't be told."""
    end = len(block)
    if b'"' not in block:
        return end
    quotes = np.frombuffer(block, np.uint8) == QUOTE
    for _ in range(20):
        if np.count_nonzero(quotes[:end]) % 2 == 0:
            return end
        end = block.rfind(b"\n", 0, end - 1) + 1
        if not end:
            break
    return 0


def prove(block: bytes, shape: Shape) -> Proved | None:
    """None where the block is not plain, or can't be told to be.

    Nearly all of it is done by operations on whole arrays, during which Python runs other threads.
    """
    if NUL in block or _is_damaged(block) or not block.endswith(b"\n"):
        return None
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n") if _returns_end_lines(block) else b"\r"
        if b"\r" in block:
            return None
    text = np.frombuffer(block, np.uint8)
    delimiter = ord(shape.delimiter)
    feeds = text == FEED
    marks = np.flatnonzero((text == delimiter) | feeds)
    quotes = breaks = np.zeros(0, np.int64)
    if b'"' in block:
        quotes = np.flatnonzero(text == QUOTE)
        if not _well_placed(text, quotes, delimiter):
            return None
        marks, inside = _outside(marks, quotes)
        breaks = inside[feeds[inside]]
    ends = marks[shape.width - 1 :: shape.width]
    if not _are_rows(marks, ends, feeds, shape):
        return None
    starts = np.concatenate(([0], ends[:-1] + 1))
    longest = int((ends - starts).max())
    odd = _needs_a_look(text, marks.reshape(-1, shape.width), starts, shape)
    if longest > shape.longest or odd or _repeats_header(text, starts, ends, shape):
        return None
    return Proved(block, starts, breaks, *_count_cells(text, marks, quotes, shape.width), longest)


def _is_damaged(block: bytes) -> bool:
    """Its first byte alone is found many times quicker, and most text has none."""
    return DAMAGED[:1] in block and DAMAGED in block


def _returns_end_lines(block: bytes) -> bool:
    """Whether every carriage return stands before a line feed, and none of them in quotation marks."""
    text = np.frombuffer(block, np.uint8)
    returns = np.flatnonzero(text == RETURN)
    if block.endswith(b"\r") or not (text[returns + 1] == FEED).all():
        return False
    quotes = np.flatnonzero(text == QUOTE)
    return not (np.searchsorted(quotes, returns) % 2).any()


def _well_placed(text: Bytes, quotes: Places, delimiter: int) -> bool:
    """Quotation marks open after a delimiter or line end and close before one, or stand twice inside such a pair."""
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before = text[opening - 1]  # of the first byte it is the last, a line feed
    after = text[closing + 1]
    doubled = np.zeros(len(opening) + 1, bool)
    doubled[1:-1] = closing[:-1] + 1 == opening[1:]
    opens = (before == delimiter) | (before == FEED) | doubled[:-1]
    closes = (after == delimiter) | (after == FEED) | doubled[1:]
    return bool(opens.all() and closes.all())


def _outside(marks: Places, quotes: Places) -> tuple[Places, Places]:
    """The marks that are not between quotation marks, and those that are."""
    first, beyond = np.searchsorted(marks, quotes[::2]), np.searchsorted(marks, quotes[1::2])
    between = beyond - first
    # Numbers the marks between each pair from that pair's first one.
    steps = np.arange(between.sum()) - np.repeat(np.cumsum(between) - between, between)
    inside = np.repeat(first, between) + steps
    kept = np.ones(len(marks), bool)
    kept[inside] = False
    return marks[kept], marks[inside]


def _are_rows(marks: Places, ends: Places, feeds: Flags, shape: Shape) -> bool:
    """Whether every row has the same number of marks, and line feeds are the last of these and no other."""
    return (
        len(marks) == len(ends) * shape.width
        and bool(feeds[ends].all())
        and np.count_nonzero(feeds[marks]) == len(ends)
    )


def _count_cells(text: Bytes, marks: Places, quotes: Places, width: int) -> tuple[list[int], list[int], list[int]]:
    """Of each column, the cells that are filled, that may be typed, and that are short."""
    begins = np.concatenate(([0], marks[:-1] + 1))
    lengths = marks - begins
    filled = _of_columns(lengths != 0, width)
    np.subtract.at(filled, _quoted_nothing(marks, quotes) % width, 1)
    typed = _of_columns(MAY_BE_TYPED.take(text.take(begins)), width)
    return filled.tolist(), typed.tolist(), _of_columns(lengths <= LONGEST_MARK, width).tolist()


def _of_columns(flags: Flags, width: int) -> Places:
    """How many cells of each column are flagged; the cells come row by row."""
    rows = len(flags) // width
    beside = max(BESIDE, rows // MOST_LINES + 1)
    many, few = np.split(flags.view(np.uint8).reshape(-1, width), [rows // beside * beside])
    lines = many.reshape(-1, beside * width).sum(axis=0, dtype=np.uint8)
    sums: Places = lines.reshape(beside, width).sum(axis=0, dtype=np.int64) + few.sum(axis=0, dtype=np.int64)
    return sums


def _needs_a_look(text: Bytes, grid: Places, starts: Places, shape: Shape) -> bool:
    """Whether some row may be blank, or have one cell alone, as notes and titles have."""
    ends = grid[:, -1]
    if shape.width > 1 and (ends - grid[:, 0] == shape.width - 1).any():
        return True
    delimiter = ord(shape.delimiter)
    first = text.take(starts)
    begun = np.flatnonzero(BLANK_FIRST.take(first) | (first == delimiter))  # in most files, no row
    last = text.take(ends[begun] - 1)
    for row in begun[BLANK_LAST.take(last) | (last == delimiter)]:
        cells = (
            text[starts[row] : ends[row]]
            .tobytes()
            .decode(errors="replace")
            .replace(shape.delimiter, "")
            .replace('"', "")
        )
        if not cells or cells.isspace():
            return True
    return False


def _repeats_header(text: Bytes, starts: Places, ends: Places, shape: Shape) -> bool:
    """Rows of the header's length are compared byte by byte, all of them at once: after a few bytes none is left."""
    for line in shape.header:
        places = starts[ends - starts == len(line)]
        for offset, byte in enumerate(line):
            if not len(places):
                break
            places = places[text.take(places + offset) == byte]
        if len(places):
            return True
    return False


def _quoted_nothing(marks: Places, quotes: Places) -> Places:
    """Indexes of the marks that end cells written as two quotation marks."""
    opening, closing = quotes[::2], quotes[1::2]
    pairs = closing[closing - opening == 1]
    ends = np.searchsorted(marks, pairs)
    begins = np.where(ends > 0, marks[ends - 1], -1)
    alone = (marks[ends] == pairs + 1) & (begins == pairs - 2)
    found: Places = ends[alone]
    return found
