"""Numbers that a spreadsheet holds as text: programs do not add them up, and sort 10 before 9."""

import re
from collections.abc import Iterable, Iterator

from catalog.reading.table import Finding

FORM = re.compile(r"\s*[+-]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?\s*")
# Longer ones are codes; and so are those of one length all through, from this length on.
LONGEST, CODE = 15, 6
# The header's own row is known only when these rows have been read.
FIRST_ROWS = 64

# A column's number from 0, how many of its cells, in which of the first rows, and the one length they all have or 0.
Told = tuple[int, int, list[int], int]


class TextNumbers:
    """Counts by column while the rows go by."""

    def __init__(self) -> None:
        self.counts: dict[int, int] = {}
        self.first: dict[int, list[int]] = {}
        self.lengths: dict[int, set[int]] = {}

    def look(self, row: int, cells: list[object]) -> None:
        for column, cell in enumerate(cells):
            if type(cell) is str and len(cell) <= LONGEST and FORM.fullmatch(cell):
                self.counts[column] = self.counts.get(column, 0) + 1
                self.lengths.setdefault(column, set()).add(len(cell))
                places = self.first.setdefault(column, [])
                if row <= FIRST_ROWS or not places:
                    places.append(row)

    def told(self) -> list[Told]:
        return [
            (column, count, self.first[column], min(lengths) if len(lengths := self.lengths[column]) == 1 else 0)
            for column, count in sorted(self.counts.items())
        ]


def text_number_findings(told: Iterable[Told], header_row: int) -> Iterator[Finding]:
    """One for each column, its first place and its count; what stands in the header is no number."""
    for column, count, first, length in told:
        below = [row for row in first if row > header_row]
        number = count - len(first) + len(below)
        if number > 0 and length < CODE:
            yield Finding("number-in-text-cell", below[0] if below else None, column + 1, count=number)
