"""Personal data beside the table that is read: in notes and other tables, on other sheets, in other files of a ZIP.

All of it is public with the file, byte for byte, though no row of it is in the table. Names, passports and addresses of
computers are told by headers, which only a table that is read has.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from catalog.reading.personal import BANK_CARD, EMAIL, MOBILE, PLATE, RESIDENT_ID, first_personal, mask
from catalog.reading.table import Finding, Row

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
    """Looks at cells, and says what is personal in them. `place` is the sheet or the file, "" for the table's own."""

    def __init__(self, place: str = "") -> None:
        self.place = place
        self.filled: Counter[int] = Counter()
        self.seen: Counter[tuple[int, str]] = Counter()
        self.first: dict[tuple[int, str], tuple[int, str]] = {}

    def look(self, row: int, cells: Sequence[str | None]) -> None:
        for column, cell in enumerate(cells):
            if not cell:
                continue
            self.filled[column] += 1
            if len(cell) < SHORTEST or not (found := first_personal(cell)):
                continue
            kind, text = found
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
        code = "personal-elsewhere" if self.place else "personal-outside"
        place = {"place": self.place} if self.place else {}
        return [
            Finding(code, row, cell=cell, count=count, figures={"kind": kind, **place})
            for kind, (count, row, cell) in found.items()
        ]


def look_at_rows(rows: Iterable[Row], place: str = "") -> list[Finding]:
    beside = Beside(place)
    for row in rows:
        beside.look(row.number, row.cells)
    return beside.findings()
