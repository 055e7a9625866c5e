"""Which columns hold personal data, and how much: told by form, by check digits, by headers and by proportion."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.profiling import headers
from catalog.profiling.first_sight import find_suspects
from catalog.profiling.headers import says
from catalog.profiling.person_names import are_names
from catalog.profiling.personal_kinds import FIRST_SIGHT, PERSONAL_KINDS, Counted, PersonalKind
from catalog.profiling.profile import INTEGER, STRING, Column
from catalog.reading.duck import quote_name, quote_text, single_row
from catalog.reading.personal import (
    BANK_CARD,
    MOBILE,
    NAME,
    NAME_BESIDE_PHONE,
    PASSPORT,
    RESIDENT_ID,
    mask,
)

# The smallest number that is anything personal by itself, and in a column whose header says so.
SMALLEST, SMALLEST_ASKED = 10_000_000_000, 20_000_000
# What a number without any other sign may be.
NUMERIC = frozenset((RESIDENT_ID, MOBILE, BANK_CARD))
# What `_figures` selects for each kind: how many, the first row, what is seen there, and how many are alike.
FIGURES = 4
SAMPLE = 300

Place = tuple[int, Column]


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """`number` is 1-based; `row` is the first row where it was seen, `cell` the shape of what was seen there."""

    number: int
    column: Column
    kind: str
    count: int
    row: int
    cell: str


def find_personal_columns(
    connection: duckdb.DuckDBPyConnection,
    parquet: Path,
    columns: tuple[Column, ...],
    *,
    suspects: Mapping[str, frozenset[str]] | None = None,
) -> tuple[PersonalColumn, ...]:
    """At most one kind a column: the most telling. `suspects` is what `FIRST_SIGHT` found, where that is known."""
    source = f"read_parquet({quote_text(str(parquet.resolve()))})"
    if suspects is None:
        suspects = find_suspects(connection, parquet, columns, FIRST_SIGHT)
    kinds = ((number, column, _kinds(column, suspects)) for number, column in enumerate(columns, 1))
    seen = [_find(connection, source, (number, column), some) for number, column, some in kinds if some]
    found = [personal for personal in seen if personal is not None]
    names = _names(connection, source, columns, found)
    return tuple(sorted((*found, *names), key=lambda personal: personal.number))


def _kinds(column: Column, suspects: Mapping[str, frozenset[str]]) -> tuple[PersonalKind, ...]:
    """What is to be looked for in the column: most have nothing of the kind."""
    if not column.filled or column.type not in (STRING, INTEGER):
        return ()
    asked = {kind for kind in PERSONAL_KINDS if kind.asked and says(column.title, kind.asked)}
    if column.type == INTEGER and not _reaches(column.maximum, SMALLEST_ASKED if asked else SMALLEST):
        return ()
    shown = NUMERIC if column.type == INTEGER else suspects.get(column.name, frozenset())
    return tuple(kind for kind in PERSONAL_KINDS if kind in asked or (kind.asked is None and kind.kind in shown))


def _reaches(maximum: str | None, smallest: int) -> bool:
    """A maximum that is no number any more has been masked, for it looks personal."""
    return maximum is not None and (not maximum.isdigit() or int(maximum) >= smallest)


def _find(
    connection: duckdb.DuckDBPyConnection, source: str, place: Place, kinds: tuple[PersonalKind, ...]
) -> PersonalColumn | None:
    number, column = place
    cell = f"{quote_name(column.name)}::VARCHAR"
    values = ", ".join(f"{kind.seen.replace('{cell}', cell)} AS v{i}" for i, kind in enumerate(kinds))
    alike = ", ".join(f"{kind.alike.replace('{cell}', cell)} AS a{i}" for i, kind in enumerate(kinds))
    counts = ", ".join(_figures(index) for index in range(len(kinds)))
    plain, *figures = single_row(
        connection,
        f"SELECT count(*) FILTER (plain), {counts} FROM (SELECT _row, {values}, {alike}, "  # noqa: S608
        f"regexp_full_match({cell}, '[0-9]+') AS plain FROM {source})",
    )
    for index, kind in enumerate(kinds):
        count, row, seen, like = figures[index * FIGURES : (index + 1) * FIGURES]
        counted = Counted(column, int(str(count)), int(str(like)), int(str(plain)))
        if counted.count and kind.is_enough(counted):
            return PersonalColumn(number, column, kind.kind, counted.count, int(str(row)), mask(str(seen)))
    return None


def _figures(index: int) -> str:
    seen = f"FILTER (v{index} <> '')"
    return f"count(*) {seen}, min(_row) {seen}, arg_min(v{index}, _row) {seen}, count(*) FILTER (a{index})"


def _names(
    connection: duckdb.DuckDBPyConnection, source: str, columns: tuple[Column, ...], found: Iterable[PersonalColumn]
) -> list[PersonalColumn]:
    """Names say little alone; beside a date of birth, a number that names a person or a phone they are personal."""
    kinds = {personal.kind for personal in found}
    born = any(column.filled and says(column.title, headers.BIRTH) for column in columns)
    if born or kinds & {RESIDENT_ID, PASSPORT, BANK_CARD}:
        kind = NAME
    elif MOBILE in kinds:
        kind = NAME_BESIDE_PHONE
    else:
        return []
    taken = {personal.number for personal in found}
    places = [(number, column) for number, column in enumerate(columns, 1) if number not in taken]
    return [
        PersonalColumn(number, column, kind, column.filled, *_first(connection, source, column))
        for number, column in places
        if column.type == STRING and _holds_names(connection, source, column)
    ]


def _holds_names(connection: duckdb.DuckDBPyConnection, source: str, column: Column) -> bool:
    person, name = says(column.title, headers.PERSON), says(column.title, headers.NAME)
    if not column.filled or not (person or name):
        return False
    cell = quote_name(column.name)
    cells = connection.execute(
        f"SELECT DISTINCT substr({cell}, 1, 60) FROM {source} WHERE {cell} IS NOT NULL LIMIT {SAMPLE}"  # noqa: S608
    ).fetchall()
    return are_names((text for (text,) in cells), single_words=person)


def _first(connection: duckdb.DuckDBPyConnection, source: str, column: Column) -> tuple[int, str]:
    cell = quote_name(column.name)
    row, text = single_row(
        connection,
        f"SELECT min(_row), arg_min(substr({cell}, 1, 60), _row) FROM {source} WHERE {cell} IS NOT NULL",  # noqa: S608
    )
    return int(str(row)), mask(str(text))
