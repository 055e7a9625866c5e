"""One byte range of a file (https://www.rfc-editor.org/rfc/rfc9110#section-14)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ONE_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,19})\s*-\s*(\d{0,19})\s*", re.IGNORECASE)
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
        wanted = min(int(last), size)
        if wanted == 0:
            raise NotSatisfiable
        return ByteRange(size - wanted, wanted)
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise NotSatisfiable
    return ByteRange(start, end - start + 1)


def iter_file(path: Path, start: int, length: int, chunk: int = CHUNK) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length > 0 and (piece := file.read(min(chunk, length))):
            length -= len(piece)
            yield piece
