"""Rows that sum up other rows: 合计, 小计, 总计, Total, Subtotal. They are no primary data."""

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling.first_sight import Look
from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# The cell says nothing else, or ends in a Chinese word for it (北京市合计).
CHINESE = r"\s*.*(合\s*计|小\s*计|总\s*计|共\s*计|總\s*計|合\s*計|小\s*計)\s*[:：]?\s*"
WORDS = rf"{CHINESE}|\s*(grand |sub-?\s?)?totals?\s*[:：]?\s*"
TOTAL = "total"
FIRST_SIGHT = Look(coarse=r"[合小总總共]\s*[计計]|[Tt]otal|TOTAL", exact={TOTAL: rf"^(?i:{WORDS})$"})
LONGEST = 40
# A column of no more values than this is one of categories.
CATEGORIES = 300
PLACES = 20


@dataclass(frozen=True, slots=True)
class TotalRows:
    """`rows` are the first of the `count` rows' numbers."""

    count: int
    rows: tuple[int, ...]


def find_total_rows(
    connection: duckdb.DuckDBPyConnection,
    parquet: Path,
    columns: tuple[Column, ...],
    *,
    suspects: Container[str] | None = None,
) -> TotalRows:
    """`suspects` names the columns where `FIRST_SIGHT` found anything, where that is known."""
    texts = [column for column in columns if column.type == STRING and column.filled]
    looked_at = [column for column in texts if suspects is None or column.name in suspects]
    if not looked_at:
        return TotalRows(0, ())
    test = " OR ".join(_test(column, texts) for column in looked_at)
    count, rows = single_row(
        connection,
        f"SELECT count(*), min(_row, {PLACES}) FROM read_parquet({quote_text(str(parquet.resolve()))}) "  # noqa: S608
        f"WHERE {test}",
    )
    return TotalRows(int(str(count)), tuple(rows) if isinstance(rows, list) else ())


def _test(column: Column, texts: list[Column]) -> str:
    """Chinese words for it are nothing else; “Total” may be a name where it is one of many and the row is filled."""
    cell = quote_name(column.name)
    short = f"length({cell}) <= {LONGEST}"
    if column.distinct <= CATEGORIES or len(texts) < 3:
        return f"({short} AND regexp_full_match({cell}, '{WORDS}', 'i'))"
    others = " + ".join(f"({quote_name(other.name)} IS NULL)::INT" for other in texts)
    chinese = f"regexp_full_match({cell}, '{CHINESE}')"
    return f"({short} AND ({chinese} OR (regexp_full_match({cell}, '{WORDS}', 'i') AND {others} >= {len(texts) // 2})))"
