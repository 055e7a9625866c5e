"""Which columns hold personal data, and how much: told by form, and for identity numbers by their check character."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import (
    CHECKS,
    EMAIL,
    EMAIL_FORM,
    ID_FORM,
    MOBILE,
    MOBILE_FORM,
    RESIDENT_ID,
    WEIGHTS,
    mask,
)

# In a column of numbers, eleven digits are a phone number only if most of its numbers look so.
MOST = 0.5
COLUMNS_AT_ONCE = 50
SHORTEST = 6
ANY_FORM = f"{ID_FORM}|{MOBILE_FORM}|{EMAIL_FORM}"


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """`number` is 1-based; `row` is the first row where it was seen, `cell` what was seen there, masked."""

    number: int
    column: Column
    kind: str
    count: int
    row: int
    cell: str


def find_personal_columns(
    connection: duckdb.DuckDBPyConnection, parquet: Path, columns: tuple[Column, ...]
) -> tuple[PersonalColumn, ...]:
    """At most one kind a column: the most telling of those found."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    numbered = [(number, column) for number, column in enumerate(columns, 1) if _may_be_personal(column)]
    suspected = [
        place for some in _batched(numbered, COLUMNS_AT_ONCE) for place in _suspected(connection, source, some)
    ]
    found = (_find(connection, source, number, column) for number, column in suspected)
    return tuple(personal for personal in found if personal is not None)


def _suspected(
    connection: duckdb.DuckDBPyConnection, source: str, some: tuple[tuple[int, Column], ...]
) -> list[tuple[int, Column]]:
    """The columns where anything looks personal at first sight; most have nothing, and cost no more than this."""
    tests = ", ".join(
        f"bool_or(length({cell}) >= {SHORTEST} AND regexp_matches({cell}, '{ANY_FORM}'))"
        for cell in (f"{quote_name(column.name)}::VARCHAR" for _, column in some)
    )
    seen = single_row(connection, f"SELECT {tests} FROM {source}")  # noqa: S608
    return [place for place, suspected in zip(some, seen, strict=True) if suspected]


def _batched(places: Iterable[tuple[int, Column]], size: int) -> Iterator[tuple[tuple[int, Column], ...]]:
    """As itertools.batched of Python 3.12."""
    rest = iter(places)
    while some := tuple(islice(rest, size)):
        yield some


def _may_be_personal(column: Column) -> bool:
    return bool(column.filled) and column.type in (STRING, INTEGER)


def _find(connection: duckdb.DuckDBPyConnection, source: str, number: int, column: Column) -> PersonalColumn | None:
    cell = f"{quote_name(column.name)}::VARCHAR"
    for kind, seen in SEEN.items():
        value = seen.replace("{cell}", cell)
        count, row, first = single_row(
            connection,
            f"SELECT count(*), min(_row), arg_min(value, _row) FROM "  # noqa: S608
            f"(SELECT _row, {value} AS value FROM {source}) WHERE value <> ''",
        )
        if count and _is_telling(column, kind, int(str(count))):
            return PersonalColumn(number, column, kind, int(str(count)), int(str(row)), mask(str(first)))
    return None


def _is_telling(column: Column, kind: str, count: int) -> bool:
    return not (kind == MOBILE and column.type == INTEGER) or count >= column.filled * MOST


def _resident_id_sql() -> str:
    """The first identity number in the cell whose check character is right, else ''."""
    number = f"regexp_extract({{cell}}, '(?:^|\\D)({ID_FORM})(?:$|[^\\dXx])', 1)"
    total = " + ".join(
        f"try_cast(substr({number}, {position}, 1) AS INTEGER) * {weight}"
        for position, weight in enumerate(WEIGHTS, start=1)
    )
    check = f"substr('{CHECKS}', ({total}) % 11 + 1, 1)"
    return f"CASE WHEN {number} <> '' AND {check} = upper(substr({number}, 18, 1)) THEN {number} ELSE '' END"


# The most telling kind first: the SQL of what is seen in `{cell}`, '' for nothing.
SEEN = {
    RESIDENT_ID: _resident_id_sql(),
    MOBILE: f"regexp_extract({{cell}}, '(?:^|\\D)({MOBILE_FORM})(?:$|\\D)', 1)",
    EMAIL: f"regexp_extract({{cell}}, '({EMAIL_FORM})', 1)",
}
