"""Gives proved rows their numbers: each line of a block gets its row's before it.

The numbers are put in as eight zeros, which Python does at the speed of copying, and then written over the zeros all at
once.
"""

import numpy as np

from catalog.reading.plain import FEED, NUL, Plain, Proved

DIGITS = 8
MOST = 10**DIGITS - 1
# Row numbers as eight digits, four at a time: dividing costs more than looking up.
FOUR = np.frombuffer(b"".join(b"%04d" % number for number in range(10_000)), np.uint32)


def number_rows(proved: Proved, number: int, delimiter: str) -> Plain:
    """`number` is that of the first row; the last one's must not be above `MOST`."""
    rows = len(proved.starts)
    prefix = b"0" * DIGITS + delimiter.encode()
    data = bytearray(prefix)
    data += _without_breaks(proved).replace(b"\n", b"\n" + prefix)
    del data[-len(prefix) :]
    text = np.frombuffer(data, np.uint8)
    numbers = np.arange(number, number + rows)
    places = proved.starts + len(prefix) * np.arange(rows)
    digits = np.stack((FOUR[numbers // 10_000], FOUR[numbers % 10_000]), axis=1).view(np.uint64).ravel()
    # At each place eight bytes are written as one number.
    np.ndarray(len(text) - DIGITS + 1, np.uint64, text, strides=(1,))[places] = digits
    text[proved.breaks + len(prefix) * np.searchsorted(proved.starts, proved.breaks, "right")] = FEED
    total = rows * number + rows * (rows - 1) // 2
    longest = proved.longest + len(prefix) + 1
    return Plain(data, rows, total, proved.filled, proved.typed, proved.short, longest)


def _without_breaks(proved: Proved) -> bytes | bytearray:
    """The block with line feeds at the ends of rows alone: inside cells stands NUL, which no plain block has."""
    if not len(proved.breaks):
        return proved.block
    masked = bytearray(proved.block)
    np.frombuffer(masked, np.uint8)[proved.breaks] = NUL[0]
    return masked
