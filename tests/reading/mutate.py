"""Damage to a file's bytes as discs, networks, editors and enemies do it; what is packed is also damaged inside."""

import gzip
import random
import zipfile
import zlib
from io import BytesIO

# Numbers at the edge of what formats count with.
EDGES = (b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"\x80\x00\x00\x00", b"\x00" * 8)
# What readers take for the start or end of something.
TOKENS = (
    b'"', b",", b"\n", b"\r", b"\t", b"\x00", b"<", b">", b"&", b"</", b"<!--", b"<![CDATA[", b"<!DOCTYPE a [", b"{",
    b"}", b"[", b"]", b":", b"null", b"1e999", b"-", b"\\u0000", b"\\ud800", b"\xef\xbb\xbf", b"\xff\xfe", b"\xb0\xa1",
    b'r="XFD1048576"', b'colspan="9999999"', b'rowspan="9999999"', b'number-columns-repeated="99999999"', b"PK\x03\x04",
)  # fmt: skip
MOST_INSIDE = 2_000_000


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Some one to four kinds of damage."""
    if chance.random() < 0.6:
        content = _inside(content, chance)
        if chance.random() < 0.5:
            return content
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(DAMAGES)(content, chance)
    return content


def _inside(content: bytes, chance: random.Random) -> bytes:
    """A ZIP or GZIP packed anew around damaged content, so that the damage gets past the checksums."""
    if content.startswith(b"\x1f\x8b"):
        try:
            return gzip.compress(mutate(gzip.decompress(content), chance), mtime=0)
        except (OSError, EOFError, zlib.error):
            return content
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = {info: archive.read(info) for info in archive.infolist() if info.file_size < MOST_INSIDE}
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError):
        return content
    victim = chance.choice(list(members)) if members else None
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for info, inner in members.items():
            archive.writestr(info, mutate(inner, chance) if info is victim else inner)
    return made.getvalue()


def _place(content: bytes, chance: random.Random) -> int:
    """More often near the start, where headers are."""
    return int(len(content) * chance.random() ** chance.choice((1, 1, 3)))


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        if changed:
            changed[min(_place(content, chance), len(changed) - 1)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _insert(content: bytes, chance: random.Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + chance.choice((*TOKENS, *EDGES)) * chance.choice((1, 1, 1, 3, 500)) + content[place:]


def _overwrite(content: bytes, chance: random.Random) -> bytes:
    place, edge = _place(content, chance), chance.choice((*EDGES, chance.randbytes(4)))
    return content[:place] + edge + content[place + len(edge) :]


def _cut_out(content: bytes, chance: random.Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + content[place + chance.choice((1, 2, 10, 100, 3000)) :]


def _cut_short(content: bytes, chance: random.Random) -> bytes:
    return content[: _place(content, chance)]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    place = _place(content, chance)
    piece = content[place : place + chance.choice((1, 10, 200, 5000))]
    return content[:place] + piece * chance.choice((2, 2, 10)) + content[place:]


def _append(content: bytes, chance: random.Random) -> bytes:
    return content + chance.randbytes(chance.choice((1, 20, 400)))


DAMAGES = (_flip, _flip, _insert, _insert, _overwrite, _cut_out, _cut_short, _repeat, _append)
