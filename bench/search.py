"""`make bench-search SIZE=100000`: make the catalog, build its index, and measure search beside PostgreSQL's own.

Everything lies in a database and a folder of their own, which are used again for the same size. The last line is JSON.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench import search_setup as setup
from bench.search_table import table
from bench.web import wait_until_ready

PORT = os.environ.get("BENCH_PORT", "8117")
REPEATS = os.environ.get("BENCH_REPEATS", "25")


def main() -> None:
    size = int(os.environ.get("SIZE", "100000"))
    with setup.server():
        setup.make_database(size)
        setup.run(size, "-m", "bench.search_fill", str(size))
        rate = _build(size)
        web = ("-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{PORT}", *WEB)
        with _running(size, *web), _running(size, "manage.py", "search", "follow"):
            wait_until_ready(PORT)
            figures = _measured(size)
    figures["build_per_s"] = rate
    figures["relevance"] = _relevance(size)
    print(table(figures))
    print(json.dumps(figures, ensure_ascii=False))


WEB = (
    *("--workers", "2", "--threads", "4", "--worker-class", "config.worker.EvenWorker"),
    *("--log-level", "warning", "--no-control-socket"),
)


def _build(size: int) -> float:
    began = time.monotonic()
    setup.run(size, "manage.py", "search", "rebuild")
    return round(size / (time.monotonic() - began), 1)


def _measured(size: int) -> dict[str, object]:
    command = (sys.executable, "-m", "bench.search_measure", str(size), PORT, REPEATS)
    done = subprocess.run(
        command, cwd=setup.ROOT, env=setup.environment(size), check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, object] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def _relevance(size: int) -> dict[str, dict[str, float]]:
    done = subprocess.run(
        (sys.executable, "-m", "bench.search_relevance"),
        cwd=setup.ROOT,
        env=setup.environment(size),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    print(done.stdout)
    found = re.findall(r"^(\w+): .* ndcg@10 ([0-9.]+) success@1 ([0-9.]+)$", done.stdout, re.MULTILINE)
    return {name: {"ndcg_10": float(gain), "success_1": float(first)} for name, gain, first in found}


@contextmanager
def _running(size: int, *command: str) -> Iterator[None]:
    process = subprocess.Popen((sys.executable, *command), cwd=setup.ROOT, env=setup.environment(size))
    try:
        yield
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
