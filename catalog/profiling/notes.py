"""What a file says beside its rows: titles above the header, the header, footnotes, a licence key in JSON."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb
from python_calamine import CalamineWorkbook

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import excerpt

DELIMITED, RECORDS, SHEETS = ("csv", "tsv"), ("json", "geojson"), ("xlsx", "xls", "ods")
HEAD = 8 * 1024
# What stands above the list of records in JSON.
BEFORE_LIST = 4 * 1024
LINES = 20
LONGEST = 500
NOTES = 20
SHORTEST_NOTE = 8
# Opening a workbook takes its whole sheet into memory: large ones are left alone.
LARGEST_WORKBOOK = 8 * 1024 * 1024


def read_notes(
    path: Path, form: tuple[str, str], connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]
) -> tuple[str, ...]:
    """`form` is the file's format and encoding. Short lines, in the file's order, none of them twice."""
    (first,) = single_row(connection, f"SELECT min(_row) FROM read_parquet({quote_text(str(parquet.resolve()))})")  # noqa: S608
    lines = (*_above(path, form, int(str(first or 1))), *_footnotes(connection, parquet, columns))
    # PostgreSQL keeps no NUL, and nobody needs a phone number in a footnote.
    clean = (excerpt(line.replace("\0", "").strip(), LONGEST) for line in lines)
    return tuple(dict.fromkeys(line for line in clean if line))


def _above(path: Path, form: tuple[str, str], first: int) -> Iterator[str]:
    """The lines before row `first`, which is the first row of data."""
    format_, encoding = form
    if format_ in SHEETS:
        yield from _above_in_sheet(path, min(first - 1, LINES))
    elif format_ in DELIMITED:
        yield from islice(_head(path, encoding, HEAD).splitlines(), min(first - 1, LINES))
    elif format_ in RECORDS:
        yield from _head(path, encoding, BEFORE_LIST).partition("[")[0].splitlines()[:LINES]


def _head(path: Path, encoding: str, size: int) -> str:
    with path.open("rb") as file:
        return file.read(size).decode(encoding or "utf-8", errors="ignore")


def _above_in_sheet(path: Path, rows: int) -> Iterator[str]:
    if path.stat().st_size > LARGEST_WORKBOOK:
        return
    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names[:3]:
        for cells in islice(workbook.get_sheet_by_name(name).iter_rows(), max(rows, 1)):
            yield " ".join(str(cell) for cell in cells if cell not in (None, ""))[:LONGEST]


def _footnotes(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> list[str]:
    """Rows with a sentence in one cell and nothing in the others."""
    texts = [quote_name(column.name) for column in columns if column.type == STRING and column.filled]
    if len(columns) < 3 or not texts:
        return []
    filled = " + ".join(f"({quote_name(column.name)} IS NOT NULL)::INTEGER" for column in columns)
    said = f"coalesce({', '.join(texts)})"
    found = connection.execute(
        f"SELECT substr({said}, 1, {LONGEST}) FROM read_parquet({quote_text(str(parquet.resolve()))}) "  # noqa: S608
        f"WHERE {filled} = 1 AND length({said}) >= {SHORTEST_NOTE} ORDER BY _row LIMIT {NOTES}"
    ).fetchall()
    return [text for (text,) in found]
