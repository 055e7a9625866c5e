"""Finds the header among the first rows: titles above it are skipped, and said to be."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from catalog.reading.beside import look_at_rows
from catalog.reading.gapped_header import join_gapped
from catalog.reading.limits import Limits
from catalog.reading.names import check_header
from catalog.reading.table import Finding, Row, Unreadable
from catalog.reading.tally import Tally

LOOKAHEAD = 20


@dataclass(frozen=True, slots=True)
class Headed:
    """The header's cells, stripped, the number of its row, and the rows after it: those looked at, and the rest."""

    titles: tuple[str, ...]
    row: int
    below: list[Row]
    rest: Iterator[Row]

    @property
    def rows(self) -> Iterator[Row]:
        return chain(self.below, self.rest)


def split_header(rows: Iterator[Row], limits: Limits, tally: Tally) -> Headed:
    """Raises Unreadable where there is no header, no row under it, or too many columns."""
    first = list(islice(_after_blank(rows), LOOKAHEAD))
    if not first:
        raise Unreadable(Finding("blank-file"))
    header, *below = join_gapped(_skip_titles(first, tally), tally)
    titles = _widen(tuple((cell or "").strip() for cell in header.cells), below)
    check_width(len(titles), limits)
    if not any(filled(row) for row in below):
        raise Unreadable(Finding("no-rows", row=header.number))
    check_header(titles, header.number, tally)
    return Headed(titles, header.number, below, rows)


def filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell and not cell.isspace())


def check_width(columns: int, limits: Limits) -> None:
    if columns > limits.max_columns:
        raise Unreadable(Finding("too-many-columns", figures={"columns": columns, "limit": limits.max_columns}))


def _after_blank(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        if filled(row):
            return chain((row,), rows)
    return iter(())


def _skip_titles(first: list[Row], tally: Tally) -> list[Row]:
    """Rows with one filled cell above a row with several are titles, not headers."""
    start = next((index for index, row in enumerate(first) if filled(row) > 1), 0)
    for row in first[:start]:
        tally.add_damage_of(row)
        if _names_separator(row):
            tally.add("separator-line", row.number)
        elif filled(row) and "preamble" not in tally.seen:
            tally.add("preamble", row.number, header=first[start].number)
    tally.findings += look_at_rows(first[:start])
    return first[start:]


def _names_separator(row: Row) -> bool:
    """`sep=;`, which one spreadsheet program alone understands."""
    return row.number == 1 and bool(row.cells) and (row.cells[0] or "").startswith("sep=")


def _widen(titles: tuple[str, ...], below: list[Row]) -> tuple[str, ...]:
    """Columns with no title get a blank one where most rows have cells there, so that none of them is lost."""
    while titles and not titles[-1] and not any(_has(row, len(titles)) for row in below):
        titles = titles[:-1]
    widths = Counter(max((n for n, cell in enumerate(row.cells, 1) if cell), default=0) for row in below if row.cells)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    missing = width - len(titles)
    return titles + ("",) * missing if missing > 0 and count * 2 > len(below) else titles


def _has(row: Row, number: int) -> bool:
    return len(row.cells) >= number and bool(row.cells[number - 1])
