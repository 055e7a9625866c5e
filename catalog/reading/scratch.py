"""A folder for what has to be unpacked before it can be read; it is gone when the table has been read."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from catalog.reading.limits import Limits
from catalog.reading.table import Row, Table

Scratch = TemporaryDirectory[str]


def scratch_folder(limits: Limits) -> Scratch:
    return TemporaryDirectory(prefix="unpacked-", dir=limits.scratch, ignore_cleanup_errors=True)


def keep_until_read(table: Table, folder: Scratch) -> Table:
    """The same table: its rows are still to be read from files in `folder`."""
    table.rows = _rows(table.rows, folder)
    return table


def _rows(rows: Iterator[Row], folder: Scratch) -> Iterator[Row]:
    with folder:
        yield from rows
