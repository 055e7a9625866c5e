"""Rows that sum up other rows: 合计, 小计, 总计, Total, Subtotal. They are no primary data."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# The cell says nothing else, or ends in a Chinese word for it (北京市合计).
WORDS = r"\s*(.*(合\s*计|小\s*计|总\s*计|共\s*计|總\s*計|合\s*計|小\s*計)|(grand |sub-?\s?)?totals?)\s*[:：]?\s*"
# Every one of them holds one of these: most cells have none, and need not be matched.
HINTS = ("计", "計", "otal", "OTAL")
LONGEST = 40
PLACES = 20


@dataclass(frozen=True, slots=True)
class TotalRows:
    """`rows` are the first of the `count` rows' numbers."""

    count: int
    rows: tuple[int, ...]


def find_total_rows(connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]) -> TotalRows:
    texts = [quote_name(column.name) for column in columns if column.type == STRING and column.filled]
    if not texts:
        return TotalRows(0, ())
    tests = " OR ".join(
        f"({_hinted(text)} AND length({text}) <= {LONGEST} AND regexp_full_match({text}, '{WORDS}', 'i'))"
        for text in texts
    )
    count, rows = single_row(
        connection,
        f"SELECT count(*), min(_row, {PLACES}) FROM read_parquet({quote_text(str(parquet.resolve()))}) "  # noqa: S608
        f"WHERE {tests}",
    )
    return TotalRows(int(str(count)), tuple(rows) if isinstance(rows, list) else ())


def _hinted(text: str) -> str:
    return "(" + " OR ".join(f"contains({text}, {quote_text(hint)})" for hint in HINTS) + ")"
