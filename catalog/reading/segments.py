"""The rows of a table as text, in several files, each of whole rows: one thread reads each of them from its start."""

from pathlib import Path
from threading import Event
from types import TracebackType
from typing import BinaryIO

from catalog.reading.limits import MIB

LEAST = MIB
# For so many columns: opening a file takes its reader longer the more columns there are.
COLUMNS = 32
# Each is at least this share of all before it: of few files all may be opened at once, and the last ones of a large
# table are no long wait for one thread alone.
SHARE = 32


class Segments:
    """The files of a folder, written one after another, and removed at the end of the context.

    Another thread may look at `paths`, the files begun so far, of which all but the last are whole; the last one is too
    once `ended` is set.
    """

    def __init__(self, folder: Path, columns: int) -> None:
        self.folder = folder
        self.least = LEAST * max(1, columns // COLUMNS)
        self.paths: list[Path] = []
        self.size = 0
        self.ended = Event()
        self.file: BinaryIO | None = None
        self.left = 0

    def __enter__(self) -> "Segments":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        for path in self.paths:
            path.unlink()

    def write(self, rows: bytes | bytearray) -> None:
        if self.file is None:
            path = self.folder / f"rows-{len(self.paths)}.csv"
            self.file = path.open("wb")
            self.left = max(self.least, self.size // SHARE)
            self.paths.append(path)
        self.file.write(rows)
        self.size += len(rows)
        self.left -= len(rows)
        if self.left <= 0:
            self.cut()

    def cut(self) -> None:
        """What is written so far can be read; the next rows begin a new file."""
        file, self.file = self.file, None
        if file is not None:
            file.close()

    def end(self) -> None:
        """A disk that is full may refuse the last rows: even then nobody waits for more."""
        try:
            self.cut()
        finally:
            self.ended.set()

    def is_whole(self, number: int) -> bool:
        """Whether nothing will be added to the file of that number, be it there or not."""
        return self.ended.is_set() or number < len(self.paths) - 1
