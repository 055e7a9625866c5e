"""The columns of a table against the fields of its Table Schema: which belong together, which lack or are too many.

https://specs.frictionlessdata.io/table-schema/#field-descriptors
"""

from collections.abc import Iterator
from itertools import pairwise

from catalog.checks.table_schema import Field, Schema
from catalog.profiling.profile import Column
from catalog.reading.personal import excerpt
from catalog.reading.table import Finding

# A field, its column and the column's number from 1.
Pair = tuple[Field, Column, int]


def pair_columns(schema: Schema, columns: tuple[Column, ...]) -> tuple[Pair, ...]:
    """By the header as it is written, in the order of the schema; a field may also go by the column's name."""
    by_title = {column.title: (column, number) for number, column in reversed(list(enumerate(columns, 1)))}
    by_name = {column.name: (column, number) for number, column in enumerate(columns, 1)}
    found = ((field, by_title.get(field.name) or by_name.get(field.name)) for field in schema.fields)
    return tuple((field, *place) for field, place in found if place is not None)


def check_columns(schema: Schema, columns: tuple[Column, ...]) -> Iterator[Finding]:
    pairs = pair_columns(schema, columns)
    have = {field.name for field, _, _ in pairs}
    for field in schema.fields:
        if field.name not in have:
            yield Finding("schema-missing-column", cell=excerpt(field.name))
    taken = {number for _, _, number in pairs}
    for number, column in enumerate(columns, 1):
        if number not in taken:
            yield Finding("schema-extra-column", column=number, column_name=column.title)
    for (_, _, before), (_, column, number) in pairwise(pairs):
        if number < before:
            yield Finding("schema-column-order", column=number, column_name=column.title)
