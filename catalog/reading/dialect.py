"""Which character parts the cells of a delimited text."""

import csv
import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
# Characters that part cells in some files and stand inside them in most: all lines must agree.
# The first of them never part words or stand in each line of a list, so that no name has to claim a table.
NEVER_IN_PROSE = ("\x1f", "\x01", "^", "~")
RARE_DELIMITERS = (*NEVER_IN_PROSE, ":", "#", "!", "&", "/", " ")
SURE, RARE_LINES = 0.8, 3
NAMED = re.compile(r"sep=([^\w\s\"]|\t)\r?\n")
LINES = 50
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Dialect:
    """`agreement` is the share of lines with the usual number of cells, which is `width`."""

    delimiter: str
    width: int
    agreement: float


def sniff_dialect(text: str, *, rare: tuple[str, ...] = ()) -> Dialect | None:
    """The delimiter under which most lines have the same number of cells; None where no line has two.

    A first line `sep=;` names it. `rare` are unusual ones that are looked for too.
    """
    if named := NAMED.match(text):
        return Dialect(named[1], 2, 1.0)
    lines = [line[:LONGEST] for line in text.splitlines()[:LINES] if line.strip()]
    found = [dialect for mark in DELIMITERS if (dialect := _measure(lines, mark)) and dialect.width > 1]
    best = max(found, key=lambda dialect: (round(dialect.agreement, 1), dialect.width), default=None)
    if rare and (best is None or best.agreement < SURE) and len(lines) >= RARE_LINES:
        others = (_measure(lines, mark) for mark in rare)
        return next((one for one in others if one and one.width > 1 and one.agreement == 1.0), best)
    return best


def _measure(lines: list[str], delimiter: str) -> Dialect | None:
    widths = Counter(_width(line, delimiter) for line in lines)
    if not widths:
        return None
    width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1]))
    return Dialect(delimiter, width, count / len(lines))


def _width(line: str, delimiter: str) -> int:
    # Without strictness a stray quote counts as a character; a line's own width is all that is asked here.
    return len(next(csv.reader([line], delimiter=delimiter), ()))
