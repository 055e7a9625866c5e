"""Numbers that a spreadsheet holds as text: programs do not add them up, and sort 10 before 9."""

import re

from catalog.reading.table import Finding

FORM = re.compile(r"\s*[+-]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?\s*")
# Longer ones are codes; and so are those of one length all through, from this length on.
LONGEST, CODE = 15, 6
# The header's own row is known only when these rows have been read.
FIRST_ROWS = 64


class TextNumbers:
    """By column: how many cells, in which of the first rows, and how long they are."""

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

    def findings(self, header_row: int) -> list[Finding]:
        """One for each column, its first place and its count."""
        found = []
        for column, count in sorted(self.counts.items()):
            places = [row for row in self.first[column] if row > header_row]
            below = count - sum(1 for row in self.first[column] if row <= header_row)
            lengths = self.lengths[column]
            if below > 0 and not (len(lengths) == 1 and min(lengths) >= CODE):
                row = places[0] if places else None
                found.append(Finding("number-as-text", row, column + 1, count=below))
        return found
