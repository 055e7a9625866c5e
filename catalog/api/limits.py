"""How many requests a minute one caller may make: a counter for each caller and minute, in the cache “limits”.

https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
"""

import logging
import time
from dataclasses import dataclass

from django.core.cache import caches
from redis.exceptions import RedisError

WINDOW = 60
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """`left` is below zero for a request past the limit; `reset` is in how many seconds a new minute begins."""

    limit: int
    left: int
    reset: int

    @property
    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Policy": f'"minute";q={self.limit};w={WINDOW}',
            "RateLimit": f'"minute";r={max(self.left, 0)};t={self.reset}',
            # The names before them, which most clients know.
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(self.left, 0)),
            "RateLimit-Reset": str(self.reset),
        }


def count(caller: str, *, limit: int, now: float | None = None) -> Allowance | None:
    """Count a request. None where nothing is counted: no limit, or the store does not answer, which stops nobody."""
    if limit <= 0:
        return None
    minute, second = divmod(int(time.time() if now is None else now), WINDOW)
    key, store = f"limit:{minute}:{caller}", caches["limits"]
    try:
        store.add(key, 0, timeout=2 * WINDOW)
        made = store.incr(key)
    except (RedisError, OSError, ValueError) as error:
        log.warning("requests are not counted: %s", error)
        return None
    return Allowance(limit, limit - made, WINDOW - second)
