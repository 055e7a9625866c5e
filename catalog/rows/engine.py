"""DuckDB for the row API: kept connections, locked to the tables' folder, each step of a question with a time limit.

https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from catalog.reading.duck import quote_text
from catalog.rows.refusal import TooSlow

# Idle connections beyond these are closed.
KEPT = 8
SPILL = "10GB"


class Engine:
    """Reads below `root`, writes exports into `exports`, spills into `temp`; DuckDB can reach no other file.

    A question has a connection to itself while it is asked. Idle ones are kept, since a fresh one costs some 20 ms, and
    kept here rather than by their threads: one that ends together with its thread can abort the whole process.
    """

    def __init__(self, root: Path, temp: Path, *, memory: str = "256MB", timeout: float = 20.0) -> None:
        self.root, self.temp, self.memory, self.timeout = root, temp, memory, timeout
        self.exports = temp / "rows-exports"
        self._idle: deque[duckdb.DuckDBPyConnection] = deque()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows at once. Raises TooSlow where the question was stopped."""
        with self._connection() as connection, self._limited(connection):
            found: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
            return found

    def batches(self, sql: str, values: Sequence[Any], size: int) -> Iterator[list[tuple[Any, ...]]]:
        """A result of any length, `size` rows at a time. The limit is on each batch: how fast the reader takes them is
        the reader's affair.
        """
        with self._connection() as connection:
            with self._limited(connection):
                connection.execute(sql, values)
                batch = connection.fetchmany(size)
            while batch:
                yield batch
                with self._limited(connection):
                    batch = connection.fetchmany(size)

    @contextmanager
    def _connection(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """One that met a fault, or whose result was not read to its end, is not used again."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = self._connect()
        sound = False
        try:
            yield connection
            sound = True
        finally:
            if sound and len(self._idle) < KEPT:
                self._idle.append(connection)
            else:
                connection.close()

    @contextmanager
    def _limited(self, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Out of memory is too slow too: what helps is the same, to ask for less."""
        timer = threading.Timer(self.timeout, connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (duckdb.InterruptException, duckdb.OutOfMemoryException) as error:
            raise TooSlow(self.timeout) from error
        finally:
            timer.cancel()
            timer.join()  # or it might go off late, and interrupt whoever has the connection next

    def _connect(self) -> duckdb.DuckDBPyConnection:
        folders = ", ".join(quote_text(f"{folder.resolve()}/") for folder in (self.root, self.exports))
        connection = duckdb.connect()
        for setting in (
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            f"memory_limit = {quote_text(self.memory)}",
            "threads = 1",
            "preserve_insertion_order = true",
            "TimeZone = 'UTC'",
            f"temp_directory = {quote_text(str(self.temp.resolve() / 'rows-spill'))}",
            f"max_temp_directory_size = {quote_text(SPILL)}",
            f"allowed_directories = [{folders}]",
            "enable_external_access = false",
            "lock_configuration = true",
        ):
            connection.execute(f"SET {setting}")
        return connection
