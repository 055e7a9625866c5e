"""Lines of a text file, one at a time and never longer than allowed; lines can be handed back to be read again."""

from collections import deque
from collections.abc import Iterator
from io import BufferedReader, FileIO, TextIOWrapper
from pathlib import Path
from types import TracebackType

from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Unreadable

# Bytes that cannot be decoded become this; where the source itself holds it, the text was damaged before.
DAMAGED = "\ufffd"


class RecordTooLong(Exception):
    """The lines pulled since `begin` are more than one row may have: its quotation marks can't be right."""


class Lines(Iterator[str]):
    """`pulled` holds the lines since `begin`. `ended`: the file's end was met."""

    def __init__(self, path: Path, encoding: str, limits: Limits) -> None:
        self.limits = limits
        self.size_of_file = path.stat().st_size
        self.raw = FileIO(path)
        self.text = TextIOWrapper(BufferedReader(self.raw), encoding=encoding, errors="replace", newline="")
        self.back: deque[str] = deque()
        self.pulled: list[str] = []
        self.size = 0
        self.ended = False

    def __enter__(self) -> "Lines":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.text.close()

    def begin(self) -> None:
        """A new record starts."""
        self.pulled = []
        self.size = 0

    def __next__(self) -> str:
        line = self.back.popleft() if self.back else self._read()
        if not line:
            self.ended = True
            raise StopIteration
        self.pulled.append(line)
        self.size += len(line)
        if self.size > self.limits.max_row_chars:
            raise RecordTooLong
        return line

    def hand_back(self, lines: list[str]) -> None:
        self.back.extendleft(reversed(lines))
        self.ended = False

    def position(self) -> int:
        """Bytes read so far, a buffer ahead of the last line."""
        return self.size_of_file if self.raw.closed else self.raw.tell()

    def _read(self) -> str:
        longest = self.limits.max_row_chars
        line = self.text.readline(longest + 1)
        if len(line) > longest:
            raise Unreadable(Finding("row-too-long", figures={"limit": longest}))
        return line
