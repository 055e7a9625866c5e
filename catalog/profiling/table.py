"""A staged table to its profile: period, place, rows that sum up others, columns with personal data."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from catalog.profiling.period import measure_period
from catalog.profiling.personal import find_personal_columns
from catalog.profiling.place import measure_box
from catalog.profiling.profile import Column, Profile
from catalog.profiling.totals import find_total_rows
from catalog.reading.duck import locked_down, quote_text, single_row
from catalog.reading.personal import mask


def profile_table(parquet: Path, columns: tuple[Column, ...], *, rows_present: int) -> Profile:
    """`columns` as staging gave them; `rows_present` counts the rows of the source."""
    with TemporaryDirectory() as folder, locked_down(Path(folder), parquet.parent) as connection:
        period = measure_period(connection, parquet, columns)
        source = f"read_parquet({quote_text(str(parquet.resolve()))})"
        (rows,) = single_row(connection, f"SELECT count(*) FROM {source}")  # noqa: S608
        return Profile(
            rows=int(str(rows)),
            rows_present=rows_present,
            columns=flag_personal(connection, parquet, columns),
            period_column=period.column if period else "",
            period_start=period.start if period else None,
            period_end=period.end if period else None,
            bbox=measure_box(connection, parquet, columns),
            total_rows=find_total_rows(connection, parquet, columns).count,
            gaps=period.gaps if period else None,
        )


def flag_personal(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]
) -> tuple[Column, ...]:
    """The same columns, those with personal data saying so, with nothing of it left in their statistics."""
    personal = {found.column.name: found.kind for found in find_personal_columns(connection, parquet, columns)}
    return tuple(_masked(column, personal[column.name]) if column.name in personal else column for column in columns)


def _masked(column: Column, kind: str) -> Column:
    return replace(
        column,
        personal=kind,
        minimum=None,
        maximum=None,
        mean=None,
        samples=tuple(sample if "*" in sample else mask(sample) for sample in column.samples),
    )
