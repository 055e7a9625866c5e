"""Proves that a block of delimited text is plain, all its rows at once, and numbers them.

Plain is what https://www.rfc-editor.org/rfc/rfc4180 describes and more: every row has the header's width and is neither
blank nor a lone cell, quotation marks stand in pairs around whole cells, nothing is damaged or too long. Such a block
means the same to the csv module and to DuckDB, and needs no look at its single cells. What can't be proved is no fault:
the careful way (`delimited.Records`) reads it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.reading.lost_characters import LOST
from catalog.reading.types import BEGINNINGS

Places = NDArray[np.int64]
Bytes = NDArray[np.uint8]

FEED, RETURN, QUOTE = 10, 13, 34
NUL, DAMAGED = b"\0", LOST.encode()
# First bytes of numbers, dates and what else is no text, and of a quoted cell, which may be any.
MAY_BE_TYPED = np.zeros(256, bool)
MAY_BE_TYPED[[QUOTE, *{character.encode()[0] for character in BEGINNINGS}]] = True
# In bytes, with blanks and quotation marks around it; empty cells are counted too.
LONGEST_MARK = 12
# Row numbers as eight digits, four at a time: dividing costs more than looking up.
FOUR = np.array([list(b"%04d" % number) for number in range(10_000)], np.uint8)
MOST = 99_999_999
# What a blank cell may begin or end with: ASCII blanks, and the first or last bytes of the other blanks of Unicode.
BLANK_FIRST = np.zeros(256, bool)
BLANK_FIRST[[*range(33), QUOTE, 0xC2, 0xE1, 0xE2, 0xE3]] = True
BLANK_LAST = BLANK_FIRST.copy()
BLANK_LAST[0x80:0xC0] = True


@dataclass(frozen=True, slots=True)
class Shape:
    """What every row must be like: `delimiter` is one ASCII character, `longest` bounds a row in bytes."""

    delimiter: str
    width: int
    longest: int


@dataclass(frozen=True, slots=True)
class Plain:
    """Rows proved and numbered: `data` is ready to be staged, each line beginning with its row's number.

    `numbers` is the sum of the rows' numbers, `filled` counts the cells of each column that are not empty, `longest` is
    the longest line in bytes. `typed` counts the cells of each column that by their first byte may be more than text,
    `short` those that by their length may be a mark for a missing value.
    """

    data: bytes
    rows: int
    numbers: int
    filled: Sequence[int]
    typed: Sequence[int]
    short: Sequence[int]
    longest: int


def whole_records(block: bytes) -> int:
    """Where the last row that ends in the block does, if the block begins with one; 0 where that can't be told."""
    end = len(block)
    for _ in range(20):
        if block.count(b'"', 0, end) % 2 == 0:
            return end
        end = block.rfind(b"\n", 0, end - 1) + 1
        if not end:
            break
    return 0


def prove(block: bytes, shape: Shape, number: int) -> Plain | None:
    """`number` is that of the first row. None where the block is not plain, or can't be told to be."""
    if NUL in block or DAMAGED in block or not block.endswith(b"\n"):
        return None
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n") if _returns_end_lines(block) else b"\r"
        if b"\r" in block:
            return None
    text = np.frombuffer(block, np.uint8)
    quotes = np.flatnonzero(text == QUOTE) if b'"' in block else np.zeros(0, np.int64)
    delimiter = ord(shape.delimiter)
    if len(quotes) and not _well_placed(text, quotes, delimiter):
        return None
    marks = np.flatnonzero((text == delimiter) | (text == FEED))
    if len(quotes):
        marks = _outside(marks, quotes)
    return _number_rows(text, marks, quotes, shape, number) if _are_rows(text, marks, shape.width) else None


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


def _outside(marks: Places, quotes: Places) -> Places:
    """The marks that are not between quotation marks."""
    first, beyond = np.searchsorted(marks, quotes[::2]), np.searchsorted(marks, quotes[1::2])
    inside = np.zeros(len(marks) + 1, np.int32)
    np.add.at(inside, first, 1)
    np.add.at(inside, beyond, -1)
    return marks[np.cumsum(inside[:-1]) == 0] if (beyond > first).any() else marks


def _are_rows(text: Bytes, marks: Places, width: int) -> bool:
    """Whether every `width`th mark ends a row, and no other does."""
    if len(marks) % width:
        return False
    ends = text[marks] == FEED
    return bool(ends[width - 1 :: width].all()) and np.count_nonzero(ends) == len(marks) // width


def _number_rows(text: Bytes, marks: Places, quotes: Places, shape: Shape, number: int) -> Plain | None:
    grid = marks.reshape(-1, shape.width)
    ends = grid[:, -1]
    starts = np.concatenate(([0], ends[:-1] + 1))
    longest = int((ends - starts).max())
    if longest > shape.longest or number + len(ends) > MOST or _needs_a_look(text, grid, starts, shape):
        return None
    rows = len(ends)
    data = _with_numbers(text, starts, number, ord(shape.delimiter))
    numbers = rows * number + rows * (rows - 1) // 2
    return Plain(data, rows, numbers, *_count_cells(text, marks, quotes, shape.width), longest + 10)


def _count_cells(text: Bytes, marks: Places, quotes: Places, width: int) -> tuple[list[int], list[int], list[int]]:
    """Of each column, the cells that are filled, that may be typed, and that are short."""
    begins = np.concatenate(([0], marks[:-1] + 1))
    lengths = (marks - begins).reshape(-1, width)
    filled = (lengths != 0).sum(axis=0)
    for column in _quoted_nothing(marks, quotes) % width:
        filled[column] -= 1
    typed = MAY_BE_TYPED[text[begins]].reshape(-1, width).sum(axis=0)
    return filled.tolist(), typed.tolist(), (lengths <= LONGEST_MARK).sum(axis=0).tolist()


def _needs_a_look(text: Bytes, grid: Places, starts: Places, shape: Shape) -> bool:
    """Whether some row may be blank, or have one cell alone, as notes and titles have."""
    ends = grid[:, -1]
    if shape.width > 1 and (ends - grid[:, 0] == shape.width - 1).any():
        return True
    first, last = text[starts], text[ends - 1]
    delimiter = ord(shape.delimiter)
    suspects = (BLANK_FIRST[first] | (first == delimiter)) & (BLANK_LAST[last] | (last == delimiter))
    for row in np.flatnonzero(suspects):
        cells = text[starts[row] : ends[row]].tobytes().decode().replace(shape.delimiter, "").replace('"', "")
        if not cells or cells.isspace():
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


def _with_numbers(text: Bytes, starts: Places, number: int, delimiter: int) -> bytes:
    numbers = np.arange(number, number + len(starts))
    prefix = np.empty((len(starts), 9), np.uint8)
    prefix[:, :4], prefix[:, 4:8], prefix[:, 8] = FOUR[numbers // 10_000], FOUR[numbers % 10_000], delimiter
    places = (starts + 9 * np.arange(len(starts)))[:, None] + np.arange(9)
    kept = np.ones(len(text) + prefix.size, bool)
    kept[places] = False
    lines: NDArray[Any] = np.empty(len(kept), np.uint8)
    lines[places] = prefix
    lines[kept] = text
    return lines.tobytes()
