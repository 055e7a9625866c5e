"""Cells against their field of a Table Schema: type, required, pattern, enum, limits and lengths.

https://specs.frictionlessdata.io/table-schema/#constraints
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.checks.places import FIGURES, place_findings, places_sql
from catalog.checks.schema_columns import Pair
from catalog.checks.schema_values import cell_text, is_read_as, typed
from catalog.checks.subject import Subject
from catalog.checks.table_schema import Field, Schema
from catalog.profiling.profile import Column
from catalog.reading.duck import quote_text, single_row
from catalog.reading.table import Finding

SAMPLE = 25


@dataclass(frozen=True, slots=True)
class Test:
    """`fault` is SQL over the cell's `text` and `value`; `figures` go into the sentence."""

    code: str
    fault: str
    figures: dict[str, object] = field(default_factory=dict)


def check_cells(subject: Subject, schema: Schema, pairs: tuple[Pair, ...]) -> Iterator[Finding]:
    """One query a column, and none where nothing is asked."""
    for asked, column, number in pairs:
        yield from _check_column(subject, schema, (asked, column, number))


def _check_column(subject: Subject, schema: Schema, pair: Pair) -> Iterator[Finding]:
    asked, column, number = pair
    tests = list(_tests(asked, column, subject.rows, required=asked.name in schema.primary_key))
    if not tests:
        return
    text = cell_text(column, schema.missing)
    value = "text" if is_read_as(asked, column) else typed(asked, "text")
    known = subject.wrong_rows.get(number, frozenset())
    selected = ", ".join(places_sql(test.fault, "text", SAMPLE + len(known)) for test in tests)
    figures = single_row(
        subject.connection,
        f"SELECT {selected} FROM (SELECT _row, text, {value} AS value FROM "  # noqa: S608
        f"(SELECT _row, {text} AS text FROM {subject.source}))",
    )
    for index, test in enumerate(tests):
        count, rows, cells = figures[index * FIGURES : (index + 1) * FIGURES]
        if test.code == "schema-required" and isinstance(rows, list):
            # A cell that did not fit its column's type is empty in the table, and has been told.
            count, rows = int(str(count)) - column.wrong, [row for row in rows if row not in known][:SAMPLE]
            cells = [""] * len(rows)
        if int(str(count)) > 0:
            yield from place_findings(test.code, number, column.title, (count, rows, cells), **test.figures)


def _tests(asked: Field, column: Column, rows: int, *, required: bool) -> Iterator[Test]:
    """Only what the column's figures do not rule out already. A key needs its cells, whatever its fields say."""
    limits = asked.constraints
    if (limits.required or required) and (column.filled < rows or column.type == "string"):
        yield Test("schema-required", "text IS NULL")
    if asked.type not in ("any",) and not is_read_as(asked, column):
        yield Test("schema-type", "text IS NOT NULL AND value IS NULL", {"type": asked.type})
    if limits.pattern is not None:
        fault = f"NOT regexp_full_match(text, {quote_text(limits.pattern)})"
        yield Test("schema-pattern", fault, {"pattern": limits.pattern})
    if limits.enum:
        values = ", ".join(_same(asked, column, value) for value in limits.enum)
        yield Test("schema-enum", f"value IS NOT NULL AND value NOT IN ({values})", {"allowed": len(limits.enum)})
    if limits.minimum is not None:
        yield Test("schema-minimum", f"value < {_same(asked, column, limits.minimum)}", {"limit": limits.minimum})
    if limits.maximum is not None:
        yield Test("schema-maximum", f"value > {_same(asked, column, limits.maximum)}", {"limit": limits.maximum})
    if limits.min_length is not None:
        yield Test("schema-min-length", f"length(text) < {limits.min_length}", {"limit": limits.min_length})
    if limits.max_length is not None:
        yield Test("schema-max-length", f"length(text) > {limits.max_length}", {"limit": limits.max_length})


def _same(asked: Field, column: Column, value: str) -> str:
    """A limit, to be compared with the values of the column: ISO dates that staging read compare as text."""
    wanted = typed(asked, quote_text(value))
    return f"({wanted})::VARCHAR" if is_read_as(asked, column) else wanted
