"""A BIFF8 workbook in an OLE2 container, made by hand: [MS-XLS] and [MS-CFB] are open to read, if not to change."""

import struct
from collections.abc import Iterable

from tests.truth.content import Row

SECTOR = 512
SMALLEST = 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xls_of(rows: Iterable[Row]) -> bytes:
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6)) + _cells(list(rows)) + _record(0x0A, b"")
    name = b"\x06\x00Sheet1"
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    size = len(start) + 4 + 6 + len(name) + 4
    bound = _record(0x85, struct.pack("<IH", size, 0) + name)
    return _container(start + bound + _record(0x0A, b"") + sheet)


def _cells(rows: list[Row]) -> bytes:
    width = max(map(len, rows))
    found = _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                found += _record(0x204, struct.pack("<HHHHB", y, x, 0, len(cell), 1) + text)
            else:
                found += _record(0x203, struct.pack("<HHHd", y, x, 0, float(str(cell))))
    return found


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _container(stream: bytes) -> bytes:
    """Sectors: the allocation table, the directory, then the stream."""
    stream = stream.ljust(max(SMALLEST, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    chain = [FAT, END, *range(3, count + 2), END]
    table = struct.pack(f"<{SECTOR // 4}I", *chain, *[FREE] * (SECTOR // 4 - len(chain)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    directory = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, 2, len(stream)) + bytes(256)
    return header + table + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", FREE, FREE, child)
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
