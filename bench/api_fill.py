"""`python -m bench.api_fill SIZE`: fill this environment's database if it is another; says the table's resource."""

import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import django

django.setup()

from bench.search_catalog import fill  # noqa: E402
from bench.tables import make_table  # noqa: E402
from catalog.checks.validate import validate_file  # noqa: E402
from catalog.models import Dataset, Resource, TableProfile  # noqa: E402
from catalog.pipeline.row_indexes import make_missing  # noqa: E402
from catalog.reading.limits import Limits  # noqa: E402
from catalog.storage.stores import tables  # noqa: E402

ROWS = 1_000_000
# Of which some thousand more than ROWS are made.
BYTES = 151_000_000
FILENAME = "table.csv"


def main() -> None:
    size = int(sys.argv[1])
    if Dataset.objects.count() != size:
        fill(size)
    found = TableProfile.objects.filter(rows__gte=ROWS).select_related("version").first()
    table = found or _table()
    make_missing()
    print(table.version.resource_id)


def _table() -> TableProfile:
    """The first dataset's file becomes a table, through the same validation as every file."""
    version = Resource.objects.select_related("version").get(dataset__slug="dataset-1").version
    assert version is not None
    with tempfile.TemporaryDirectory(prefix="bench-api-") as name:
        folder = Path(name)
        csv, parquet = folder / FILENAME, folder / "table.parquet"
        make_table(csv, BYTES)
        done = validate_file(
            csv, FILENAME, workdir=folder, parquet=parquet, limits=Limits(), progress=lambda _done: None
        )
        assert done.staged is not None
        stored = tables().adopt(parquet).sha256
    TableProfile.objects.filter(version=version).delete()
    return TableProfile.objects.create(
        version=version,
        parquet=stored,
        rows=done.staged.rows_read,
        rows_present=done.staged.rows_present,
        columns=[asdict(column) for column in done.columns],
        encoding="utf-8",
        delimiter=",",
    )


if __name__ == "__main__":
    main()
