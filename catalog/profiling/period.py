"""The span of time that a table covers, and the steps that are missing in it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from catalog.profiling.profile import DATE, DATETIME, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# Days are counted without weekends where no weekend is among them, as in records of working days. Weeks begin on a
# Monday: day 0 of the epoch was a Thursday.
GAPS = """
WITH moments AS (SELECT DISTINCT {column} AS moment FROM {source} WHERE {column} IS NOT NULL),
steps AS (
    SELECT moment, epoch(moment) - epoch(lag(moment) OVER (ORDER BY moment)) AS step,
        week - lag(week) OVER (ORDER BY moment) AS weeks
    FROM (SELECT moment, floor((epoch(moment) / 86400 + 3) / 7) AS week FROM moments)
),
usual AS (
    SELECT mode(step) AS step, mode(step) = 86400 AND count(*) FILTER (isodow(moment) > 5) = 0 AS working_days
    FROM steps
)
SELECT count(*) + 1, coalesce(sum(greatest(
    0, round((steps.step - CASE WHEN working_days THEN weeks * 2 * 86400 ELSE 0 END) / usual.step) - 1
)), 0)
FROM steps, usual WHERE steps.step IS NOT NULL
"""
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Period:
    """`gaps` is None where there are too few moments to tell a usual step."""

    column: str
    start: date
    end: date
    gaps: int | None


def measure_period(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> Period | None:
    """By the first column of dates that has any; None where there is none."""
    found = next((column for column in columns if column.type in (DATE, DATETIME) and column.minimum), None)
    if found is None:
        return None
    source, column = f"read_parquet({quote_text(str(parquet.resolve()))})", quote_name(found.name)
    start, end = single_row(connection, f"SELECT min({column})::DATE, max({column})::DATE FROM {source}")  # noqa: S608
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    moments, gaps = single_row(connection, GAPS.format(column=column, source=source))
    return Period(found.name, start, end, int(float(str(gaps))) if int(str(moments)) >= FEWEST else None)
