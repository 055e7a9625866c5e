"""`python -m bench.search_measure SIZE PORT REPEATS`: figures of one catalog; prints a JSON object as its last line."""

import http.client
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.db import connection  # noqa: E402

# The API's modules come in the order in which the server loads them: some name each other.
import config.urls  # noqa: E402, F401
from bench.search_classes import FACETS, Ask, Class, classes, statements  # noqa: E402
from bench.search_lag import lag  # noqa: E402
from catalog.api.rest.paging import cursor_text  # noqa: E402
from catalog.search.ask import hidden_since, open_index  # noqa: E402
from catalog.search.engine.reader import answer  # noqa: E402
from catalog.search.query import SearchQuery, question_of  # noqa: E402

DEEP_PAGE = 10_000
POSTGRES_REPEATS = 2


def main() -> None:
    size, port, repeats = map(int, sys.argv[1:4])
    figures = {one.name: _figures(one, port, repeats) for one in classes()}
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    folder = open_index().folder
    print(
        json.dumps(
            {
                "size": size,
                "classes": figures,
                "suggest": _suggest(port, repeats),
                "index_mb": round(sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6, 1),
                "rss_mb": round(rss, 1),
                "lag_p95_ms": lag(),
            }
        )
    )


def _figures(one: Class, port: int, repeats: int) -> dict[str, float]:
    inside, outside, counts = [], [], []
    for ask in one.asks:
        query = _query(ask, deep=one.name == "deep")
        counts.append(_engine(query))
        inside += [_timed(partial(_engine, query)) for _ in range(repeats)]
        outside += _over_http(port, _path(ask, query), repeats)
    postgres = [_timed(partial(_postgres, ask)) for ask in one.asks for _ in range(POSTGRES_REPEATS)]
    found = {
        "found": max(counts),
        "p50_ms": _share(inside, 0.5),
        "p95_ms": _share(inside, 0.95),
        "http_p50_ms": _share(outside, 0.5),
        "http_p95_ms": _share(outside, 0.95),
        "postgres_p50_ms": _share(postgres, 0.5),
    }
    print(one.name, found, file=sys.stderr, flush=True)
    return found


def _query(ask: Ask, *, deep: bool) -> SearchQuery:
    filters = {name: (value,) for name, value in ask.parameters.items() if name != "q"}
    query = SearchQuery(q=ask.parameters.get("q", ""), filters=filters, facets=FACETS)
    if not deep:
        return query
    # The last hit of the page before the deep one, or of the last page that there is.
    found = answer(open_index(), replace(question_of(query), size=0)).count
    last = max(1, min(DEEP_PAGE * query.page_size, found) - query.page_size)
    hit = answer(open_index(), replace(question_of(query), offset=last - 1, size=1)).hits[0]
    return replace(query, after=hit.after)


def _path(ask: Ask, query: SearchQuery) -> str:
    cursor = {"cursor": cursor_text(query.after, query.order)} if query.after else {}
    return f"/api/v1/datasets?{urlencode({**ask.parameters, 'facets': ','.join(FACETS), **cursor})}"


def _engine(query: SearchQuery) -> int:
    generation = open_index()
    return answer(generation, replace(question_of(query), hidden=hidden_since(generation))).count


def _over_http(port: int, path: str, repeats: int) -> list[float]:
    """One connection for all: the server closes one that rests. The first answer is not counted."""
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    _get(web, path)
    times = [_timed(partial(_get, web, path)) for _ in range(repeats)]
    web.close()
    return times


def _get(web: http.client.HTTPConnection, path: str) -> Any:
    web.request("GET", path)
    response = web.getresponse()
    body = response.read()
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status} {body[:300]!r}")
    return json.loads(body)


def _postgres(ask: Ask) -> None:
    with connection.cursor() as cursor:
        for statement, values in statements(ask):
            cursor.execute(statement, values)
            cursor.fetchall()


def _suggest(port: int, repeats: int) -> dict[str, float]:
    typed = ("st", "stati", "statistcs", "公交", "gongj", "gj", "off", "a")
    times = [one for text in typed for one in _over_http(port, f"/api/v1/suggest?{urlencode({'q': text})}", repeats)]
    return {"http_p50_ms": _share(times, 0.5), "http_p95_ms": _share(times, 0.95)}


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _share(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 2)


if __name__ == "__main__":
    main()
