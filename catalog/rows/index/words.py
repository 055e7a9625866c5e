"""Words as the DataStore looks for them: by themselves and not inside another; Chinese anywhere."""

import re
from collections.abc import Mapping
from functools import reduce
from typing import Any

import numpy as np

from catalog.profiling.profile import DATETIME, TIME, Column
from catalog.rows.datastore import CJK, Word
from catalog.rows.index.cut import runs
from catalog.rows.index.find import Condition, both
from catalog.rows.index.reader import Numbers, Row, RowIndex

# Ranks that are nearer to each other than this may be written alike.
ROUNDED = 1.1e-6


def word(index: RowIndex, sought: Word, columns: Mapping[str, Column]) -> Condition | None:
    """`columns` are the table's own, in order. None where the index can't tell."""
    words = runs(sought.text)
    if not words or not index.has_words:
        return None
    rows = _rows(index, words, sought)
    alone = len(words) == 1 and words[0] == sought.text.lower()
    if alone and not sought.column:
        return Condition(rows)
    names = list(columns)
    places = [names.index(sought.column)] if sought.column else list(range(len(names)))
    pattern, text = _pattern(sought), sought.text.lower()

    def fits(row: Row) -> bool:
        filled = [place for place in places if row[place + 1] is not None]
        cells = "\n".join(_written(row[place + 1], columns[names[place]]) for place in filled)
        return text in cells and (pattern is None or pattern.search(cells) is not None)

    return Condition(rows, fits)


def _rows(index: RowIndex, words: list[str], sought: Word) -> Numbers:
    if CJK.search(sought.text):
        return index.containing(max(words, key=len))
    last = index.beginning(words[-1]) if sought.prefix else index.having(words[-1])
    found = sorted((*(index.having(one) for one in set(words[:-1])), last), key=len)
    return reduce(both, found)


def _pattern(sought: Word) -> re.Pattern[str] | None:
    if CJK.search(sought.text):
        return None
    end = "" if sought.prefix else r"(?:$|\W)"
    return re.compile(rf"(?:^|\W){re.escape(sought.text.lower())}{end}")


def _written(cell: Any, column: Column) -> str:
    """A cell as DuckDB casts it to text, in small letters."""
    text = str(cell).lower()
    if column.type in (DATETIME, TIME) and "." in text:
        text = text.rstrip("0")
    return text.replace("t", " ", 1) if column.type == DATETIME else text


def among_best(index: RowIndex, rows: Numbers, words: tuple[Word, ...], many: int) -> Numbers:
    """Those of `rows` that may be among the `many` with the best ranks: few need sorting, and no rank is worked out.

    The shorter a row's text, the better it ranks; a little longer, and its rank may be rounded to the same.
    """
    lengths, sought = index.length[rows], sum(len(one.text) for one in words)
    last = max(int(np.partition(lengths, many - 1)[many - 1]), 1)
    if sought / last <= ROUNDED:
        return rows
    best: Numbers = rows[lengths <= sought / (sought / last - ROUNDED)]
    return best


def ranks(index: RowIndex, rows: Numbers, words: tuple[Word, ...]) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Which share of each row's text the words are."""
    length = sum(len(one.text) for one in words)
    return np.round(length / np.maximum(index.length[rows], 1), 6)
