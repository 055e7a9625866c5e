"""Two web processes under a few kept connections: neither takes what the other has a free thread for."""

import http.client
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.processes import wait_for

ROOT = Path(__file__).resolve().parent.parent.parent
THREADS, PROCESSES = 4, 2
# Says which process answers, after a moment in which all others come.
APPLICATION = """
import os, time
def application(environ, start_response):
    time.sleep(0.3)
    body = str(os.getpid()).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder, port = tmp_path_factory.mktemp("even"), _free_port()
    (folder / "who.py").write_text(APPLICATION)
    line = next(line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("web:"))
    command = line.removeprefix("web: python ").replace('"127.0.0.1:$PORT"', f"127.0.0.1:{port}")
    asked = command.replace("config.wsgi", f"--pythonpath {folder} who").split()
    with subprocess.Popen((sys.executable, *asked), cwd=ROOT) as master:
        try:
            wait_for(lambda: _answers(port))
            yield port
        finally:
            master.terminate()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        return bool(_ask(http.client.HTTPConnection("127.0.0.1", port, timeout=10)))
    except OSError:
        return False


def _ask(connection: http.client.HTTPConnection) -> str:
    connection.request("GET", "/")
    return connection.getresponse().read().decode()


@pytest.mark.parametrize("_round", range(4))
def test_each_process_takes_as_many_as_it_has_threads(port: int, _round: int) -> None:
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(THREADS * PROCESSES)]
    with ThreadPoolExecutor(len(connections)) as pool:
        assert sorted(Counter(pool.map(_ask, connections)).values()) == [THREADS] * PROCESSES
        again = list(pool.map(_ask, connections))
    assert sorted(Counter(again).values()) == [THREADS] * PROCESSES
    for connection in connections:
        connection.close()


def test_more_connections_than_threads_are_all_answered(port: int) -> None:
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(30)]
    with ThreadPoolExecutor(len(connections)) as pool:
        assert all(pool.map(_ask, connections))
    for connection in connections:
        connection.close()
