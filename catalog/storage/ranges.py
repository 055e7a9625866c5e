"""One byte range of a file (https://www.rfc-editor.org/rfc/rfc9110#section-14)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Up to 4000 digits: int() takes no more, and no server lets a longer header through.
ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,4000})-([0-9]{0,4000})[ \t]*", re.IGNORECASE)
CHUNK = 64 * 1024


class NotSatisfiable(Exception):
    """The range begins behind the end of the file: answer 416."""


@dataclass(frozen=True, slots=True)
class ByteRange:
    start: int
    length: int


def parse_range(header: str, size: int) -> ByteRange | None:
    """None where the header is to be ignored and the whole file sent: no range, another unit, or several ranges."""
    match = ONE_RANGE.fullmatch(header)
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return _suffix(int(last), size)
    start = int(first)
    end = int(last) if last else size
    if last and end < start:
        return None
    if start >= size:
        raise NotSatisfiable
    return ByteRange(start, min(end, size - 1) - start + 1)


def _suffix(wanted: int, size: int) -> ByteRange | None:
    if wanted == 0:
        raise NotSatisfiable
    if size == 0:
        # Satisfiable, but no Content-Range can say "nothing of nothing": the whole, empty file is sent.
        return None
    length = min(wanted, size)
    return ByteRange(size - length, length)


def iter_file(path: Path, start: int, length: int, chunk: int = CHUNK) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length > 0 and (piece := file.read(min(chunk, length))):
            length -= len(piece)
            yield piece
