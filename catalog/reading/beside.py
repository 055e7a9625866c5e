"""Personal data beside the table that is read: in notes and other tables, on other sheets, in other files of a ZIP.

What is looked through, and what is enough of it: docs/decisions/0065-persons-beside-the-table.md.

All of it is public with the file, byte for byte, though no row of it is in the table. Names, passports and addresses of
computers are told by headers, which only a table that is read has.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from catalog.reading.personal import BANK_CARD, EMAIL, MOBILE, PLATE, RESIDENT_ID, mask, personal_in
from catalog.reading.table import Finding, Row

# In the table's own file; in another part of it, which `place` names; in words; in a comment on a cell.
OUTSIDE, ELSEWHERE, TEXT, COMMENT = "personal-outside", "personal-elsewhere", "personal-text", "personal-comment"
CODES = (OUTSIDE, ELSEWHERE, TEXT, COMMENT)
# So much of the name of a place is told.
NAME = 80
# Shorter than any number of a person.
SHORTEST = 6
# How many cells of a column are evidence, of so many filled: one number in ten passes Luhn's check by chance, eleven
# digits may be an amount of money, and one address or two are how to reach the office that wrote the notes.
ENOUGH: dict[str, Callable[[int, int], bool]] = {
    RESIDENT_ID: lambda _count, _filled: True,
    MOBILE: lambda _count, _filled: True,
    EMAIL: lambda count, _filled: count >= 3,
    PLATE: lambda count, _filled: count >= 3,
    BANK_CARD: lambda count, filled: count >= 5 and count * 2 >= filled,
}


class Beside:
    """Looks at cells, and says what is personal in them. `place` is the sheet, the layer or the file."""

    def __init__(self, code: str = OUTSIDE, place: str = "") -> None:
        self.code = code
        self.place = place
        self.filled: Counter[int] = Counter()
        self.seen: Counter[tuple[int, str]] = Counter()
        self.first: dict[tuple[int, str], tuple[int, str]] = {}

    def look(self, row: int, cells: Sequence[str | None]) -> None:
        for column, cell in enumerate(cells):
            if cell:
                self.look_at(row, column, cell)

    def look_at(self, row: int, column: int, cell: str) -> None:
        """Each kind counts once a cell."""
        self.filled[column] += 1
        if len(cell) < SHORTEST:
            return
        kinds: dict[str, str] = {}
        for kind, text in personal_in(cell):
            kinds.setdefault(kind, text)
        for kind, text in kinds.items():
            # Digits alone are told apart from digits in words: the first need company to be telephone numbers.
            key = (column, f"{kind}-alone" if kind == MOBILE and cell.strip().isdigit() else kind)
            self.seen[key] += 1
            self.first.setdefault(key, (row, mask(text)))

    def findings(self) -> list[Finding]:
        """One for each kind, with the first place and how many cells there are."""
        found: dict[str, tuple[int, int, str]] = {}
        for (column, key), count in self.seen.items():
            kind = MOBILE if key == f"{MOBILE}-alone" else key
            filled = self.filled[column]
            if not (count > 1 and count * 2 >= filled if kind != key else ENOUGH[kind](count, filled)):
                continue
            row, cell = self.first[column, key]
            more, first, shape = found.get(kind, (0, row, cell))
            found[kind] = (more + count, min(first, row), shape if first < row else cell)
        place = {"place": self.place[:NAME]} if self.place else {}
        return [
            Finding(self.code, row, cell=cell, count=count, figures={"kind": kind, **place})
            for kind, (count, row, cell) in found.items()
        ]

    def as_lists(self) -> list[list[object]]:
        """What was found elsewhere as another process tells it: `found_elsewhere` makes findings of it again."""
        return [[self.place, one.row, one.cell, one.count, one.figures["kind"]] for one in self.findings()]


def found_elsewhere(place: str, row: int, cell: str, count: int, kind: str) -> Finding:
    return Finding(ELSEWHERE, row, cell=cell, count=count, figures={"kind": kind, "place": place[:NAME]})


def look_at_rows(rows: Iterable[Row], code: str = OUTSIDE, place: str = "") -> list[Finding]:
    beside = Beside(code, place)
    for row in rows:
        beside.look(row.number, row.cells)
    return beside.findings()
