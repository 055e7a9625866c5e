"""Ask an address for its bytes, through all its redirects, each of them checked like the first."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin

import requests
import urllib3.exceptions
from requests_hardened.ip_filter import InvalidIPAddress

from catalog.fetching.address import SHOWN, Target, check_address
from catalog.fetching.asking import Ask
from catalog.fetching.decoding import is_plain, unpack
from catalog.fetching.limits import Limits
from catalog.fetching.refusals import FetchFailed, FetchRefused
from catalog.fetching.session import Watch, session_for

CHUNK = 64 * 1024
# Servers ask us to come back later in seconds; what they say beyond this is no wish but nonsense.
LONGEST_WAIT = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer, its body still unread. `redirects` are the addresses passed on the way, in order."""

    target: Target
    response: requests.Response
    redirects: tuple[str, ...]
    watch: Watch
    limits: Limits

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def media_type(self) -> str:
        return self.header("Content-Type").partition(";")[0].strip().lower()

    @property
    def declared_size(self) -> int | None:
        """The file's size as the server tells it; None where it tells nothing, or the size of a packed form."""
        value = self.header("Content-Length")
        told = value.isascii() and value.isdigit() and len(value) < 19 and self._plain
        return int(value) if told else None

    @property
    def _encoding(self) -> str:
        return self.header("Content-Encoding").strip().lower()

    @property
    def _plain(self) -> bool:
        return is_plain(self._encoding, self.media_type)

    def header(self, name: str) -> str:
        return str(self.response.headers.get(name, ""))

    def body(self) -> Iterator[bytes]:
        """The file's bytes as they come. Raises FetchFailed where they break off, come too slowly or cannot be read."""
        wire = self._wire()
        return wire if self._plain else unpack(wire, self._encoding)

    def _wire(self) -> Iterator[bytes]:
        began, taken = time.monotonic(), 0
        while piece := self._read():
            yield piece
            taken += len(piece)
            seconds = time.monotonic() - began
            if seconds > self.limits.slow_after:
                if taken / seconds < self.limits.min_bytes_per_second:
                    raise FetchFailed("too-slow", seconds=round(seconds))
                began, taken = time.monotonic(), 0
        if self.watch.cut:
            # An answer without a length ends like a whole one when it is cut.
            raise _too_slow(self.limits)

    def _read(self) -> bytes:
        with _translated(self.target, self.watch, self.limits):
            # `read1` does not wait for a full chunk: so the pace is looked at however little comes.
            return bytes(self.response.raw.read1(CHUNK, decode_content=False))


@contextmanager
def exchange(url: str, ask: Ask, *, allow: tuple[str, ...], limits: Limits) -> Iterator[Answer]:
    """The answer behind all redirects. A status that does not answer what was asked is FetchFailed."""
    with Watch(limits.total_seconds) as watch, ExitStack() as line:
        target, passed, cookie = check_address(url, allow), [], False
        while (response := _ask(target, ask, limits, watch, line)).is_redirect:
            passed.append(target.url)
            cookie = cookie or "Set-Cookie" in response.headers
            target = check_address(_onward(target, response), allow)
            if len(passed) > limits.max_redirects:
                raise FetchFailed(
                    "cookies" if cookie and target.url in passed else "redirects", most=limits.max_redirects
                )
            line.close()
        if not ask.is_answered_by(response.status_code):
            raise FetchFailed("status", status=response.status_code, retry_after=_retry_after(response))
        yield Answer(target, response, tuple(passed), watch, limits)


def _ask(target: Target, ask: Ask, limits: Limits, watch: Watch, line: ExitStack) -> requests.Response:
    """One request; the line stays open, for the body, until `line` is closed."""
    session = line.enter_context(session_for(target, watch))
    with _translated(target, watch, limits):
        response = session.request(
            ask.method,
            target.url,
            headers=ask.headers,
            stream=True,
            allow_redirects=False,
            timeout=(limits.connect_timeout, limits.read_timeout),
        )
    return line.enter_context(response)


def _retry_after(response: requests.Response) -> int | None:
    """Seconds until the server wants us back; the form with a date is rare, and its clock is not ours."""
    value = str(response.headers.get("Retry-After", "")).strip()
    told = value.isascii() and value.isdigit() and len(value) < 19
    return min(int(value), LONGEST_WAIT) if told else None


def _onward(target: Target, response: requests.Response) -> str:
    """Where the redirect leads; headers reach us as Latin-1, while servers write UTF-8 into them."""
    location = str(response.headers["Location"])
    try:
        return urljoin(target.url, location.encode("latin-1").decode("utf-8"))
    except ValueError:
        raise FetchRefused("host", url=location[:SHOWN]) from None


@contextmanager
def _translated(target: Target, watch: Watch, limits: Limits) -> Iterator[None]:
    """The libraries' errors in our words. A cut watch stands behind whatever error it caused."""
    try:
        yield
    except InvalidIPAddress:
        raise FetchRefused("address", host=target.host) from None
    except requests.exceptions.InvalidURL:
        # A name that no resolver takes: an empty part, or one of more than 63 characters.
        raise FetchRefused("host", url=target.url[:SHOWN]) from None
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        if watch.cut:
            raise _too_slow(limits) from error
        raise FetchFailed(_code(error), host=target.host) from error


def _code(error: BaseException) -> str:
    causes = tuple(_causes(error))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "unresolved"
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "tls"
    return "connection"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _too_slow(limits: Limits) -> FetchFailed:
    return FetchFailed("too-slow", seconds=round(limits.total_seconds))
