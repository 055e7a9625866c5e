"""A DuckDB connection that can reach two folders and nothing else, and the quoting that its SQL needs.

https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import duckdb

MEMORY = "512MB"
THREADS = 2
SPILL = "20GB"
Connect = Callable[[], duckdb.DuckDBPyConnection]


def quote_name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def locked_down(workdir: Path, *folders: Path, memory: str = MEMORY) -> Iterator[duckdb.DuckDBPyConnection]:
    """Big sorts spill into `workdir`; files are read and written only there and in `folders`."""
    allowed = ", ".join(quote_text(f"{folder.resolve()}/") for folder in (workdir, *folders))
    settings = (
        "autoinstall_known_extensions = false",
        "autoload_known_extensions = false",
        f"memory_limit = '{memory}'",
        f"threads = {THREADS}",
        "preserve_insertion_order = true",
        "TimeZone = 'UTC'",
        f"temp_directory = {quote_text(str(workdir.resolve() / 'spill'))}",
        f"max_temp_directory_size = '{SPILL}'",
        f"allowed_directories = [{allowed}]",
        "enable_external_access = false",
        "lock_configuration = true",
    )
    connection = duckdb.connect()
    try:
        for setting in settings:
            connection.execute(f"SET {setting}")
        yield connection
    finally:
        connection.close()


@contextmanager
def opening(workdir: Path, *folders: Path) -> Iterator[Connect]:
    """As `locked_down`, by a thread of its own, for opening takes a while: what it gives waits for the connection."""
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        yield pool.submit(stack.enter_context, locked_down(workdir, *folders)).result


def single_row(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[object, ...]:
    """The one row of an aggregate."""
    row: tuple[object, ...] | None = connection.execute(sql).fetchone()
    return row or ()
