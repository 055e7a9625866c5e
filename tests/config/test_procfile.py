"""The web server as the Procfile starts it: what strangers can do to it from outside."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest

from bench.web import server_command
from tests.processes import PATIENCE, reserved_port, running, wait_for


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with reserved_port() as number, running(*server_command(number)):
        wait_for(lambda: _answers(number))
        yield number


def _answers(port: int) -> bool:
    try:
        return _status(port, "/healthz") == 200
    except OSError:
        return False


def _status(port: int, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "], ids=["nothing", "half a header"])
def test_who_says_nothing_holds_up_nobody(port: int, said: bytes) -> None:
    with ExitStack() as silent:
        for _number in range(60):
            connection = silent.enter_context(socket.create_connection(("127.0.0.1", port), timeout=PATIENCE))
            connection.sendall(said)
        assert _status(port, "/healthz") == 200


def test_a_header_that_never_ends_is_dropped(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        # Its end, or a word that it took too long, and then the end.
        while slow.recv(4096):
            pass


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: a\r\n" * 300 + b"\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 600_000 + b"\r\n\r\n", b"431"),
    ],
    ids=["nonsense", "long address", "many headers", "long header"],
)
def test_nonsense_is_refused(port: int, request_: bytes, status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request_)
        assert connection.recv(4096).split()[1] == status
