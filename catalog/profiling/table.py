"""A staged table to its profile: period, place, rows that sum up others."""

from pathlib import Path

import duckdb

from catalog.profiling.period import measure_period
from catalog.profiling.place import measure_box
from catalog.profiling.profile import Column, Profile
from catalog.profiling.totals import find_total_rows
from catalog.reading.duck import quote_text, single_row


def profile_table(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...], *, rows_present: int
) -> Profile:
    """`columns` as validation gave them, with personal data flagged; `rows_present` counts the rows of the source."""
    period = measure_period(connection, parquet, columns)
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    (rows,) = single_row(connection, f"SELECT count(*) FROM {source}")  # noqa: S608
    return Profile(
        rows=int(str(rows)),
        rows_present=rows_present,
        columns=columns,
        period_column=period.column if period else "",
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        bbox=measure_box(connection, parquet, columns),
        total_rows=find_total_rows(connection, parquet, columns).count,
        gaps=period.gaps if period else None,
    )
