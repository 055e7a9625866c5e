"""What a server asks programs to leave alone: its robots.txt (https://www.rfc-editor.org/rfc/rfc9309)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from catalog.fetching.asking import Ask
from catalog.fetching.exchange import Answer, exchange
from catalog.fetching.limits import Limits
from catalog.fetching.probe import CRAWLER
from catalog.fetching.refusals import FetchFailed, FetchTrouble
from catalog.vocabulary.robots import ALLOWED, FORBIDDEN, UNREAD

# Section 2.5 asks for 500 KiB at the least; what stands behind is not read.
MOST = 500 * 1024
LIMITS = Limits(max_bytes=MOST, total_seconds=10)
# A program that no server names: it keeps to the group `*`.
ANY_PROGRAM = "*"
BUSY = 429
# No server has a longer name (RFC 1035, section 2.3.4): such an address is never asked.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Robots:
    """`text` is "" where there is none. `read`: we know what it says, be it that there is none."""

    text: str
    read: bool = True

    def verdict(self, url: str) -> str:
        """Whether a program that behaves may fetch the address: one that nobody names, and our own."""
        if not self.read:
            return UNREAD
        rules = Protego.parse(self.text)
        free = all(rules.can_fetch(url, agent) for agent in (ANY_PROGRAM, CRAWLER))
        return ALLOWED if free else FORBIDDEN


def origin_of(url: str) -> str:
    """Whose robots.txt it is: scheme, host and port (section 2.3)."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()[:LONGEST]


def read_robots(origin: str, *, allow: tuple[str, ...], limits: Limits = LIMITS) -> Robots:
    """Section 2.3.1: what answers 400 to 499 has none; a server that fails or can't be reached has told us nothing."""
    try:
        with exchange(f"{origin}/robots.txt", Ask(CRAWLER), allow=allow, limits=limits) as answer:
            return Robots(_text(answer))
    except FetchFailed as failed:
        return Robots("", read=failed.code == "redirects" or _is_missing(failed.status))
    except FetchTrouble:
        return Robots("", read=False)


def _is_missing(status: object) -> bool:
    return isinstance(status, int) and 400 <= status < 500 and status != BUSY


def _text(answer: Answer) -> str:
    found = bytearray()
    for piece in answer.body():
        found += piece
        if len(found) >= MOST:
            break
    # NUL can't be kept, and is part of no rule.
    return bytes(found[:MOST]).decode("utf-8-sig", "replace").replace("\0", "")
