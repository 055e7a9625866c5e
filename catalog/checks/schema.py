"""A table against the Table Schema that its agency gave (https://specs.frictionlessdata.io/table-schema/)."""

from catalog.checks.expected import Expected
from catalog.checks.schema_cells import check_cells
from catalog.checks.schema_columns import check_columns, pair_columns
from catalog.checks.schema_keys import check_keys
from catalog.checks.subject import Subject
from catalog.reading.table import Finding


def check_schema(subject: Subject, expected: Expected) -> tuple[Finding, ...]:
    """Nothing where no schema was given."""
    schema = expected.schema
    if schema is None:
        return ()
    pairs = pair_columns(schema, subject.columns)
    return (
        *check_columns(schema, subject.columns),
        *check_cells(subject, schema, pairs),
        *check_keys(subject, schema, pairs, expected.others),
    )
