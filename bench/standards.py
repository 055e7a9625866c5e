"""`python -m bench.standards [SIZE]`: the whole catalog over HTTP, live and from snapshots; the last line is JSON.

One web worker with a database of its own. Live: datasets a second and the worker's peak memory. Snapshots: how
long making all five takes, and at how many megabytes a second they are served. RDF: a page of 100 in each notation.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg

from bench.web import server_command, wait_until_ready
from config import embedded

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
PORT = int(os.environ.get("PORT", "8099"))
SITE = f"http://127.0.0.1:{PORT}"
SIZE = 100_000
WHOLE = {"data_json": "/data.json", "dcat_us_3": "/dcat-us/3/data.json"} | {
    f"export_{extension}": f"/api/v1/export/datasets.{extension}" for extension in ("jsonl", "csv", "parquet")
}
MAKE = "from django.utils import timezone; from catalog.bulk.snapshots import make; make(now=timezone.now())"
FORGET = "from catalog.models import Snapshot; Snapshot.objects.all().delete()"


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with embedded.server(VAR):
        environment = prepare(size)
        run(environment, "manage.py", "shell", "--no-imports", "-c", FORGET)
        figures: dict[str, object] = {"datasets": size, "cpus": os.cpu_count()}
        with server(environment) as web:
            figures["live"] = {name: live(path, size, web) for name, path in WHOLE.items()}
            figures["rdf_page_of_100_ms"] = {end: page(end) for end in ("ttl", "jsonld", "rdf", "nt")}
        began = time.monotonic()
        run(environment, "manage.py", "shell", "--no-imports", "-c", MAKE)
        figures["making_all_snapshots_s"] = round(time.monotonic() - began, 1)
        with server(environment):
            figures["snapshot_mb_s"] = {name: served(path) for name, path in WHOLE.items()}
            figures["not_modified_ms"] = not_modified("/data.json")
    print(json.dumps(figures))


def prepare(size: int, kind: str = "standards") -> dict[str, str]:
    """The environment of a database of that kind with `size` datasets; it is kept for the next time."""
    name = f"bench_{kind}_{size}"
    environment = {
        **os.environ,
        "DATABASE_URL": embedded.url(VAR).replace("/kaimen?", f"/{name}?"),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SNAPSHOT_DIR": str(VAR / "bench" / "snapshots"),
        "SITE_URL": SITE,
        "LOG_LEVEL": "WARNING",
    }
    with psycopg.connect(embedded.url(VAR), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f"CREATE DATABASE {name}")
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    run(environment, "-m", "bench.standards_fill", str(size))
    return environment


def run(environment: dict[str, str], *command: str) -> None:
    subprocess.run((sys.executable, *command), cwd=ROOT, env=environment, check=True)


@contextmanager
def server(environment: dict[str, str]) -> Iterator[int]:
    """The number of the one process that answers."""
    command = server_command(PORT, workers=1, blocking_threads=2)
    with subprocess.Popen((sys.executable, *command), cwd=ROOT, env=environment) as master:
        try:
            yield worker_of(master.pid)
        finally:
            master.terminate()


def worker_of(master: int) -> int:
    wait_until_ready(PORT)
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


def live(path: str, size: int, web: int) -> dict[str, float]:
    before, busy = memory(web), processor(web)
    amount, seconds, freshness = fetch(path)
    assert freshness == "live", freshness
    peak = memory(web)
    return {
        "datasets_per_s": round(size / seconds),
        "datasets_per_cpu_s": round(size / (processor(web) - busy)),
        "mb": round(amount / 1e6, 1),
        "peak_rss_mb": round(peak, 1),
        "grown_mb": round(peak - before, 1),
    }


def served(path: str) -> float:
    amount, seconds, freshness = fetch(path)
    assert freshness != "live"
    return round(amount / 1e6 / seconds, 1)


def fetch(path: str) -> tuple[int, float, str]:
    began, amount = time.monotonic(), 0
    with httpx.stream("GET", SITE + path, timeout=600) as answer:
        for chunk in answer.iter_raw(1 << 20):
            amount += len(chunk)
        return amount, time.monotonic() - began, answer.headers["X-Snapshot"]


def page(extension: str) -> float:
    times = []
    for number in range(2, 12):
        began = time.monotonic()
        httpx.get(f"{SITE}/catalog.{extension}", params={"page": number}, timeout=60).raise_for_status()
        times.append(time.monotonic() - began)
    return round(sorted(times)[len(times) // 2] * 1000, 1)


def not_modified(path: str) -> float:
    etag = httpx.head(SITE + path).headers["ETag"]
    times = []
    for _number in range(50):
        began = time.monotonic()
        answer = httpx.get(SITE + path, headers={"If-None-Match": etag})
        times.append(time.monotonic() - began)
        assert answer.status_code == 304
    return round(sorted(times)[len(times) // 2] * 1000, 2)


def processor(process: int) -> float:
    """The seconds of processor time that it has had: on a busy machine a truer figure than the clock's."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: int) -> float:
    """The peak of its resident memory until now, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
