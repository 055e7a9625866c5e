"""Cells that are filled and say nothing: 未知, N/A, 9999 where every other value is small, zeros in every column."""

from pathlib import Path

import duckdb

from catalog.profiling.profile import INTEGER, NUMBER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

# These say nothing wherever they stand.
EMPTY_WORDS = (
    *("-", "--", "---", "—", "——", "?", "？", "??", "…", "...", "......"),
    *("未知", "不详", "暂无", "缺失", "待补充", "待定", "待填", "待更新", "未填", "未填写", "未采集"),
    *("#n/a", "n/a", "na", "null", "none", "nil", "nan", "unknown", "tbd", "not available", "missing"),
    *("#value!", "#ref!", "#div/0!", "#name?"),
)
# These say something beside other values (无 beside 有), and nothing where they are all that a column has.
EMPTY_IF_ALONE = (
    *("无", "空", "略", "同上", "测试", "test", "x", "xx", "xxx"),
    *("/", "\\", "*", "**", "***", ".", "0", "999"),
)
# Nines written for what is not known: so often, and at least twice what any real value is.
SENTINELS_FROM = 999
SENTINEL_TIMES = 3
SENTINEL_SHARE = 0.05
FEWEST_ROWS = 5
COLUMNS_AT_ONCE = 100


def count_filler(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]
) -> tuple[tuple[str, int], ...]:
    """Column names with their number of such cells, the columns that have any."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    counted: list[tuple[str, int]] = []
    for start in range(0, len(columns), COLUMNS_AT_ONCE):
        some = columns[start : start + COLUMNS_AT_ONCE]
        tests = [test for column in some for test in (_words(column), _nines(column))]
        figures = single_row(connection, f"SELECT {', '.join(tests)} FROM {source}")  # noqa: S608
        for index, column in enumerate(some):
            words, nines = figures[2 * index : 2 * index + 2]
            counted.append((column.name, _filler(column, int(str(words or 0)), nines)))
    zeros = _zeros(columns)
    return tuple((name, count + zeros.get(name, 0)) for name, count in counted if count + zeros.get(name, 0))


def _filler(column: Column, words: int, nines: object) -> int:
    """`nines` are how many, their value, and the largest other value, for a column of numbers."""
    if column.type == STRING or not isinstance(nines, dict):
        return words
    count, largest = int(nines["count"]), nines["largest"]
    often = count >= SENTINEL_TIMES and count >= column.filled * SENTINEL_SHARE
    return count if often and (largest is None or largest * 2 <= nines["value"]) else 0


def _words(column: Column) -> str:
    if column.type != STRING:
        return "0"
    cell = f"lower(trim({quote_name(column.name)}, E' \\t　'))"
    empty, alone = (", ".join(map(quote_text, words)) for words in (EMPTY_WORDS, (*EMPTY_WORDS, *EMPTY_IF_ALONE)))
    all_alone = f"count({cell}) FILTER (length({cell}) < 15 AND {cell} IN ({alone})) = count({cell})"
    found = f"count({cell}) FILTER (length({cell}) < 15 AND {cell} IN ({empty}))"
    return f"CASE WHEN {all_alone} THEN count({cell}) ELSE {found} END"


def _nines(column: Column) -> str:
    if column.type not in (INTEGER, NUMBER):
        return "NULL"
    cell = quote_name(column.name)
    nine = f"{cell} >= {SENTINELS_FROM} AND regexp_full_match({cell}::VARCHAR, '9+(\\.0)?')"
    return (
        f"{{'count': count({cell}) FILTER ({nine}), 'value': min({cell}) FILTER ({nine}), "
        f"'largest': max({cell}) FILTER (NOT ({nine}))}}"
    )


def _zeros(columns: tuple[Column, ...]) -> dict[str, int]:
    """Columns of nothing but zeros, where half of the columns of numbers are, or more: one may be true."""
    numbers = [column for column in columns if column.type in (INTEGER, NUMBER) and column.filled >= FEWEST_ROWS]
    zero = [column for column in numbers if _is_zero(column.minimum) and _is_zero(column.maximum)]
    return {column.name: column.filled for column in zero} if len(zero) > 1 and len(zero) * 2 >= len(numbers) else {}


def _is_zero(figure: str | None) -> bool:
    return figure is not None and float(figure) == 0
