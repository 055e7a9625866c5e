"""Decides the columns' types by the first rows, and types all rows by that, while others are still being written."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

import duckdb

from catalog.reading.decide import Decided, decide_by_sample
from catalog.reading.duck import Connect
from catalog.reading.limits import MIB
from catalog.reading.normalize import Normalized
from catalog.reading.pipes import PAUSE, Pipes
from catalog.reading.segments import Segments
from catalog.reading.table import Table
from catalog.reading.text_rows import TextRows
from catalog.reading.typed_rows import write_typed

# Less than this is typed afterwards in no time; more columns than these, quicker from few files than through pipes.
WORTH = 4 * MIB
WIDEST = 100


class Early:
    """`begin` it once the first rows are written, and leave its context when all are: then look what was `decided`,
    and whether all rows are `typed` by it.

    Until then nothing else may use the connection.
    """

    def __init__(self, table: Table, segments: Segments, connect: Connect, parquet: Path) -> None:
        self.table = table
        self.segments = segments
        self.connect = connect
        self.parquet = parquet
        self.header = table.header
        self.pool = ThreadPoolExecutor(1)
        self.deciding: Future[tuple[Decided, ...]] | None = None
        self.typing: Future[bool] | None = None

    def __enter__(self) -> "Early":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.pool:
            try:
                self.segments.end()
            except OSError:
                self._give_up()
                raise
            if error is not None:
                self._give_up()

    def _give_up(self) -> None:
        if self.typing is not None and not self.typing.cancel():
            self.connect().interrupt()

    def begin(self, written: Normalized) -> None:
        """The segments hold the first rows."""
        self.segments.cut()
        first = TextRows(tuple(self.segments.paths), len(self.header), written)
        deciding = self.deciding = self.pool.submit(lambda: decide_by_sample(self.connect(), first, self.table))
        self.typing = self.pool.submit(self._type, deciding, written)

    def decided(self) -> tuple[Decided, ...] | None:
        """None where the file has no more than the first rows, or titles had to be mended at its end."""
        decided = self.deciding.result() if self.deciding is not None else None
        return decided if self._has_its_header() else None

    def typed(self) -> bool:
        """Whether `parquet` holds the rows, typed as `decided`."""
        return self._has_its_header() and self.typing is not None and self.typing.result()

    def _has_its_header(self) -> bool:
        return self.table.header == self.header

    def _type(self, deciding: Future[tuple[Decided, ...]], written: Normalized) -> bool:
        """A line longer than the first ones suggest is an error of DuckDB's, as is all else that needs a second try.

        On some volumes there are no pipes: an error of the system's.
        """
        if not self._is_worth_while():
            return False
        try:
            columns = tuple(one.column for one in deciding.result())
            with Pipes(self.segments) as pipes:
                rows = TextRows(pipes.paths, len(self.header), written)
                write_typed(self.connect(), rows.sql, columns, self.parquet)
        except (duckdb.Error, OSError):
            return False
        return True

    def _is_worth_while(self) -> bool:
        """Once so much is written; not if all is before."""
        if len(self.header) > WIDEST:
            return False
        while self.segments.size < WORTH:
            if self.segments.ended.wait(PAUSE):
                return False
        return True
