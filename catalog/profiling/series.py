"""The series that a table is: a moment a step, as many rows at each. Dates, months (2014-05, 2014年5月), years."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import DATE, DATETIME, INTEGER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

YEAR_TITLES = frozenset({"年", "年份", "年度", "统计年份", "统计年度", "year", "yr", "报告年份"})
MONTH_TITLES = frozenset({"月", "月份", "month"})
MONTH_FORM = r"\s*(\d{4})\s*(?:[-/.]|年)\s*(0?[1-9]|1[0-2])\s*月?\s*"
YEAR_FORM = r"\s*((?:19|20)\d{2})\s*年度?\s*"
DAY_DAYS, MONTH_DAYS, YEAR_DAYS = 1.0, 30.44, 365.25
FEWEST = 3
COUNTED = """
WITH counted AS (SELECT {index} AS moment, count(*) AS rows FROM {source} GROUP BY 1 HAVING moment IS NOT NULL),
steps AS (SELECT moment, moment - lag(moment) OVER (ORDER BY moment) AS step FROM counted),
evenness AS (SELECT count(*) AS moments FROM counted GROUP BY rows ORDER BY moments DESC LIMIT 1)
SELECT (SELECT count(*) FROM counted), (SELECT mode(step) FROM steps WHERE step IS NOT NULL),
    (SELECT max(moment) - min(moment) FROM counted), (SELECT moments FROM evenness)
"""


@dataclass(frozen=True, slots=True)
class Series:
    """`step` is the usual time between two of the `moments`, in days; `gaps` are moments missing between the others.

    `even` is the share of moments with the usual number of rows: near 1 in a series, low where events are listed.
    """

    column: str
    step: float
    moments: int
    gaps: int
    even: float


def measure_series(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> Series | None:
    """By the first column that tells moments; None where none does, or fewer than three are told."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    for column, index, unit in _candidates(columns):
        moments, step, span, usual = single_row(connection, COUNTED.format(index=index, source=source))
        count, steps = int(str(moments)), float(str(step or 0))
        if count < FEWEST or not steps:
            continue
        gaps = max(0, round(float(str(span)) / steps) - (count - 1))
        return Series(column.name, round(steps * unit, 4), count, gaps, int(str(usual)) / count)
    return None


def _candidates(columns: tuple[Column, ...]) -> Iterator[tuple[Column, str, float]]:
    """Columns with the SQL of a whole number for each moment, and the days between two of them."""
    for column in columns:
        if column.type in (DATE, DATETIME) and column.filled:
            yield column, f"epoch({quote_name(column.name)}) / 86400", DAY_DAYS
    for column in columns:
        cell = quote_name(column.name)
        if column.type == STRING and _looks(column, "年", "-", "/", "."):
            year, month = (f"try_cast(regexp_extract({cell}, '^{MONTH_FORM}$', {part}) AS INTEGER)" for part in (1, 2))
            yield column, f"{year} * 12 + {month}", MONTH_DAYS
    yield from _years(columns)


def _years(columns: tuple[Column, ...]) -> Iterator[tuple[Column, str, float]]:
    """A year beside a month in a column of its own is a month."""
    month = next((column for column in columns if column.type == INTEGER and _titled(column, MONTH_TITLES)), None)
    for column in columns:
        cell = quote_name(column.name)
        if column.type == STRING and _looks(column, "年"):
            cell = f"try_cast(regexp_extract({cell}, '^{YEAR_FORM}$', 1) AS INTEGER)"
        elif not (column.type == INTEGER and _titled(column, YEAR_TITLES) and _are_years(column)):
            continue
        if month is not None:
            yield column, f"{cell} * 12 + {quote_name(month.name)}", MONTH_DAYS
        yield column, cell, YEAR_DAYS


def _titled(column: Column, titles: frozenset[str]) -> bool:
    return column.title.strip().lower() in titles


def _looks(column: Column, *marks: str) -> bool:
    """Cheap, by the samples: whether it is worth asking every cell."""
    return any(sample[:4].isdigit() and any(mark in sample[4:6] for mark in marks) for sample in column.samples)


def _are_years(column: Column) -> bool:
    low, high = column.minimum, column.maximum
    return bool(low and high) and 1900 <= int(low or 0) <= int(high or 0) <= 2100
