"""`make bench-api SIZE=10000`: what the API answers under load, beside CKAN; the last line is JSON.

The web server as the Procfile starts it, PostgreSQL, a catalog of SIZE datasets and a table of a million rows.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from bench import api_setup as setup
from bench import search_setup
from bench.api_calls import Call, calls
from bench.load import load
from bench.standards import processor
from bench.web import server_command, wait_until_ready
from config.demo import refuse_taken_port

PORT = os.environ.get("BENCH_PORT", "8198")
SECONDS = os.environ.get("BENCH_SECONDS", "4")
# Of an address asked six times, a process has missed all in one of 64 cases; what is asked once more is held unpacked.
WARM_ROUNDS = {"made": 1, "kept": 6}
WARM_LEAST = 200
ONLY = tuple(filter(None, os.environ.get("BENCH_ONLY", "").split(",")))
CONNECTIONS = (8, 16)
# Answers made each time, as for whoever asks first; and kept, as for whoever comes after.
WAYS = {"made": {"ANSWERS_MIB": "0"}, "kept": {}}
ROOT = search_setup.ROOT
NO_WRK = "wrk asks the questions, and it is missing. On Debian or Ubuntu: apt-get install wrk"


def main() -> None:
    wrk = shutil.which("wrk") or sys.exit(NO_WRK)
    size = int(os.environ.get("SIZE", "10000"))
    with search_setup.server():
        environment = setup.environment(size)
        setup.make_database(size)
        _run(environment, "manage.py", "migrate", "--verbosity", "0")
        resource = _said(environment, "-m", "bench.api_fill", str(size)).split()[-1]
        _run(environment, "manage.py", "search", "rebuild")
        asked = [call for call in calls(size, resource) if not ONLY or call.name in ONLY]
        queries = json.loads(_said(environment, "-m", "bench.api_queries", str(size), resource).splitlines()[-1])
        figures: dict[str, object] = {}
        for way, kept in WAYS.items():
            print(f"answers {way}:", flush=True)
            with _web(environment | kept) as web:
                figures[way] = {
                    call.name: _figures(call, wrk, web, queries[call.name], WARM_ROUNDS[way]) for call in asked
                }
    print(json.dumps({"datasets": size, "cpus": os.cpu_count(), "calls": figures}))


def _figures(call: Call, wrk: str, web: int, queries: int, rounds: int) -> dict[str, object]:
    found: dict[str, object] = {"queries": queries, "ckan_rps": call.ckan, "aim": call.aim}
    _warm(call, rounds)
    for many in CONNECTIONS:
        found[str(many)] = _load(call, wrk, many, web)
    first = found["8"]
    assert isinstance(first, dict)
    found["times_ckan"] = round(first["rps"] / call.ckan, 1) if call.ckan else None
    print(
        f"{call.name:<22} {first['rps']:>8} rps  p50 {first['p50_ms']:>8} ms  p99 {first['p99_ms']:>8} ms"
        f"  CPU {first['cpu_ms']:>7} ms  {queries} queries"
        + (f"  {found['times_ckan']} × CKAN" if call.ckan else "")
        + (f" (aim {call.aim})" if call.aim else ""),
        flush=True,
    )
    return found


def _warm(call: Call, rounds: int) -> None:
    """Ask each address so often that most are known to both processes: which of them is asked is left to chance."""
    paths = islice(cycle(call.paths), max(rounds * len(call.paths), WARM_LEAST))
    done = load(f"http://127.0.0.1:{PORT}", paths, connections=16, seconds=120.0)
    assert set(done.statuses) == {200}, (call.name, done.statuses)


def _load(call: Call, wrk: str, many: int, web: int) -> dict[str, float]:
    """`cpu_ms`: the web processes' processor time for one answer, which other work on the machine does not change."""
    with tempfile.TemporaryDirectory(prefix="bench-api-") as folder:
        paths = Path(folder, "paths.txt")
        paths.write_text("\n".join(call.paths))
        workers = _children(web)
        before = sum(map(processor, workers))
        script = ("-s", "bench/api_load.lua", f"http://127.0.0.1:{PORT}", "--", str(paths))
        command = (wrk, "-t", "1", "-c", str(many), "-d", f"{SECONDS}s", "--timeout", "60s", *script)
        said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
        busy = sum(map(processor, workers)) - before
    load = json.loads(said.strip().splitlines()[-1])
    assert not load["failed"], (call.name, said)
    return {
        "rps": round(load["requests"] / load["seconds"], 1),
        "p50_ms": load["p50_ms"],
        "p99_ms": load["p99_ms"],
        "cpu_ms": round(busy / max(load["requests"], 1) * 1000, 2),
    }


def _children(process: int) -> list[int]:
    return list(map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split()))


@contextmanager
def _web(environment: dict[str, str]) -> Iterator[int]:
    """The master's number; its workers are its children."""
    refuse_taken_port(int(PORT))
    with subprocess.Popen((sys.executable, *server_command(PORT)), cwd=ROOT, env=environment) as master:
        try:
            wait_until_ready(PORT)
            yield master.pid
        finally:
            master.terminate()


def _run(environment: dict[str, str], *command: str) -> None:
    subprocess.run((sys.executable, *command), cwd=ROOT, env=environment, check=True)


def _said(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        (sys.executable, *command), cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
