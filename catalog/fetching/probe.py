"""Fetch the way strangers do: several programs, no cookie, no referrer; compare what each of them got."""

import hashlib
from dataclasses import dataclass

from catalog.fetching.asking import PARTIAL, Ask
from catalog.fetching.exchange import Answer, exchange
from catalog.fetching.limits import Limits
from catalog.fetching.pages import is_file
from catalog.fetching.refusals import FetchTrouble

CRAWLER = "KaimenProbe/1 (+open data access check)"
# A browser, a command line, a crawler that says who it is.
USER_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "curl/8.5.0",
    CRAWLER,
)
SAMPLE_BYTES = 1024**2


@dataclass(frozen=True, slots=True)
class Probe:
    """`digest` is the SHA-256 of the first bytes, "" when nothing came. `direct`: a file came, not a page before it.

    `code` says what went wrong, a key of REFUSALS; `error` says it in English; both "" when all is well.
    """

    user_agent: str
    ok: bool
    status: int | None
    direct: bool
    ranges: bool
    size: int | None
    digest: str
    error: str = ""
    code: str = ""


def probe(
    url: str,
    *,
    allow: tuple[str, ...],
    limits: Limits,
    user_agents: tuple[str, ...] = USER_AGENTS,
    sample_bytes: int = SAMPLE_BYTES,
    expected: str = "",
) -> tuple[Probe, ...]:
    """One result for each program. `expected` is the media type of the bytes that we know, "" where we know none."""
    ranges = _takes_ranges(url, allow, limits, user_agents[0])
    return tuple(_probe(url, allow, limits, agent, sample_bytes, expected, ranges) for agent in user_agents)


def _probe(
    url: str,
    allow: tuple[str, ...],
    limits: Limits,
    user_agent: str,
    sample_bytes: int,
    expected: str,
    ranges: bool,
) -> Probe:
    try:
        with exchange(url, Ask(user_agent), allow=allow, limits=limits) as answer:
            sample = _sample(answer, sample_bytes)
            direct = is_file(sample, answer.media_type, expected)
            digest = hashlib.sha256(sample).hexdigest()
            return Probe(user_agent, True, answer.status, direct, ranges, answer.declared_size, digest)
    except FetchTrouble as trouble:
        status = trouble.status if isinstance(trouble.status, int) else None
        return Probe(user_agent, False, status, False, False, None, "", str(trouble), trouble.code)


def _sample(answer: Answer, most: int) -> bytes:
    sample = bytearray()
    for piece in answer.body():
        sample += piece
        if len(sample) >= most:
            break
    return bytes(sample[:most])


def _takes_ranges(url: str, allow: tuple[str, ...], limits: Limits, user_agent: str) -> bool:
    try:
        with exchange(url, Ask(user_agent, range_=(0, 0)), allow=allow, limits=limits) as answer:
            return answer.status == PARTIAL
    except FetchTrouble:
        return False
