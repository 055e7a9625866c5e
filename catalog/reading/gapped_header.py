"""A header of two rows without merged cells, as CSV has it: a group's name over its first column, gaps over the others.

Joined where it is beyond doubt; else the second row is data, and a check names it.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from catalog.reading.joined_header import join_rows
from catalog.reading.table import Row
from catalog.reading.tally import Tally

# A number, a share or a date: no name of a column, or a year at best.
VALUE = re.compile(r"\s*[+-]?[\d.,]*\d[\d.,]*%?\s*|\s*\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?月?\s*")
YEAR = re.compile(r"(?:19|20)\d\d年?")
# So many columns of groups have values under them, in so many rows at least.
FEWEST_VALUED, FEWEST_BELOW = 2, 2

Names = list[tuple[str, str]]


def join_gapped(rows: list[Row], tally: Tally) -> list[Row]:
    """`rows` begin with the header; its two rows become one: “人口” over “男” and a gap over “女” are two names."""
    if len(rows) < 2 + FEWEST_BELOW:
        return rows
    names = [(_name(over), _name(under)) for over, under in zip_longest(rows[0].cells, rows[1].cells)]
    groups = _groups(names)
    columns = [column for group in groups for column in group]
    if not groups or sum(_is_valued(rows[2:], column) for column in columns) < FEWEST_VALUED:
        return rows
    titles: list[str | None] = [over or None for over, _under in names]
    for group in groups:
        titles[group.start : group.stop] = [titles[group.start]] * len(group)
    return join_rows([Row(rows[0].number, tuple(titles)), *rows[1:]], 2, tally)


def _name(cell: str | None) -> str:
    return (cell or "").strip()


def _groups(names: Names) -> list[range]:
    """The columns under each name with gaps beside it; none where one column only does not fit.

    Each column has a name in one of the rows; in both, where it begins a group.
    """
    groups: list[range] = []
    for column, (over, under) in enumerate(names):
        if not (over or under) or VALUE.fullmatch(under) or (VALUE.fullmatch(over) and not YEAR.fullmatch(over)):
            return []
        if over and under:
            groups.append(range(column, column + 1))
        elif under and groups and groups[-1].stop == column:
            groups[-1] = range(groups[-1].start, column + 1)
        elif under and any(above for above, _below in names[:column]):
            return []
    return groups if all(_is_group(names[group.start : group.stop]) for group in groups) else []


def _is_group(names: Sequence[tuple[str, str]]) -> bool:
    return len(names) > 1 and len({under for _over, under in names}) == len(names)


def _is_valued(rows: list[Row], column: int) -> bool:
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    filled = [cell for cell in cells if cell and not cell.isspace()]
    return len(filled) >= FEWEST_BELOW and all(VALUE.fullmatch(cell) for cell in filled)
