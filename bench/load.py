"""Ask a server over a few kept connections for a while, and say how long its answers took.

One thread a connection, each with the next of the addresses as soon as it has its answer: a closed loop, so that the
rate is what the server gives. Run it in a process of its own.
"""

import http.client
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import median
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Load:
    """`bytes_median` is of the bodies as they came over the wire. `statuses` counts answers by status.

    `hits` is the share of answers, 0-1, that say of themselves that they were kept (RFC 9211).
    """

    requests: int
    per_s: float
    p50_ms: float
    p99_ms: float
    bytes_median: int
    statuses: Mapping[int, int]
    hits: float


@dataclass(frozen=True, slots=True)
class Got:
    took: float
    status: int
    size: int
    hit: bool


def load(
    site: str,
    paths: Iterable[str],
    *,
    connections: int = 8,
    seconds: float = 10.0,
    most: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Load:
    """GET `paths` in order, each once, until they end, `most` were asked or the time is over. Begins at once."""
    lock, waiting = threading.Lock(), islice(iter(paths), most)
    found: list[Got] = []
    began = time.perf_counter()

    def ask() -> None:
        connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
        for path in _next(lock, waiting):
            if time.perf_counter() - began > seconds:
                break
            start = time.perf_counter()
            connection.request("GET", path, headers=dict(headers or {}))
            answer = connection.getresponse()
            size = len(answer.read())
            hit = answer.headers.get("Cache-Status", "").endswith("; hit")
            found.append(Got(time.perf_counter() - start, answer.status, size, hit))
        connection.close()

    threads = [threading.Thread(target=ask) for _number in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return _summed(found, time.perf_counter() - began)


def _next(lock: threading.Lock, waiting: Iterator[str]) -> Iterator[str]:
    """Several threads may draw from one iterator, one at a time."""
    while True:
        with lock:
            path = next(waiting, None)
        if path is None:
            return
        yield path


def _summed(found: Sequence[Got], seconds: float) -> Load:
    if not found:
        raise SystemExit("Nothing was asked.")
    times = sorted(one.took for one in found)
    return Load(
        requests=len(found),
        per_s=round(len(found) / seconds, 1),
        p50_ms=round(median(times) * 1000, 1),
        p99_ms=round(times[min(len(times) - 1, int(len(times) * 0.99))] * 1000, 1),
        bytes_median=int(median(one.size for one in found)),
        statuses=dict(Counter(one.status for one in found)),
        hits=round(sum(one.hit for one in found) / len(found), 3),
    )
