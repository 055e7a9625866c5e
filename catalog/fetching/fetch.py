"""Fetch one file: its bytes, counted and hashed as they pass, and what the server says of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from catalog.fetching.asking import PARTIAL, Ask
from catalog.fetching.exchange import Answer, exchange
from catalog.fetching.filename import filename_of
from catalog.fetching.limits import Limits
from catalog.fetching.refusals import FetchFailed

__all__ = ("Fetched", "Limits", "fetch")


@dataclass(frozen=True, slots=True)
class Fetched:
    """`size` and `sha256` are of the bytes written; `declared_size` is what the server said, None if nothing.

    `redirects` are the addresses passed on the way to `final_url`.
    """

    url: str
    final_url: str
    status: int
    media_type: str
    filename: str
    size: int
    sha256: str
    etag: str
    last_modified: datetime | None
    ranges: bool
    declared_size: int | None
    redirects: tuple[str, ...] = ()


def fetch(
    url: str,
    into: BinaryIO,
    *,
    allow: tuple[str, ...] = (),
    limits: Limits | None = None,
    ask: Ask | None = None,
    progress: Callable[[int], None] | None = None,
) -> Fetched:
    """Write the bytes behind `url` into `into`. Raises FetchRefused or FetchFailed, each with a sentence.

    `into` then holds part of a file. Where `ask` wants a range, `status` tells whether it came (206) or the whole.
    """
    limits = limits or Limits()
    with exchange(url, ask or Ask(), allow=allow, limits=limits) as answer:
        return take(url, answer, into, progress)


def take(url: str, answer: Answer, into: BinaryIO, progress: Callable[[int], None] | None = None) -> Fetched:
    """Read the body of a good answer."""
    size, sha256 = _copy(answer, into, answer.limits, progress)
    return Fetched(
        url=url,
        final_url=answer.target.url,
        status=answer.status,
        media_type=answer.media_type,
        filename=filename_of(answer.header("Content-Disposition"), answer.target.url),
        size=size,
        sha256=sha256,
        etag=answer.header("ETag"),
        last_modified=_moment(answer.header("Last-Modified")),
        ranges=answer.status == PARTIAL or answer.header("Accept-Ranges").strip().lower() == "bytes",
        declared_size=answer.declared_size,
        redirects=answer.redirects,
    )


def _copy(answer: Answer, into: BinaryIO, limits: Limits, progress: Callable[[int], None] | None) -> tuple[int, str]:
    too_large = FetchFailed("too-large", megabytes=limits.max_bytes // 1024**2)
    if (answer.declared_size or 0) > limits.max_bytes:
        raise too_large
    digest, size = hashlib.sha256(), 0
    for piece in answer.body():
        size += len(piece)
        if size > limits.max_bytes:
            raise too_large
        digest.update(piece)
        into.write(piece)
        if progress is not None:
            progress(size)
    return size, digest.hexdigest()


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
