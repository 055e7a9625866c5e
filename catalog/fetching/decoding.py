"""Unpack what a server packed although we asked for it plain (https://www.rfc-editor.org/rfc/rfc9110#section-8.4)."""

import zlib
from collections.abc import Iterable, Iterator

from catalog.fetching.refusals import FetchFailed

PIECE = 64 * 1024
GZIP = ("gzip", "x-gzip")
GZIP_BEGINS = b"\x1f"
# A .gz file that its server labels as packed once more: it is the file itself (Apache does so by default).
GZIP_TYPES = ("application/gzip", "application/x-gzip")


def is_plain(encoding: str, media_type: str) -> bool:
    return encoding in ("", "identity") or (encoding in GZIP and media_type in GZIP_TYPES)


def unpack(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The unpacked bytes, never more than a small piece at a time, so that who counts them can stop a bomb."""
    if encoding not in GZIP:
        raise FetchFailed("encoding", encoding=encoding[:40])
    member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        for packed in pieces:
            rest = packed
            while rest:
                if member.eof:
                    if not rest.startswith(GZIP_BEGINS):
                        return  # Padding behind the last member, as gzip itself ignores.
                    member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
                yield member.decompress(rest, PIECE)
                rest = member.unused_data if member.eof else member.unconsumed_tail
    except zlib.error as error:
        raise FetchFailed("encoding", encoding=encoding) from error
    if not member.eof:
        raise FetchFailed("encoding", encoding=encoding)
