"""Cells that do not fit their column's type, named by row: those where a formula failed, and all others.

ECMA-376 part 1, 18.17.3, lists the error values of formulas; dynamic arrays have added some since.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from catalog.reading.duck import quote_text, single_row
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding
from catalog.reading.types import TypeRule, wrong_test

CELL = 200
ERRORS = ("REF!", "N/A", "DIV/0!", "VALUE!", r"NAME\?", "NUM!", "NULL!", "SPILL!", "CALC!", "FIELD!", "BLOCKED!")
FORMULA_ERROR = rf"^\s*#(?:{'|'.join(ERRORS)})\s*$"
# What `_first_places` selects.
FIGURES = 3


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """`number` is 1-based; `cell` is what the column is called in the staging file; `rule` made its typed cells, None
    for text; `wrong` cells do not fit it, `missing` ones are marks such as NA. `most` is what most cells of a text fit.
    """

    number: int
    cell: str
    name: str
    title: str
    type: str
    wrong: int
    missing: int
    rule: TypeRule | None = None
    most: TypeRule | None = None


def find_wrong_cells(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...], sample: int
) -> tuple[Finding, ...]:
    """The first `sample` places over all columns, each column's last finding counting the rest of its own."""
    marks = tuple(
        Finding("missing-mark", column=column.number, column_name=column.title, count=column.missing)
        for column in typed
        if column.missing
    )
    wrong = [column for column in typed if column.wrong or column.most]
    if not wrong:
        return marks
    places = max(1, sample // len(wrong))
    kinds = [(column, code, fault) for column in wrong for code, fault in _faults(column)]
    selected = ", ".join(_first_places(column.cell, fault, places) for column, _code, fault in kinds)
    figures = single_row(connection, f"SELECT {selected} FROM {source}")  # noqa: S608
    return marks + tuple(
        finding
        for index, (column, code, _fault) in enumerate(kinds)
        for finding in _column_findings(column, code, figures[index * FIGURES : (index + 1) * FIGURES])
    )


def keep_wrong_cells(
    connection: duckdb.DuckDBPyConnection, source: str, typed: tuple[TypedColumn, ...], target: Path
) -> Path | None:
    """What the typed table has lost: `_row` and `_said`, a hash of the row's wrong cells, for each row that has any.

    None where no cell is wrong. On disk, since there may be as many as a column takes.
    """
    tests = {column.cell: wrong_test(column.rule, column.cell) for column in typed if column.wrong and column.rule}
    if not tests:
        return None
    said = ", ".join(f"CASE WHEN {fault} THEN {cell} END" for cell, fault in tests.items())
    connection.execute(
        f"COPY (SELECT _row, hash({said}) AS _said FROM {source} WHERE {' OR '.join(tests.values())}) "  # noqa: S608
        f"TO {quote_text(str(target.resolve()))} (FORMAT parquet)"
    )
    return target


def _faults(column: TypedColumn) -> tuple[tuple[str, str], ...]:
    """Codes, each with the SQL that is true of its cells."""
    failed = f"regexp_matches({column.cell}, {quote_text(FORMULA_ERROR)})"
    if column.most:
        return (("mixed-types", f"{wrong_test(column.most, column.cell)} AND NOT {failed}"),)
    fault = wrong_test(column.rule, column.cell) if column.rule else "false"
    return ("type-mismatch", f"{fault} AND NOT {failed}"), ("spreadsheet-error", f"{fault} AND {failed}")


def _first_places(cell: str, fault: str, places: int) -> str:
    shown = f"arg_min(substr({cell}, 1, {CELL}), _row, {places}) FILTER ({fault})"
    return f"count(*) FILTER ({fault}), min(_row, {places}) FILTER ({fault}), {shown}"


def _column_findings(column: TypedColumn, code: str, figures: tuple[object, ...]) -> list[Finding]:
    count, rows, cells = figures
    if not isinstance(rows, list) or not isinstance(cells, list):
        return []
    return [
        Finding(
            code,
            row,
            column.number,
            column.title,
            excerpt(cell),
            count=int(str(count)) - len(rows) + 1 if position == len(rows) else 1,
            figures={"type": column.most.type if column.most else column.type},
        )
        for position, (row, cell) in enumerate(zip(rows, cells, strict=True), start=1)
    ]
