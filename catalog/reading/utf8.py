"""Whether bytes are UTF-8, told from whole arrays of them at once: quicker than decoding, and without Python's lock.

The Unicode Standard, table 3-7 (https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506): a leading
byte says how many continuation bytes follow it, and four of the leading bytes narrow what the first of those may be.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.reading.duck import THREADS

# Its names among the encodings; the mark that the second may begin with is a character too.
UTF8 = ("utf-8", "utf-8-sig")
CHUNK = 256 * 1024
# No character begins with these: they would spell ASCII in two bytes, or lie beyond U+10FFFF.
NEVER_FIRST, NEVER_TWO = 0xF5, (0xC0, 0xC1)
TWO, THREE, FOUR = 0xC2, 0xE0, 0xF0
# Continuation bytes, 80 to BF, are those below -64 as signed bytes.
FIRST_LEAD = -64
# What follows each of these leading bytes is at least, and at most: no character in more bytes than it needs, no half
# of a surrogate pair, none beyond the last.
SECOND = {b"\xe0": (0xA0, 0xBF), b"\xed": (0x80, 0x9F), b"\xf0": (0x90, 0xBF), b"\xf4": (0x80, 0x8F)}
# A character has at most this many bytes after its first.
MOST_FOLLOWING = 3


def is_utf8_file(path: Path) -> bool:
    """As whether the whole file can be decoded. Each thread reads what it tells."""
    size = path.stat().st_size
    starts = range(0, size, CHUNK)
    with path.open("rb", buffering=0) as file, ThreadPoolExecutor(THREADS) as pool:
        tell = partial(_is_utf8_at, file.fileno(), size)
        return all(pool.map(tell, starts) if len(starts) > 1 else map(tell, starts))


def _is_utf8_at(file: int, size: int, start: int) -> bool:
    """Of the chunk at `start`: it ends where the last character that ends in it does, and there the next one begins."""
    before = min(start, MOST_FOLLOWING)
    data = os.pread(file, before + CHUNK, start - before)
    end = whole_characters(data) if start + CHUNK < size else len(data)
    return is_utf8(data[whole_characters(data[:before]) : end])


def is_utf8(data: bytes) -> bool:
    """As whether `data.decode()` succeeds."""
    if data.isascii():
        return True
    text = np.frombuffer(data + bytes(MOST_FOLLOWING), np.uint8)
    expected = np.zeros(len(text), bool)
    for after, least in enumerate((TWO, THREE, FOUR), start=1):
        expected[after:] |= text[:-after] >= least
    follows = text.view(np.int8) < FIRST_LEAD
    return np.array_equal(expected, follows) and not _has_wrong_bytes(data, text)


def whole_characters(data: bytes) -> int:
    """Where the last character that ends in `data` does; the bytes after it, if any, begin another one."""
    for back in range(1, min(MOST_FOLLOWING, len(data)) + 1):
        byte = data[-back]
        if byte >= TWO:
            return len(data) - back if back <= (byte >= TWO) + (byte >= THREE) + (byte >= FOUR) else len(data)
        if byte < 0x80:
            break
    return len(data)


def _has_wrong_bytes(data: bytes, text: NDArray[np.uint8]) -> bool:
    """Leading bytes that there are not, and continuation bytes that may not follow theirs."""
    if any(byte in data for byte in NEVER_TWO) or text.max() >= NEVER_FIRST:
        return True
    return any(_is_wrong_second(text, lead[0], *limits) for lead, limits in SECOND.items() if lead in data)


def _is_wrong_second(text: NDArray[np.uint8], lead: int, least: int, most: int) -> bool:
    second = text[np.flatnonzero(text == lead) + 1]
    return bool(((second < least) | (second > most)).any())
