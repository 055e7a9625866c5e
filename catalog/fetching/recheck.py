"""Look at a link again: as little as tells whether its bytes changed, and the bytes themselves where they may have.

The server's word that nothing changed is taken (“not modified”, or the same marks of the version); its word that
something did is not: then the bytes come, and their SHA-256 decides.
"""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from catalog.fetching.asking import LONGEST_MARK, NOT_MODIFIED, Ask, Known
from catalog.fetching.exchange import Answer, exchange
from catalog.fetching.fetch import Fetched, take
from catalog.fetching.limits import Limits
from catalog.fetching.pages import is_file
from catalog.fetching.refusals import FetchFailed

SAMPLE = 64 * 1024
# No file passes in an answer to HEAD: whoever needs longer drips.
HEAD_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Held:
    """The bytes that we hold of a link: what the server said of them, their size, and what they turned out to be."""

    known: Known = field(default_factory=Known)
    size: int | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """How a look went. `fetched` is None where the server said that nothing changed, and no byte was read."""

    status: int
    method: str
    known: Known
    fetched: Fetched | None


def recheck(
    url: str, into: BinaryIO, held: Held, *, whole: bool, allow: tuple[str, ...] = (), limits: Limits | None = None
) -> Seen:
    """`whole`: read the bytes whatever the server says. `into` must be readable. Raises FetchRefused or FetchFailed.

    HEAD comes first, and what refuses it is asked by GET; where the server gave no mark of its version there is
    nothing that HEAD could tell.
    """
    limits = limits or Limits()
    conditional = bool(held.known) and not whole
    if conditional and (seen := _by_head(url, held, allow, limits)):
        return seen
    ask = Ask(known=held.known if conditional else Known())
    with exchange(url, ask, allow=allow, limits=limits) as answer:
        if conditional and _is_the_same(answer, held):
            return Seen(answer.status, "GET", _known(answer) or held.known, None)
        fetched = take(url, answer, into)
        into.seek(0)
        if not is_file(into.read(SAMPLE), fetched.media_type, held.media_type):
            raise FetchFailed("page", status=fetched.status)
        return Seen(answer.status, "GET", _known(answer), fetched)


def _by_head(url: str, held: Held, allow: tuple[str, ...], limits: Limits) -> Seen | None:
    """None where it tells nothing. GET has the last word: many servers do not know HEAD, or answer it badly."""
    short = replace(limits, total_seconds=min(HEAD_SECONDS, limits.total_seconds))
    with (
        suppress(FetchFailed),
        exchange(url, Ask(method="HEAD", known=held.known), allow=allow, limits=short) as answer,
    ):
        if _is_the_same(answer, held):
            return Seen(answer.status, "HEAD", _known(answer) or held.known, None)
    return None


def _known(answer: Answer) -> Known:
    return Known(answer.header("ETag")[:LONGEST_MARK], answer.header("Last-Modified")[:LONGEST_MARK])


def _is_the_same(answer: Answer, held: Held) -> bool:
    if answer.status == NOT_MODIFIED:
        return True
    found = _known(answer)
    if found.etag or held.known.etag:
        return found.etag == held.known.etag
    # A date alone is coarse: the size has to agree with it.
    return found.last_modified == held.known.last_modified and answer.declared_size == held.size
