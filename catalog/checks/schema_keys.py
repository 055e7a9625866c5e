"""Rows against the keys of a Table Schema: unique fields, the primary key, and references to other tables.

https://specs.frictionlessdata.io/table-schema/#primary-key, https://specs.frictionlessdata.io/table-schema/#foreign-keys
"""

from collections.abc import Iterator, Mapping

from catalog.checks.expected import OtherTable
from catalog.checks.places import CELL, SAMPLE, place_findings, places_sql
from catalog.checks.schema_columns import Pair
from catalog.checks.schema_values import cell_text
from catalog.checks.subject import Subject
from catalog.checks.table_schema import Reference, Schema
from catalog.profiling.profile import Column
from catalog.reading.duck import quote_text, single_row
from catalog.reading.personal import excerpt, mask
from catalog.reading.table import Finding

# Between the cells of a key: no cell of a table holds it, so two keys are the same only where all their cells are.
BETWEEN = "\x1f"

# Hashed first: rows that repeat are few, and the memory needed does not grow with the length of their cells.
REPEATED = """
SELECT _row, first, substr(cell, 1, {shown}), count(*) OVER () FROM (
    SELECT _row, cell, min(_row) OVER (PARTITION BY cell) AS first FROM ({cells}) WHERE hash(cell) IN (
        SELECT hash(cell) FROM ({cells}) GROUP BY 1 HAVING count(*) > 1
    )
) WHERE _row > first ORDER BY _row LIMIT {most}
"""


def check_keys(
    subject: Subject, schema: Schema, pairs: tuple[Pair, ...], others: Mapping[str, OtherTable]
) -> Iterator[Finding]:
    by_name = {asked.name: (column, number) for asked, column, number in pairs}
    for asked, column, number in pairs:
        if asked.constraints.unique and schema.primary_key != (asked.name,):
            yield from _repeated(subject, schema, "schema-unique", [(column, number)])
    key = [by_name[name] for name in schema.primary_key if name in by_name]
    if key and len(key) == len(schema.primary_key):
        yield from _repeated(subject, schema, "schema-primary-key", key)
    for reference in schema.references:
        ours = [by_name[name] for name in reference.fields if name in by_name]
        if len(ours) == len(reference.fields):
            yield from _dangling(subject, schema, ours, (reference, others))


def _cell(columns: list[Column], missing: tuple[str, ...]) -> str:
    """One text of several cells, NULL where one of them is."""
    return f" || {quote_text(BETWEEN)} || ".join(f"({cell_text(column, missing)})" for column in columns)


def _shown(subject: Subject, key: list[tuple[Column, int]], cell: str) -> str:
    """A key of several columns is masked here: who masks by column later knows the first of them alone."""
    personal = {found.number for found in subject.personal}
    text = cell.replace(BETWEEN, ", ")
    return mask(text) if len(key) > 1 and any(number in personal for _, number in key) else text


def _repeated(subject: Subject, schema: Schema, code: str, key: list[tuple[Column, int]]) -> Iterator[Finding]:
    cell = _cell([column for column, _ in key], schema.missing)
    cells = f"SELECT * FROM (SELECT _row, {cell} AS cell FROM {subject.source}) WHERE cell IS NOT NULL"  # noqa: S608
    places = subject.connection.execute(REPEATED.format(cells=cells, most=SAMPLE, shown=CELL)).fetchall()
    column, number = key[0]
    for place, (row, first, text, all_) in enumerate(places, start=1):
        more = all_ - len(places) + 1 if place == len(places) else 1
        shown = excerpt(_shown(subject, key, text))
        yield Finding(code, row, number, column.title, shown, count=more, figures={"first": first})


def _dangling(
    subject: Subject,
    schema: Schema,
    ours: list[tuple[Column, int]],
    to: tuple[Reference, Mapping[str, OtherTable]],
) -> Iterator[Finding]:
    """Cells whose value the other table does not have; a table that is not there is told, not guessed."""
    reference, others = to
    column, number = ours[0]
    other = others.get(reference.resource) if reference.resource else OtherTable(subject.parquet, subject.columns)
    theirs = _theirs(reference, other)
    if other is None or not theirs:
        yield Finding(
            "schema-reference-missing", None, number, column.title, figures={"resource": excerpt(reference.resource)}
        )
        return
    known = (
        f"SELECT {_cell(theirs, schema.missing)} AS cell FROM read_parquet({quote_text(str(other.parquet.resolve()))})"  # noqa: S608
    )
    cells = f"SELECT _row, {_cell([item for item, _ in ours], schema.missing)} AS cell FROM {subject.source}"  # noqa: S608
    figures = single_row(
        subject.connection,
        f"SELECT {places_sql('true', 'cell', SAMPLE)} FROM ({cells}) AS ours WHERE cell IS NOT NULL AND NOT EXISTS "  # noqa: S608
        f"(SELECT 1 FROM ({known}) AS known WHERE known.cell = ours.cell)",
    )
    count, rows, found = figures
    shown = [_shown(subject, ours, cell) for cell in found] if isinstance(found, list) else found
    named = excerpt(reference.resource or "–")
    yield from place_findings("schema-foreign-key", number, column.title, (count, rows, shown), resource=named)


def _theirs(reference: Reference, other: OtherTable | None) -> list[Column]:
    if other is None:
        return []
    columns = {column.name: column for column in other.columns} | {column.title: column for column in other.columns}
    found = [columns[name] for name in reference.theirs if name in columns]
    return found if len(found) == len(reference.theirs) else []
