import io
import threading
from dataclasses import replace

import pytest

from catalog.fetching.fetch import Fetched, Limits, fetch
from catalog.fetching.refusals import FetchFailed
from tests.fetching.server import PATIENT, Handler, Route, drips, redirects, sends, serving

LIMITS = replace(PATIENT, max_bytes=1024**2)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n"


def ask(routes: dict[str, Route], limits: Limits = LIMITS) -> tuple[Fetched, bytes]:
    into = io.BytesIO()
    with serving(routes) as server:
        return fetch(server.url("/"), into, allow=server.allow, limits=limits), into.getvalue()


def test_redirects_are_followed_and_remembered() -> None:
    with serving({"/": redirects("/b?c=1"), "/b": redirects("d.csv"), "/d.csv": sends(b"a,b\n")}) as server:
        fetched = fetch(server.url("/"), io.BytesIO(), allow=server.allow, limits=LIMITS)
        assert fetched.redirects == (server.url("/"), server.url("/b?c=1"))
        assert fetched.final_url == server.url("/d.csv")


def test_a_redirect_in_chinese_is_followed() -> None:
    fetched, body = ask({"/": redirects("/公交.csv"), "/%E5%85%AC%E4%BA%A4.csv": sends(b"a")})
    assert (fetched.filename, body) == ("公交.csv", b"a")


@pytest.mark.parametrize(("allowed", "code"), [(1, "redirects"), (2, "")])
def test_redirects_are_followed_so_many_times_and_no_more(allowed: int, code: str) -> None:
    routes = {"/": redirects("/b"), "/b": redirects("/c"), "/c": sends(b"a")}
    limits = replace(LIMITS, max_redirects=allowed)
    if not code:
        assert ask(routes, limits)[1] == b"a"
        return
    with pytest.raises(FetchFailed) as failed:
        ask(routes, limits)
    assert failed.value.code == code


def test_a_circle_that_sets_a_cookie_is_named_a_cookie_wall() -> None:
    with pytest.raises(FetchFailed) as failed:
        ask({"/": redirects("/", Set_Cookie="seen=1")})
    assert failed.value.code == "cookies"


def test_the_body_of_a_redirect_is_not_read() -> None:
    """Neither kept in memory nor unpacked: it goes on for ever."""
    endless = drips(b"x" * 65536, 0, before=b"HTTP/1.1 302 Found\r\nLocation: /file\r\n\r\n")
    assert ask({"/": endless, "/file": sends(b"a,b\n")}, LIMITS)[1] == b"a,b\n"


@pytest.mark.parametrize(
    ("status", "route"),
    [
        *((status, sends(b"no", status)) for status in (202, 204, 300, 304, 400, 401, 403, 404, 410, 429, 500, 503)),
        *((status, sends(b"page", status)) for status in (301, 302, 307)),
    ],
)
def test_a_status_that_brings_no_file_is_a_failure(status: int, route: Route) -> None:
    with pytest.raises(FetchFailed) as failed:
        ask({"/": route})
    assert (failed.value.code, failed.value.status) == ("status", status)


def test_a_part_that_nobody_asked_for_is_a_failure() -> None:
    with pytest.raises(FetchFailed) as failed:
        ask({"/": sends(b"half", 206, Content_Range="bytes 0-3/8")})
    assert failed.value.status == 206


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(HEAD + b"\r\n", id="body"),
        pytest.param(HEAD + b"Content-Length: 1000000\r\n\r\n", id="body-with-length"),
        pytest.param(HEAD + b"X: ", id="header"),
        pytest.param(b"HTTP/1.1 2", id="status-line"),
    ],
)
def test_a_server_that_drips_for_ever_is_left(before: bytes) -> None:
    with pytest.raises(FetchFailed) as failed:
        ask({"/": drips(b"2", 0.02, before=before)}, replace(LIMITS, total_seconds=0.4))
    assert failed.value.code == "too-slow"


def test_a_server_that_drips_in_chunks_is_left() -> None:
    before = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    with pytest.raises(FetchFailed) as failed:
        ask({"/": drips(b"1\r\nx\r\n", 0.02, before=before)}, replace(LIMITS, total_seconds=0.4))
    assert failed.value.code == "too-slow"


def test_a_server_that_falls_below_the_pace_is_left_before_the_time_is_up() -> None:
    """A good beginning does not pay for what comes after it."""
    limits = replace(LIMITS, total_seconds=60, slow_after=0.2)
    with pytest.raises(FetchFailed) as failed:
        ask({"/": drips(b"x", 0.02, before=HEAD + b"\r\n" + b"x" * 500_000)}, limits)
    assert failed.value.code == "too-slow"


def test_a_server_that_says_nothing_is_left() -> None:
    left = threading.Event()

    def silent(to: Handler) -> None:
        left.wait(5)

    with serving({"/": silent}) as server, pytest.raises(FetchFailed) as failed:
        try:
            fetch(server.url("/"), io.BytesIO(), allow=server.allow, limits=replace(LIMITS, read_timeout=0.2))
        finally:
            left.set()
    assert failed.value.code == "connection"


def test_a_body_that_breaks_off_is_a_failure() -> None:
    with pytest.raises(FetchFailed) as failed:
        ask({"/": sends(b"half", length=8)})
    assert failed.value.code == "connection"


def test_a_chunked_body_that_breaks_off_is_a_failure() -> None:
    def breaks(to: Handler) -> None:
        to.wfile.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")

    with pytest.raises(FetchFailed) as failed:
        ask({"/": breaks})
    assert failed.value.code == "connection"
