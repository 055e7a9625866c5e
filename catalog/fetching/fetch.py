"""The one guarded way out.

The threat: a publisher, or a server that it links to, makes us reach what only we can reach (other machines of our
network, the cloud's metadata service) and shows it to the world; or holds a worker for good with an endless answer.
So addresses are checked where they are dialled and at each redirect, and size, time and speed have bounds. Bytes are
taken as they are on the wire: nothing is decompressed here.
"""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import unquote, urljoin, urlsplit

import requests
import urllib3.exceptions
from requests_hardened.ip_filter import InvalidIPAddress

from catalog.fetching.address import Target, check_address
from catalog.fetching.refusals import FetchFailed, FetchRefused
from catalog.fetching.session import Watch, session_for

CHUNK = 64 * 1024
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """`min_bytes_per_second` is asked once `slow_after` seconds have passed."""

    max_bytes: int = 2 * 1024**3
    connect_timeout: float = 5.0
    read_timeout: float = 20.0
    total_seconds: float = 600.0
    min_bytes_per_second: int = 1024
    slow_after: float = 30.0
    max_redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """`size` and `sha256` are of the bytes written; `declared_size` is what the server said, None if nothing."""

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


def fetch(
    url: str,
    into: BinaryIO,
    *,
    allow: tuple[str, ...] = (),
    limits: Limits | None = None,
    user_agent: str = "Kaimen",
    progress: Callable[[int], None] | None = None,
) -> Fetched:
    """Write the bytes behind `url` into `into`. Raises FetchRefused or FetchFailed, each with a sentence."""
    limits = limits or Limits()
    with exchange(url, allow=allow, limits=limits, headers={"User-Agent": user_agent}) as (response, final):
        declared = declared_size(response)
        if declared is not None and declared > limits.max_bytes:
            raise too_large(limits)
        digest, size = hashlib.sha256(), 0
        for chunk in body(response, limits):
            size += len(chunk)
            if size > limits.max_bytes:
                raise too_large(limits)
            digest.update(chunk)
            into.write(chunk)
            if progress is not None:
                progress(size)
        return Fetched(
            url=url,
            final_url=final,
            status=response.status_code,
            media_type=response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
            filename=filename_of(response, final),
            size=size,
            sha256=digest.hexdigest(),
            etag=response.headers.get("ETag", ""),
            last_modified=_moment(response.headers.get("Last-Modified", "")),
            ranges=response.headers.get("Accept-Ranges", "").strip().lower() == "bytes",
            declared_size=declared,
        )


@contextmanager
def exchange(
    url: str, *, allow: tuple[str, ...], limits: Limits, headers: dict[str, str]
) -> Iterator[tuple[requests.Response, str]]:
    """The response behind all redirects, its body unread, and its address. Any status but 2xx raises FetchFailed."""
    with Watch(limits.total_seconds) as watch:
        target = check_address(url, allow)
        for _hop in range(limits.max_redirects + 1):
            with _translated(target, watch, limits), session_for(target, watch) as session:
                response = session.get(
                    target.url,
                    headers={"Accept-Encoding": "identity", "Accept": "*/*", **headers},
                    stream=True,
                    allow_redirects=False,
                    timeout=(limits.connect_timeout, limits.read_timeout),
                )
                if response.status_code not in REDIRECTS:
                    if not response.ok:
                        raise FetchFailed("status", status=response.status_code)
                    yield response, target.url
                    if watch.cut:
                        # An answer without a length ends like a whole one when it is cut.
                        raise FetchFailed("too-slow", seconds=round(limits.total_seconds))
                    return
                location = response.headers.get("Location", "")
            target = check_address(urljoin(target.url, location), allow)
    raise FetchFailed("redirects", most=limits.max_redirects)


def body(response: requests.Response, limits: Limits) -> Iterator[bytes]:
    """The bytes as they come, with an eye on speed; `read1` never waits for a full chunk."""
    began, size = time.monotonic(), 0
    while chunk := response.raw.read1(CHUNK, decode_content=False):
        size += len(chunk)
        elapsed = time.monotonic() - began
        slow = elapsed > limits.slow_after and size / elapsed < limits.min_bytes_per_second
        if slow or elapsed > limits.total_seconds:
            raise FetchFailed("too-slow", seconds=round(elapsed))
        yield chunk
    promised = declared_size(response)
    if promised is not None and size < promised:
        raise FetchFailed("connection", host=urlsplit(response.url or "").hostname or "")


@contextmanager
def _translated(target: Target, watch: Watch, limits: Limits) -> Iterator[None]:
    """The libraries' errors in our words. A cut watch stands behind whatever error it caused."""
    try:
        yield
    except InvalidIPAddress:
        raise FetchRefused("address", host=target.host) from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        if watch.cut:
            raise FetchFailed("too-slow", seconds=round(limits.total_seconds)) from error
        if isinstance(error, requests.exceptions.SSLError):
            raise FetchFailed("tls", host=target.host) from error
        code = "unresolved" if "resolve" in str(error) else "connection"
        raise FetchFailed(code, host=target.host) from error


def too_large(limits: Limits) -> FetchFailed:
    return FetchFailed("too-large", megabytes=limits.max_bytes // 1024**2)


def declared_size(response: requests.Response) -> int | None:
    value = response.headers.get("Content-Length", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 19 else None


def filename_of(response: requests.Response, url: str) -> str:
    """From Content-Disposition (RFC 6266), else the last part of the address; no path, no control characters."""
    header = Message()
    header["Content-Disposition"] = response.headers.get("Content-Disposition", "")
    name = header.get_filename() or unquote(urlsplit(url).path.rsplit("/", 1)[-1])
    return re.sub(r"[\x00-\x1f\x7f/\\]", "", name).strip(" .")[-255:] or "download"


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
