"""DuckDB for the row API: one connection a thread, locked to the tables' folder, each question with a time limit.

https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from catalog.reading.duck import quote_text
from catalog.rows.refusal import TooSlow


class Engine:
    """Reads below `root`, spills into `temp`. Connections are kept: a fresh one costs some 20 ms."""

    def __init__(self, root: Path, temp: Path, *, memory: str = "256MB", timeout: float = 20.0) -> None:
        self.root, self.temp, self.memory, self.timeout = root, temp, memory, timeout
        self._local = threading.local()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Raises TooSlow where the question was stopped."""
        connection = self._connection()
        timer = threading.Timer(self.timeout, connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield connection
        except duckdb.InterruptException as error:
            raise TooSlow(self.timeout) from error
        finally:
            timer.cancel()

    @contextmanager
    def stream(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """For results of any length: how long it takes is the reader's affair. A cursor of its own, since the thread's
        connection may be asked something else in the meantime.
        """
        connection = self._connection().cursor()
        try:
            yield connection
        finally:
            connection.close()

    def rows(self, sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        with self.cursor() as connection:
            found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
            return found

    def _connection(self) -> duckdb.DuckDBPyConnection:
        kept: duckdb.DuckDBPyConnection | None = getattr(self._local, "connection", None)
        if kept is None:
            kept = self._local.connection = self._connect()
        return kept

    def _connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        for setting in (
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            f"memory_limit = '{self.memory}'",
            "threads = 1",
            "TimeZone = 'UTC'",
            f"temp_directory = {quote_text(str(self.temp.resolve() / 'rows-spill'))}",
            "max_temp_directory_size = '10GB'",
            f"allowed_directories = [{quote_text(str(self.root.resolve()) + '/')}]",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        return connection
