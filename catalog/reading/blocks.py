"""A text file as blocks of UTF-8, whatever its encoding, each ending where a line does."""

import codecs
from io import FileIO
from pathlib import Path

from catalog.reading.limits import Limits
from catalog.reading.lost_characters import MARKING
from catalog.reading.utf8 import UTF8

# So much of the file at once that what is done with it stays in the processor's own cache.
CHUNK = 256 * 1024
# The longest that one character is in UTF-8.
WIDEST = 4


class Blocks:
    """UTF-8 is passed on as it is, damage and all; of other encodings, damage comes out as `lost_characters.MARK`."""

    def __init__(self, path: Path, encoding: str, limits: Limits) -> None:
        self.size_of_file = path.stat().st_size
        self.raw = FileIO(path)
        self.decoder = None if encoding in UTF8 else codecs.getincrementaldecoder(encoding)(MARKING)
        self.longest = limits.max_row_chars * WIDEST
        self.rest = b""
        self.ended = False
        self.started = False

    def take(self) -> bytes:
        """The next block; b"" at the end. Only a line longer than one may be is cut before its end."""
        while not self.ended:
            self._read()
            if self._cut() or len(self.rest) > self.longest:
                break
        cut = self._cut() or len(self.rest)
        block, self.rest = self.rest[:cut], self.rest[cut:]
        return block

    def give_back(self, data: bytes) -> None:
        """The end of a block, to come again at the start of the next."""
        self.rest = data + self.rest

    def position(self) -> int:
        """Bytes of the file read so far."""
        return self.size_of_file if self.raw.closed else self.raw.tell()

    def close(self) -> None:
        self.raw.close()

    def _read(self) -> None:
        data = self.raw.read(CHUNK)
        self.ended = not data
        if self.decoder is not None:
            data = self.decoder.decode(data, self.ended).encode("utf-8", "replace")
        if not self.started and data:
            self.started = True
            data = data.removeprefix(codecs.BOM_UTF8)
        self.rest += data

    def _cut(self) -> int:
        """Where the last whole line ends; a carriage return at the very end may be half of a line end."""
        feed = self.rest.rfind(b"\n") + 1
        return feed or self.rest.rfind(b"\r", 0, len(self.rest) - (not self.ended)) + 1
