"""`python -m bench.pages_fill`: what a dataset's page shows besides what `bench.standards_fill` made.

A table that can be looked into (one file, shared by all), a finding in each, a finished run, a date of publication, a
line of history, and earlier marks, so that marks over time have two columns.
"""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import django

django.setup()

import duckdb  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.standards_fill import COLUMNS, NOW  # noqa: E402
from catalog.models import Activity, Dataset  # noqa: E402
from catalog.storage.stores import tables  # noqa: E402

ROWS = 1_000
EARLIER = NOW - timedelta(days=40)
STATEMENTS = (
    'INSERT INTO catalog_problem (version_id, position, code, severity, count, "row", "column", column_name, cell,'
    " figures)"
    " SELECT id, 0, 'empty-column', 'warning', 1, NULL, 3, 'c3', '', '{}' FROM catalog_version",
    "INSERT INTO catalog_job (id, resource_id, version_id, origin, status, stage, progress, total, attempts, summary,"
    " created, finished) SELECT gen_random_uuid(), resource_id, id, 'link', 'valid', 'done', size, size, 1, '{}',"
    " created, created FROM catalog_version",
    "INSERT INTO catalog_publication (version_id, at, withheld_reason) SELECT id, created, '{}' FROM catalog_version",
    "INSERT INTO catalog_activity (dataset_id, at, event, comment, reason)"
    " SELECT id, issued, 'approved', '', '{}' FROM catalog_dataset",
    "INSERT INTO catalog_assessment (id, dataset_id, assessed, rules, score, met, gate_passes, reasons)"
    " SELECT -id, dataset_id, %(earlier)s, rules, 0.7, 5, false, '[]' FROM catalog_assessment",
    "INSERT INTO catalog_criterionmark (assessment_id, position, criterion, mark, value, evidence, advice)"
    " SELECT -assessment_id, position, criterion, CASE position WHEN 7 THEN 'unmet' ELSE mark END, value, evidence,"
    " advice"
    " FROM catalog_criterionmark",
    "UPDATE catalog_tableprofile SET parquet = %(parquet)s, rows = %(rows)s, rows_present = %(rows)s",
    "ANALYZE",
)


def main() -> None:
    figures = {"earlier": EARLIER, "parquet": table(), "rows": ROWS}
    if Activity.objects.count() == Dataset.objects.count():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement, figures)


def table() -> str:
    """The table's name in the store of tables; the same bytes every time."""
    columns = ", ".join(f"'value ' || (i * {n + 7} % 97) AS {column['name']}" for n, column in enumerate(COLUMNS))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.parquet"
        duckdb.sql(
            f"COPY (SELECT i + 1 AS _row, {columns} FROM range({ROWS}) AS numbers(i)) TO '{path}' (FORMAT parquet)"
        )
        return tables().adopt(path).sha256


if __name__ == "__main__":
    main()
