"""Decides the columns' types by the first rows while the others are still being written: it takes one core alone."""

import shutil
from concurrent.futures import Executor, Future
from pathlib import Path

from catalog.reading.decide import Decided, decide_by_sample
from catalog.reading.duck import Connect
from catalog.reading.normalize import Normalized
from catalog.reading.table import Table
from catalog.reading.text_rows import TextRows


class FirstRows:
    """`begin` it once the first rows are written, and ask what was `decided` when all are.

    Until then nothing else may use the connection.
    """

    def __init__(self, table: Table, connect: Connect, pool: Executor) -> None:
        self.table = table
        self.connect = connect
        self.pool = pool
        self.header = table.header
        self.deciding: Future[tuple[Decided, ...]] | None = None

    def begin(self, text: Path, written: Normalized) -> None:
        """`text` holds whole rows, and will grow: so the first ones are copied."""
        sample = Path(shutil.copyfile(text, text.with_name("first-rows.csv")))
        self.deciding = self.pool.submit(self._decide, TextRows(sample, len(self.header), written))

    def decided(self) -> tuple[Decided, ...] | None:
        """None where the file has no more than the first rows, or titles had to be mended at its end."""
        decided = self.deciding.result() if self.deciding is not None else None
        return decided if self.table.header == self.header else None

    def _decide(self, rows: TextRows) -> tuple[Decided, ...]:
        try:
            return decide_by_sample(self.connect(), rows, self.table)
        finally:
            rows.path.unlink()
