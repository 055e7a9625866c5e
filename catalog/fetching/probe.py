"""Fetch the way strangers do: several programs, no cookie, no referrer; compare what each of them got."""

import hashlib
import re
from dataclasses import dataclass

from catalog.fetching.exchange import PARTIAL, Answer, exchange
from catalog.fetching.limits import Limits
from catalog.fetching.refusals import FetchTrouble

# A browser, a command line, a crawler that says who it is.
USER_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "curl/8.5.0",
    "KaimenProbe/1 (+open data access check)",
)
SAMPLE_BYTES = 1024**2
PAGES = ("text/html", "application/xhtml+xml")
PAGE_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)", re.IGNORECASE)
LOGIN_FORM = re.compile(rb"<input[^>]{0,500}type\s*=\s*[\"']?password", re.IGNORECASE)


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
        with exchange(url, allow=allow, limits=limits, user_agent=user_agent) as answer:
            sample = _sample(answer, sample_bytes)
            direct = _is_direct(sample, answer.media_type, expected)
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


def _is_direct(sample: bytes, media_type: str, expected: str) -> bool:
    """Whether the file itself came. A page that was asked for is a file; a page with a login form never is."""
    if media_type not in PAGES and not PAGE_BEGINS.match(sample):
        return True
    return expected in PAGES and not LOGIN_FORM.search(sample)


def _takes_ranges(url: str, allow: tuple[str, ...], limits: Limits, user_agent: str) -> bool:
    try:
        with exchange(url, allow=allow, limits=limits, user_agent=user_agent, range_=(0, 0)) as answer:
            return answer.status == PARTIAL
    except FetchTrouble:
        return False
