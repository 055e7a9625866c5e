"""Merged cells hold their value in the first cell alone: here it is given to the others that it stands for."""

from collections.abc import Iterator
from itertools import chain, islice

from catalog.reading.joined_header import join_rows
from catalog.reading.table import Row
from catalog.reading.tally import Tally

# Top, left, bottom, right; from 0, as the rows' cells are.
Area = tuple[int, int, int, int]
LOOKAHEAD = 30
DEEPEST_HEADER = 4
YEAR = 4


def fill_areas(rows: Iterator[Row], areas: list[Area], tally: Tally) -> Iterator[Row]:
    """Fills header cells across and down and joins header rows; below the header, values are filled downwards."""
    if not areas:
        return rows
    first = list(islice(rows, LOOKAHEAD))
    top = next((index for index, row in enumerate(first) if _filled(row) > 1), 0)
    by_row: dict[int, list[Area]] = {}
    for area in areas:
        by_row.setdefault(area[0], []).append(area)
    depth = _depth(first, top, by_row)
    headers = [_fill_header(row, areas, top) for row in first[top : top + depth]]
    joined = join_rows([*first[:top], *headers], top + depth, tally)
    return chain(joined, _fill_down(chain(first[top + depth :], rows), by_row))


def _depth(first: list[Row], top: int, by_row: dict[int, list[Area]]) -> int:
    """How many rows the header has: a cell that spans columns has names under it, one that spans rows says how many."""
    depth = 1
    while depth < DEEPEST_HEADER and top + depth < len(first):
        deep = max((area[2] - area[0] + 1 for row in range(depth) for area in by_row.get(top + row, ())), default=1)
        wide = [area for area in by_row.get(top + depth - 1, ()) if area[3] > area[1] and area[2] == area[0]]
        if deep <= depth and not (wide and all(_names_under(first[top + depth], area) for area in wide)):
            break
        depth += 1
    return depth


def _names_under(row: Row, area: Area) -> bool:
    """Words or years, at least two, each another."""
    cells = [cell for cell in row.cells[area[1] : area[3] + 1] if cell]
    words = all(len(cell) == YEAR if cell.isdigit() else not _is_number(cell) for cell in cells)
    return len(cells) > 1 and len(set(cells)) == len(cells) and words


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _fill_header(row: Row, areas: list[Area], top: int) -> Row:
    cells = list(row.cells)
    for first, left, last, right in areas:
        if first < top or not first <= row.number - 1 <= last or first != row.number - 1:
            continue
        for column in range(left + 1, min(right + 1, len(cells))):
            cells[column] = cells[column] or cells[left]
    return Row(row.number, tuple(cells))


def _fill_down(rows: Iterator[Row], by_row: dict[int, list[Area]]) -> Iterator[Row]:
    """A category that spans several rows belongs to each of them."""
    spanning: dict[int, tuple[int, str]] = {}
    for row in rows:
        index, cells = row.number - 1, row.cells
        spanning = {column: kept for column, kept in spanning.items() if kept[0] >= index}
        if spanning and any(cells):
            filled = list(cells)
            for column, (_, text) in spanning.items():
                if column < len(filled):
                    filled[column] = filled[column] or text
            row = Row(row.number, tuple(filled))  # noqa: PLW2901
        for _, left, last, _right in by_row.get(index, ()):
            value = cells[left] if left < len(cells) else None
            if last > index and value:
                spanning[left] = (last, value)
        yield row


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell and not cell.isspace())
