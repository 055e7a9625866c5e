"""Columns that add up others (合计, 总计, total): what they hold was worked out, not recorded."""

import re
from pathlib import Path

import duckdb

from catalog.profiling.profile import INTEGER, NUMBER, Column
from catalog.reading.duck import quote_name, quote_text, single_row

TITLE = re.compile(
    r"[合小总共]\s*计|[總合小]\s*計|^总[数量额和]?$|^(grand |sub-?)?totals?$|^sum$",
    re.IGNORECASE,
)
# A sum needs two parts, and must be one in nearly every row.
FEWEST_PARTS = 2
MOST_PARTS = 50
NEARLY_ALL = 0.95
ROUNDING = 0.011


def find_sum_columns(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]
) -> tuple[str, ...]:
    """The names of the columns that are called a sum and are the sum of the numbers beside them."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    found = []
    for index, column in enumerate(columns):
        if column.type not in (INTEGER, NUMBER) or not TITLE.search(column.title.strip()):
            continue
        if any(_adds_up(connection, source, column, parts) for parts in _parts(columns, index)):
            found.append(column.name)
    return tuple(found)


def _parts(columns: tuple[Column, ...], index: int) -> list[list[Column]]:
    """The numbers before the column, back to the last sum, and those after it, up to the next."""
    before, after = _run(columns[:index][::-1]), _run(columns[index + 1 :])
    return [run for run in (before, after, before[:-1], before + after) if FEWEST_PARTS <= len(run) <= MOST_PARTS]


def _run(columns: tuple[Column, ...]) -> list[Column]:
    run: list[Column] = []
    for column in columns:
        if column.type not in (INTEGER, NUMBER) or TITLE.search(column.title.strip()):
            break
        run.append(column)
    return run


def _adds_up(connection: duckdb.DuckDBPyConnection, source: str, total: Column, parts: list[Column]) -> bool:
    added = " + ".join(f"coalesce({quote_name(part.name)}, 0)" for part in parts)
    cell = quote_name(total.name)
    rows, right = single_row(
        connection,
        f"SELECT count({cell}), count(*) FILTER (abs({cell} - ({added})) <= {ROUNDING}) FROM {source}",  # noqa: S608
    )
    return int(str(rows)) >= FEWEST_PARTS and int(str(right)) >= int(str(rows)) * NEARLY_ALL
