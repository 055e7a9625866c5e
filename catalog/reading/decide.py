"""Decides each column's type: from a sample first, since what fits there mostly fits everywhere, then from all rows."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

import duckdb

from catalog.profiling.profile import GEOJSON, STRING
from catalog.reading import notations, types
from catalog.reading.names import unique_names
from catalog.reading.normalize import SAMPLE
from catalog.reading.notations import Note, decide_among_wrong, decide_notation, may_have_notation, notation_sql
from catalog.reading.table import Finding, Table
from catalog.reading.text_rows import TextRows
from catalog.reading.types import ENOUGH, Decision, counting_sql, decide_type, wrong_test
from catalog.reading.wrong_cells import TypedColumn

# Aggregates over thousands of columns at once take more memory than the rows do.
COLUMNS_AT_ONCE = 100


Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted of a column: `sql` gives that many `figures`."""

    sql: Callable[[str], str]
    figures: int


TYPES, NOTATIONS = Counting(counting_sql, types.FIGURES), Counting(notation_sql, notations.FIGURES)


@dataclass(frozen=True, slots=True)
class Decided:
    """`firm`: as long as every filled cell fits, more rows can't change it. `notes` tell of the column's notation.

    `given`: the source itself says what it is, whatever its cells look like.
    """

    column: TypedColumn
    firm: bool = True
    notes: tuple[Note, ...] = ()
    given: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        column = self.column
        return tuple(
            Finding(
                note.code,
                note.row,
                column.number,
                column.title,
                count=note.count,
                figures={"sign": note.sign} if note.sign else {},
            )
            for note in self.notes
        )


def decide_by_sample(connection: duckdb.DuckDBPyConnection, rows: TextRows, table: Table) -> tuple[Decided, ...]:
    """From the first rows; from all of them where there are no more."""
    columns = tuple(
        TypedColumn(number, f"c{number}", name, title, _given_type(table, number - 1), 0, 0)
        for number, (name, title) in enumerate(zip(unique_names(table.header), table.header, strict=True), start=1)
    )
    return _decide(connection, f"(SELECT * FROM {rows.sql} LIMIT {SAMPLE})", columns, rows.normalized.delimiter)  # noqa: S608


def _given_type(table: Table, index: int) -> str:
    """What the source says that the column is, "" where it says nothing."""
    if index == table.geometry:
        return GEOJSON
    return STRING if index in table.texts else ""


def decide_again(
    connection: duckdb.DuckDBPyConnection, rows: TextRows, decided: tuple[Decided, ...], unsure: list[int]
) -> tuple[Decided, ...]:
    """From every row, for the columns at these indexes."""
    columns = tuple(replace(decided[index].column, type="") for index in unsure)
    anew = _decide(connection, rows.sql, columns, rows.normalized.delimiter)
    better = dict(zip(unsure, anew, strict=True))
    return tuple(better.get(index, one) for index, one in enumerate(decided))


def unsure_columns(rows: TextRows, decided: tuple[Decided, ...], typed: list[int]) -> list[int]:
    """The columns that the sample may have been wrong about; `typed` counts the values that its types gave."""
    return [index for index, one in enumerate(decided) if _is_unsure(rows, one, index, typed[index])]


def _is_unsure(rows: TextRows, decided: Decided, index: int, typed: int) -> bool:
    if decided.given:
        return False
    if decided.column.rule is None:
        return decided.column.most is not None or _may_be_typed(rows, index)
    return not decided.firm or typed != rows.normalized.filled[index]


def _may_be_typed(rows: TextRows, index: int) -> bool:
    """Text is sure where too few cells begin as other values do, even if every short cell said that one is missing."""
    counts = rows.normalized
    return counts.typed[index] >= max(1, counts.rows - counts.short[index]) * ENOUGH


def _decide(
    connection: duckdb.DuckDBPyConnection, source: str, columns: tuple[TypedColumn, ...], delimiter: str
) -> tuple[Decided, ...]:
    plain = {
        column.number: decide_type(tuple(int(str(figure)) for figure in figures))
        for column, figures in _figures(connection, source, columns, TYPES)
    }
    notes: dict[int, tuple[Note, ...]] = {}
    others = tuple(column for column in columns if may_have_notation(plain[column.number], column.title))
    for column, figures in _figures(connection, source, others, NOTATIONS):
        plain[column.number], notes[column.number] = decide_notation(
            plain[column.number], column.title, figures, delimiter
        )
    mixed = tuple(column for column in columns if plain[column.number].few_are_no_numbers)
    wrong = tuple(_wrong_alone(column, plain[column.number]) for column in mixed)
    for column, figures in _figures(connection, source, wrong, NOTATIONS):
        plain[column.number], notes[column.number] = decide_among_wrong(plain[column.number], figures, delimiter)
    return tuple(_decided(column, plain[column.number], notes.get(column.number)) for column in columns)


def _wrong_alone(column: TypedColumn, told: Decision) -> TypedColumn:
    """The column with nothing in it but the cells that do not fit."""
    fault = wrong_test(told.rule, column.cell) if told.rule else "false"
    return replace(column, cell=f"CASE WHEN {fault} THEN {column.cell} END")


def _decided(column: TypedColumn, told: Decision, notes: tuple[Note, ...] | None) -> Decided:
    if column.type:
        return Decided(column, given=True)
    missing = told.missing if told.rule else 0  # in text, a mark is a cell like others
    most = None if told.rule or notes else told.most  # a note says already why it is text
    typed = replace(column, type=told.type, wrong=told.wrong, missing=missing, rule=told.rule, most=most)
    return Decided(typed, told.firm and notes is None, notes or ())


def _figures(
    connection: duckdb.DuckDBPyConnection, source: str, columns: tuple[TypedColumn, ...], counting: Counting
) -> Iterator[tuple[TypedColumn, tuple[object, ...]]]:
    """Each column with its figures. The columns are turned into rows, so that what is counted is planned once: for each
    column anew, planning takes longer than counting in the sample does.
    """
    for some in _batched(columns, COLUMNS_AT_ONCE):
        cells = ", ".join(column.cell for column in some)
        places = ", ".join(str(place) for place in range(len(some)))
        turned = f"SELECT _row, unnest([{places}]) AS place, unnest([{cells}]) AS cell FROM {source}"  # noqa: S608
        found = connection.execute(f"SELECT place, {counting.sql('cell')} FROM ({turned}) GROUP BY place").fetchall()  # noqa: S608
        for place, *figures in found:
            yield some[place], tuple(figures)


def _batched(items: Iterable[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """As itertools.batched of Python 3.12."""
    rest = iter(items)
    while some := tuple(islice(rest, size)):
        yield some
