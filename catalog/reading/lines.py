"""Lines of a text file, one at a time and never longer than allowed; lines can be handed back to be read again."""

from collections import deque
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from types import TracebackType

from catalog.reading.blocks import Blocks
from catalog.reading.limits import Limits
from catalog.reading.lost_characters import MARKING
from catalog.reading.table import Finding, NotAsSupposed, Unreadable


class RecordTooLong(Exception):
    """The lines pulled since `begin` are more than one row may have: its quotation marks can't be right."""


class Lines(Iterator[str]):
    """`pulled` holds the lines since `begin`. `ended`: the file's end was met. `take` gives the blocks.

    Where the encoding is only `supposed`, a line that is not valid in it raises NotAsSupposed.
    """

    def __init__(self, path: Path, encoding: str, limits: Limits, *, supposed: bool = False) -> None:
        self.limits = limits
        self.blocks = Blocks(path, encoding, limits)
        self.take: Callable[[], bytes] = self.blocks.take
        self.text = StringIO()
        self.left = 0
        self.back: deque[str] = deque()
        self.pulled: list[str] = []
        self.size = 0
        self.ended = False
        self.supposed = supposed

    def __enter__(self) -> "Lines":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.blocks.close()

    @property
    def between_blocks(self) -> bool:
        """Every line of the blocks so far was pulled and kept: the next line begins a block."""
        return not self.left and not self.back

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

    def feed(self, block: bytes) -> None:
        """Lines come from this block next. Between blocks only."""
        try:
            text = block.decode("utf-8", "strict" if self.supposed else MARKING)
        except UnicodeDecodeError:
            raise NotAsSupposed from None
        self.text = StringIO(text, newline="")
        self.left = len(text)

    def give_back_rest(self) -> None:
        """What no line was pulled of yet is a block of its own, unless lines were handed back."""
        if self.left and not self.back:
            self.blocks.give_back(self.text.read().encode())
            self.left = 0

    def position(self) -> int:
        """Bytes read so far, some blocks ahead of the last line."""
        return self.blocks.position()

    def _read(self) -> str:
        if not self.left:
            self.feed(self.take())
        longest = self.limits.max_row_chars
        line = self.text.readline(longest + 1)
        self.left -= len(line)
        if len(line) > longest:
            raise Unreadable(Finding("row-too-long", figures={"limit": longest}))
        return line
