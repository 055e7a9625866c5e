"""ZIP files opened with care: the directory's size is known before it is read, each member before it is trusted.

Specification: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
"""

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Unreadable

CHUNK = 256 * 1024
# A ZIP comment is at most 65,535 bytes, and follows the 22 bytes of the end record.
TAIL = 65_535 + 22 + 20 + 56
END, END64 = b"PK\x05\x06", b"PK\x06\x06"
DIRECTORY_BYTES_PER_MEMBER = 1024

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)
# General purpose bit 11 (4.4.4): the name is UTF-8.
UTF8_NAME = 0x800
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def open_archive(path: Path, limits: Limits) -> zipfile.ZipFile:
    """Raises Unreadable for a broken archive, or one with more members than allowed."""
    if _directory_size(path) > limits.max_members * DIRECTORY_BYTES_PER_MEMBER:
        raise Unreadable(Finding("zip-bomb"))
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "zip"})) from fault
    if len(archive.infolist()) > limits.max_members:
        archive.close()
        raise Unreadable(Finding("zip-bomb"))
    return archive


def member_name(member: zipfile.ZipInfo) -> str:
    """The name as its maker saw it: where the UTF-8 flag is not set, Chinese programs write GBK or plain UTF-8."""
    if member.flag_bits & UTF8_NAME or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "gb18030", "big5hkscs"):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return member.filename


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, limits: Limits) -> None:
    """Writes one member to `target`, a path of our own choice. Raises Unreadable for a bomb, a lock or a fault."""
    with target.open("wb") as file:
        for chunk in bounded(_chunks(archive, member), member.compress_size, limits.max_unpacked, limits):
            file.write(chunk)


def bounded(chunks: Iterator[bytes], packed: int, most: int, limits: Limits) -> Iterator[bytes]:
    """The chunks, as long as no more comes out than `packed` bytes may become, and no more than `most`."""
    allowed = min(most, max(packed * limits.max_ratio, CHUNK))
    inflated = 0
    for chunk in chunks:
        inflated += len(chunk)
        if inflated > allowed:
            raise Unreadable(Finding("zip-bomb"))
        yield chunk


def inflate(archive: zipfile.ZipFile, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Every member's name with its bytes in chunks; nothing is believed but what really comes out.

    Raises Unreadable as soon as more comes out than `limits` allow: sizes in the directory may lie.
    """
    packed = max(1, sum(member.compress_size for member in archive.infolist()))
    allowed = min(limits.max_inflated, max(packed * limits.max_ratio, CHUNK))
    inflated = 0
    for member in archive.infolist():
        for chunk in _chunks(archive, member):
            inflated += len(chunk)
            if inflated > allowed:
                raise Unreadable(Finding("zip-bomb"))
            yield member.filename, chunk


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    if member.flag_bits & 0x1:
        raise Unreadable(Finding("encrypted-file"))
    if member.compress_type not in METHODS:  # the others inflate without bound, and no office program writes them
        raise Unreadable(Finding("broken-file", figures={"format": "zip"}))
    try:
        with archive.open(member) as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except BROKEN as fault:
        raise Unreadable(Finding("broken-file", figures={"format": "zip"})) from fault


def _directory_size(path: Path) -> int:
    """What the end records say of the central directory, the larger where two disagree; 0 where there is none."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        tail = file.read()
    end, end64 = tail.rfind(END), tail.rfind(END64)
    sizes = [0]
    if end >= 0 and len(tail) >= end + 16:
        size = int.from_bytes(tail[end + 12 : end + 16], "little")
        sizes.append(0 if size == 0xFFFFFFFF else size)
    if end64 >= 0 and len(tail) >= end64 + 48:
        sizes.append(int.from_bytes(tail[end64 + 40 : end64 + 48], "little"))
    return max(sizes)
