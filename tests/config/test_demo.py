"""The demo's runner, with real processes in place of the platform's."""

import io
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config import demo
from tests.processes import PATIENCE, wait_for

STUBBORN = (
    """python -c 'import signal, time; signal.signal(15, signal.SIG_IGN); print("deaf", flush=True); time.sleep(60)'"""
)


@pytest.fixture
def children() -> Iterator[list[demo.Child]]:
    started: list[demo.Child] = []
    yield started
    demo.stop(started)


def wait_for_line(said: io.StringIO, line: str) -> None:
    """Not capfd: each look at it empties it, and loses a line that is just being written."""
    wait_for(lambda: line in said.getvalue())


def lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_procfile_names_the_four_processes() -> None:
    assert sorted(demo.procfile()) == ["indexer", "scheduler", "web", "worker"]


def test_each_line_begins_with_the_process_that_says_it(children: list[demo.Child]) -> None:
    with redirect_stdout(io.StringIO()) as said:
        children.append(demo.start("worker", "sh -c 'echo 开门; echo broken >&2; sleep 60'", demo.environment()))
        wait_for_line(said, "worker    | 开门\nworker    | broken\n")


def test_the_one_that_died_is_named(children: list[demo.Child]) -> None:
    children.append(demo.start("web", "sleep 60", demo.environment()))
    demo.expect_all(children)
    children.append(demo.start("indexer", "sh -c 'exit 3'", demo.environment()))
    children[1].process.wait(timeout=PATIENCE)
    with pytest.raises(RuntimeError, match=r"“indexer” ended by itself \(exit code 3\)"):
        demo.expect_all(children)


def test_one_that_does_not_listen_is_stopped_all_the_same(
    children: list[demo.Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "PATIENCE", 0.3)
    with redirect_stdout(io.StringIO()) as said:
        children.append(demo.start("worker", STUBBORN, demo.environment()))
        wait_for_line(said, "worker    | deaf")
    demo.stop(children)
    assert children[0].process.returncode == -9


def test_what_a_dead_process_had_started_goes_too(children: list[demo.Child]) -> None:
    children.append(demo.start("worker", "sh -c 'sleep 60 & exit 3'", demo.environment()))
    group = children[0].process.pid
    children[0].process.wait(timeout=PATIENCE)
    assert lives(group)
    demo.stop(children)
    wait_for(lambda: not lives(group))


class Ready(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/readyz" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name that it overrides
        """Keep the tests' output quiet."""


def test_readiness_is_asked_past_a_proxy_and_the_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("SITE_URL", "https://data.example.org")
    with HTTPServer(("127.0.0.1", 0), Ready) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        demo.wait_until_ready([], str(server.server_port))
        server.shutdown()


def test_a_port_that_can_not_be_had_is_refused_in_words() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SystemExit, match="is taken"):
            demo.refuse_taken_port(taken.getsockname()[1])
    with pytest.raises(SystemExit, match="65535"):
        demo.refuse_taken_port(99_999)
