"""`python -m bench.pages [SIZE|demo]`: how quickly pages come, of 100,000 made-up datasets or of the demo's own.

Two gunicorn workers, eight connections. `built`: every page is made anew for whoever asks, as on the first visit.
`kept`: as installed, where a page is built once for a state of the catalog; `revisited`: by browsers that have it
already. The last line is JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx

from bench import standards
from bench.load import Load, load
from bench.pages_browser import browsed
from bench.web import wait_until_ready
from config import embedded

PORT = int(os.environ.get("PORT", "8098"))
SITE = f"http://127.0.0.1:{PORT}"
SECONDS = float(os.environ.get("BENCH_SECONDS", "6"))
DATASETS = 500
WORDS = ("air", "bus", "passengers", "stop", "客流", "统计", "depot", "lin", "nothing-like-it", "各站点")
WEB = (
    *("--workers", "2", "--threads", "4", "--worker-class", "config.worker.EvenWorker"),
    *("--log-level", "warning", "--no-control-socket"),
)
GZIP = {"Accept-Encoding": "gzip", "Accept-Language": "en"}

Paths = dict[str, list[str]]


def main() -> None:
    size = sys.argv[1] if len(sys.argv) > 1 else "100000"
    with embedded.server(standards.VAR):
        environment = prepare(size)
        figures: dict[str, Any] = {"datasets": size, "cpus": os.cpu_count(), "connections": 8}
        with server({**environment, "PAGE_SECONDS": "0"}) as web:
            paths = paths_of_site()
            figures["queries"] = queries(environment, paths)
            figures["built"] = measured(paths, web)
        with server({**environment, "PAGE_SECONDS": "600"}) as web:
            figures["kept"] = measured(paths, web)
            figures["revisited"] = measured({"dataset": paths["dataset"][:1]}, web, known=True)
            figures["browser"] = browsed(SITE, {name: paths[name][0] for name in ("home", "search", "dataset")})
    print(table(figures))
    print(json.dumps(figures, ensure_ascii=False))


def prepare(size: str) -> dict[str, str]:
    """The environment of that catalog, which is kept for the next time."""
    ours = {"SITE_URL": SITE, "RATE_LIMIT_PAGES": "0", "LOG_LEVEL": "WARNING"}
    if size == "demo":
        return {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings", **ours}
    environment = standards.prepare(int(size), "pages") | ours
    folder = standards.VAR / "bench"
    environment |= {"INDEX_DIR": str(folder / f"index-pages-{size}"), "TABLE_DIR": str(folder / "tables")}
    standards.run(environment, "-m", "bench.pages_fill")
    if not (folder / f"index-pages-{size}" / "current").exists():
        standards.run(environment, "manage.py", "search", "rebuild")
    return environment


@contextmanager
def server(environment: dict[str, str]) -> Iterator[int]:
    """The number of the process whose children answer."""
    standards.run(environment, "manage.py", "collectstatic", "--noinput", "--verbosity", "0")
    command = (sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}", *WEB)
    with subprocess.Popen(command, cwd=standards.ROOT, env=environment) as web:
        try:
            wait_until_ready(PORT)
            yield web.pid
        finally:
            web.terminate()


def paths_of_site() -> Paths:
    """Some hundred addresses of each kind, where there are so many."""
    found = list(datasets())
    agencies = httpx.get(f"{SITE}/api/v1/agencies", timeout=60).json()["results"]
    return {
        "home": ["/"],
        "search": ["/datasets", *(f"/datasets?q={word}" for word in WORDS), "/datasets?format=csv&sort=-openness"],
        "dataset": [f"/datasets/{one['slug']}" for one in found],
        "resource": [f"/datasets/{one['slug']}/resources/{one['resources'][0]['id']}" for one in found],
        "report": [f"/datasets/{one['slug']}/resources/{one['resources'][0]['id']}/versions/1" for one in found],
        "agency": [f"/agencies/{one['slug']}" for one in agencies],
        **{name: [f"/{name}"] for name in ("agencies", "scoreboard", "themes", "openness", "developers", "about")},
    }


def datasets() -> Iterator[dict[str, Any]]:
    address: str | None = f"{SITE}/api/v1/datasets?has_rows=true&page_size=100"
    for _page in range(DATASETS // 100):
        if address is None:
            return
        page = httpx.get(address, timeout=60).raise_for_status().json()
        yield from page["results"]
        address = page["next"]


def queries(environment: dict[str, str], paths: Paths) -> dict[str, int]:
    """What the first address of each kind asks the database when it is built."""
    asked = json.dumps({name: each[0] for name, each in paths.items()})
    command = (sys.executable, "-m", "bench.pages_queries", asked)
    environment = {**environment, "PAGE_SECONDS": "0"}
    done = subprocess.run(command, cwd=standards.ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    counted: dict[str, int] = json.loads(done.stdout)
    return counted


def measured(paths: Paths, web: int, *, known: bool = False) -> dict[str, dict[str, Any]]:
    """`known`: with the tag of the answer, as a browser asks for what it has.

    `cpu_ms` is the web processes' processor time for an answer: on a busy machine a truer figure than the clock's.
    `alone_ms` is the median of one connection, which waits for nobody else.
    """
    found = {}
    for name, each in paths.items():
        headers = {**GZIP, "If-None-Match": httpx.get(SITE + each[0], headers=GZIP).headers["ETag"]} if known else GZIP
        load(SITE, each, seconds=SECONDS / 2, headers=headers)
        alone = load(SITE, cycle(each), connections=1, seconds=SECONDS / 4, headers=headers)
        before = _busy(web)
        answers = _sound(load(SITE, cycle(each), seconds=SECONDS, headers=headers), 304 if known else 200)
        cpu = round((_busy(web) - before) * 1000 / answers.requests, 1)
        found[name] = {**asdict(answers), "cpu_ms": cpu, "alone_ms": alone.p50_ms}
        print(f"{name}: {found[name]}", file=sys.stderr, flush=True)
    return found


def _busy(web: int) -> float:
    """Seconds of processor time that its children have had."""
    children = Path(f"/proc/{web}/task/{web}/children").read_text().split()
    return sum(standards.processor(int(child)) for child in children)


def _sound(answers: Load, status: int) -> Load:
    assert set(answers.statuses) == {status}, answers.statuses
    return answers


def table(figures: dict[str, Any]) -> str:
    lines = ["page        queries  built: alone   p50   p99   cpu ms   per s   kept: p50   p99   cpu ms   per s   KB"]
    for name, built in figures["built"].items():
        kept = figures["kept"][name]
        lines.append(
            f"{name:<12}{figures['queries'][name]:>7}{built['alone_ms']:>14}{built['p50_ms']:>6}{built['p99_ms']:>6}"
            f"{built['cpu_ms']:>9}{built['per_s']:>8}{kept['p50_ms']:>12}{kept['p99_ms']:>6}{kept['cpu_ms']:>9}"
            f"{kept['per_s']:>8}{kept['bytes_median'] / 1000:>5.1f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
