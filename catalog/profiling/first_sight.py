"""Which text columns may hold which oddities: one coarse look at every cell, then an exact one at what stands out.

A single regular expression of all that is looked for is slow, as its automaton has too many states;
a coarse one has few.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import duckdb

from catalog.profiling.profile import STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row

COLUMNS_AT_ONCE = 50
# Of a column with so few values in so many cells, each value is looked at once: telling the values apart takes a fifth
# of looking at every cell.
FEW_VALUES, MANY_CELLS = 300, 100_000
NOTHING_SEEN: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Look:
    """What to look for: `coarse` (RE2) matches every cell that any of the `exact` patterns, by their codes, match."""

    coarse: str
    exact: Mapping[str, str]


def joined(*looks: Look) -> Look:
    exact = {code: pattern for look in looks for code, pattern in look.exact.items()}
    return Look("|".join(look.coarse for look in looks), exact)


def find_suspects(
    connection: duckdb.DuckDBPyConnection,
    parquet: Path,
    columns: tuple[Column, ...],
    look: Look,
    *,
    seen: Mapping[str, bool] = NOTHING_SEEN,
) -> dict[str, frozenset[str]]:
    """The names of the text columns where anything was found, each with the codes of what was.

    `seen` tells of columns that were looked through already whether the coarse pattern matches any of their cells.
    """
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    texts = [column for column in columns if column.type == STRING and column.filled and column.name not in seen]
    repeating = [column.name for column in texts if column.distinct <= FEW_VALUES and column.filled >= MANY_CELLS]
    others = iter([column.name for column in texts if column.name not in repeating])
    batches = iter(lambda: tuple(islice(others, COLUMNS_AT_ONCE)), ())
    coarse = [name for name, any_cell in seen.items() if any_cell]
    coarse += (name for names in batches for name in _standing_out(connection, source, names, look.coarse))
    for name in repeating:
        values = f"(SELECT DISTINCT {quote_name(name)} FROM {source})"  # noqa: S608
        coarse += _standing_out(connection, values, (name,), look.coarse)
    found = {name: _exactly(connection, source, name, look) for name in coarse}
    return {name: codes for name, codes in found.items() if codes}


def matches(name: str, pattern: str) -> str:
    """SQL: whether `pattern` is found in the column's cell."""
    return f"regexp_matches({quote_name(name)}, {quote_text(pattern)})"


def _standing_out(
    connection: duckdb.DuckDBPyConnection, source: str, names: tuple[str, ...], pattern: str
) -> Iterator[str]:
    tests = ", ".join(f"bool_or({matches(name, pattern)})" for name in names)
    seen = single_row(connection, f"SELECT {tests} FROM {source}")  # noqa: S608
    return (name for name, standing_out in zip(names, seen, strict=True) if standing_out)


def _exactly(connection: duckdb.DuckDBPyConnection, source: str, name: str, look: Look) -> frozenset[str]:
    tests = ", ".join(f"bool_or({matches(name, pattern)})" for pattern in look.exact.values())
    seen = single_row(connection, f"SELECT {tests} FROM {source} WHERE {matches(name, look.coarse)}")  # noqa: S608
    return frozenset(code for code, found in zip(look.exact, seen, strict=True) if found)
