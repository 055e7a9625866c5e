"""Which rows of a table may fit a question, by its index: a few, all that fit among them, or that it can't be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import reduce
from typing import Any

import numpy as np

from catalog.profiling.profile import DATE, DATETIME, INTEGER, NUMBER, STRING, TIME, Column
from catalog.rows.index.cut import Run, placed_runs, runs
from catalog.rows.index.reader import Numbers, Row, RowIndex
from catalog.rows.values import to_json

# Rows that are looked at one by one, and of how many rows of a large table it is one; of more, reading the columns in
# question through is quicker.
MOST_LOOKED_AT, SHARE_LOOKED_AT = 500, 200
# Of text in more words than these, all rows had better be looked at: gathering those that have it would take longer.
MOST_WORDS = 5_000
# Of these types a value is written in one way alone, so its words are known.
LOOKED_UP = frozenset({STRING, INTEGER, NUMBER, DATE, DATETIME, TIME})


@dataclass(frozen=True, slots=True)
class Condition:
    """`rows` fit, or may: then `fits` looks at a row. None for `fits` where every one of them does."""

    rows: Numbers
    fits: Callable[[Row], bool] | None = None


def all_of(index: RowIndex, conditions: Sequence[Condition | None]) -> Numbers | None:
    """The rows that fit all of at least one condition, rising; None where that can't be told quickly."""
    known = [condition for condition in conditions if condition is not None]
    if len(known) < len(conditions):
        return None
    found = reduce(both, (one.rows for one in sorted(known, key=lambda one: len(one.rows))))
    looks = [one.fits for one in known if one.fits is not None]
    if not looks:
        return found
    if len(found) > max(MOST_LOOKED_AT, index.size // SHARE_LOOKED_AT):
        return None
    rows = index.rows(found.tolist())
    return found[[all(fits(row) for fits in looks) for row in rows]] if len(found) else found


def both(few: Numbers, many: Numbers) -> Numbers:
    """What two rising lists have in common; the first had better be the shorter."""
    places = np.searchsorted(many, few)
    inside = places < len(many)
    common: Numbers = few[inside][many[places[inside]] == few[inside]]
    return common


def equal(index: RowIndex, column: Column, place: int, value: Any) -> Condition | None:
    """Rows whose cell, at `place` among the columns, is `value`: those with all its words are looked at."""
    if column.type not in LOOKED_UP or not index.has_words:
        return None
    # DuckDB writes fractions of a second without their last zeros: whole seconds do for looking up.
    words = runs(str(value.replace(microsecond=0) if isinstance(value, datetime | time) else value))
    shown = to_json(value)
    if not words or (isinstance(value, float) and "e" in str(value)):
        return None
    rows = reduce(both, sorted((index.having(word) for word in set(words)), key=len))
    return Condition(rows, lambda row: bool(row[place + 1] == shown))


def part(index: RowIndex, text: str, places: Sequence[int]) -> Condition | None:
    """Rows with `text` anywhere in a cell at one of `places`, in whatever case."""
    found = placed_runs(text)
    if not found or not index.has_words:
        return None
    sought = text.lower()
    return Condition(
        _with_part(index, found), lambda row: any(sought in str(row[place + 1] or "").lower() for place in places)
    )


def _with_part(index: RowIndex, found: Sequence[Run]) -> Numbers:
    """Rows with all words whose beginning is known: `SH-01234` begins one with `01234`. Those are looked up at once.

    Where there is none, the longest word is looked for within all words of the table, which takes many times as long.
    """
    known = [index.having(run.word) if run.ends else index.beginning(run.word) for run in found if run.begins]
    if not known:
        rows = index.containing_rare(max((run.word for run in found), key=len), MOST_WORDS)
        return index.stretch(0, index.size) if rows is None else rows
    return reduce(both, sorted(known, key=len))
