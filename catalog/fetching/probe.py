"""Fetch the way strangers do: several programs, no cookie, no referrer; compare what each of them got."""

import hashlib
from dataclasses import dataclass

from catalog.fetching.fetch import Limits, body, declared_size, exchange
from catalog.fetching.refusals import FetchTrouble

# A browser, a command line, a crawler that says who it is.
USER_AGENTS = (
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "curl/8.5.0",
    "KaimenProbe/1 (+open data access check)",
)
SAMPLE_BYTES = 1024**2
PAGE = "text/html"


@dataclass(frozen=True, slots=True)
class Probe:
    """`digest` is the SHA-256 of the first megabyte, "" when nothing came. `direct`: a file came, not a page."""

    user_agent: str
    ok: bool
    status: int | None
    direct: bool
    ranges: bool
    size: int | None
    digest: str
    error: str = ""


def probe(
    url: str,
    *,
    allow: tuple[str, ...],
    limits: Limits,
    user_agents: tuple[str, ...] = USER_AGENTS,
    expected: str = "",
) -> tuple[Probe, ...]:
    """One result for each program. `expected` is the media type of the bytes that we know, "" where we know none."""
    ranges = _takes_ranges(url, allow, limits, user_agents[0])
    return tuple(_probe(url, allow, limits, agent, expected, ranges) for agent in user_agents)


def _probe(url: str, allow: tuple[str, ...], limits: Limits, user_agent: str, expected: str, ranges: bool) -> Probe:
    try:
        with exchange(url, allow=allow, limits=limits, headers={"User-Agent": user_agent}) as (response, _final):
            digest, left = hashlib.sha256(), SAMPLE_BYTES
            for chunk in body(response, limits):
                digest.update(chunk[:left])
                left -= len(chunk)
                if left <= 0:
                    break
            came = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            direct = came != PAGE or expected == PAGE
            size = declared_size(response)
            return Probe(user_agent, True, response.status_code, direct, ranges, size, digest.hexdigest())
    except FetchTrouble as trouble:
        status = trouble.status if isinstance(trouble.status, int) else None
        return Probe(user_agent, False, status, False, False, None, "", str(trouble))


def _takes_ranges(url: str, allow: tuple[str, ...], limits: Limits, user_agent: str) -> bool:
    headers = {"User-Agent": user_agent, "Range": "bytes=0-0"}
    try:
        with exchange(url, allow=allow, limits=limits, headers=headers) as (response, _final):
            return response.status_code == 206
    except FetchTrouble:
        return False
