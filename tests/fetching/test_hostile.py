"""What hostile and broken servers do, each a real one on this machine; the other kinds stand with what they attack."""

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from catalog.fetching.fetch import Limits, fetch
from catalog.fetching.refusals import FetchFailed, FetchRefused
from tests.fetching.server import PATIENT, Handler, Route, drips, sends, serving

LIMITS = replace(PATIENT, max_bytes=100_000)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def writes(answer: bytes) -> Route:
    def route(to: Handler) -> None:
        to.wfile.write(answer)

    return route


def outcome(route: Route, limits: Limits = LIMITS, path: str = "/") -> tuple[str, bytes]:
    """The code of the failure, "" for none, and the bytes kept."""
    into = io.BytesIO()
    with serving({"/": route}) as server:
        try:
            fetch(server.url(path), into, allow=server.allow, limits=limits)
        except (FetchFailed, FetchRefused) as trouble:
            return trouble.code, into.getvalue()
    return "", into.getvalue()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(OK + b"X: " + b"x" * 200_000 + b"\r\n\r\n", id="one-huge-header"),
        pytest.param(OK + b"X: x\r\n" * 5000 + b"\r\n", id="thousands-of-headers"),
        pytest.param(b"HTTP/1.1 " + b"2" * 200_000, id="huge-status-line"),
        pytest.param(b"HTTP/9.9 abc def\r\n\r\n", id="no-status"),
        pytest.param(b"\0" * 5000, id="zeros"),
        pytest.param(b"", id="nothing"),
        pytest.param(CHUNKED + b"zz\r\nabc\r\n", id="chunk-size-no-number"),
        pytest.param(CHUNKED + b"-5\r\nabc\r\n0\r\n\r\n", id="chunk-size-negative"),
        pytest.param(CHUNKED + b"f" * 100_000 + b"\r\n", id="chunk-size-endless"),
        pytest.param(CHUNKED + b"5\r\nab", id="chunk-cut"),
        pytest.param(OK + b"Content-Length: 10\r\n\r\nabc", id="shorter-than-told"),
    ],
)
def test_a_broken_answer_is_a_failure_in_words(answer: bytes) -> None:
    code, kept = outcome(writes(answer))
    assert code == "connection"
    assert len(kept) < 100


def test_no_more_is_kept_than_the_length_that_was_told() -> None:
    assert outcome(writes(OK + b"Content-Length: 3\r\n\r\nabcdef")) == ("", b"abc")


def test_a_chunk_told_to_be_larger_than_memory_takes_none() -> None:
    code, kept = outcome(writes(CHUNKED + b"7fffffffffffffff\r\nabc"))
    assert code == "connection"
    assert kept in (b"", b"abc")


def test_redirects_without_end_end() -> None:
    steps = iter(range(10**6))

    def onward(to: Handler) -> None:
        sends(b"", 302, Location=f"/?{next(steps)}")(to)

    assert outcome(onward)[0] == "redirects"
    assert next(steps) == LIMITS.max_redirects + 1


def test_one_byte_a_second_is_too_slow_long_before_the_file_is_there() -> None:
    limits = replace(LIMITS, slow_after=0.3)
    head = OK + b"Content-Length: 100000\r\n\r\n"
    code, kept = outcome(drips(b"x", 1.0, before=head), limits)
    assert code == "too-slow"
    assert len(kept) < 5


def test_headers_that_drip_are_left_when_the_time_is_up() -> None:
    assert outcome(drips(b"X: y\r\n", 0.05, before=OK), replace(LIMITS, total_seconds=0.5))[0] == "too-slow"


@pytest.mark.parametrize(("length", "code"), [(1_500, ""), (9_000, "too-long"), (1_000_000, "too-long")])
def test_an_address_has_an_end(length: int, code: str) -> None:
    assert outcome(sends(b"a"), path="/?" + "x" * length)[0] == code


def test_a_redirect_to_a_very_long_address_is_not_followed() -> None:
    assert outcome(sends(b"", 302, Location="/?" + "x" * 20_000))[0] == "too-long"


def test_a_chinese_name_is_dialled_in_its_ascii_form(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, *_args: object, **_kwargs: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with pytest.raises(FetchFailed) as failed:
        fetch("https://数据.中国/公交.csv", io.BytesIO(), limits=LIMITS)
    assert failed.value.code == "unresolved"
    assert set(asked) == {"xn--vxup8b.xn--fiqs8s"}


@contextmanager
def answering_tls_with(words: bytes) -> Iterator[int]:
    """A server that answers the first words of TLS with `words`."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            line, _address = listening.accept()
            with line:
                line.recv(1000)
                line.sendall(words)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(5)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(b"\x15\x03\x01\x00\x02\x02\x28", id="handshake-failure"),
        pytest.param(b"\x15\x03\x01\x00\x02\x02\x70", id="unrecognized-name"),
        pytest.param(b"HTTP/1.1 400 Bad Request\r\n\r\n", id="plain-http"),
    ],
)
def test_a_refusal_of_tls_is_told_as_such(words: bytes) -> None:
    with answering_tls_with(words) as port, pytest.raises(FetchFailed) as failed:
        fetch(f"https://127.0.0.1:{port}/", io.BytesIO(), allow=(f"127.0.0.1:{port}",), limits=LIMITS)
    assert failed.value.code == "tls"
