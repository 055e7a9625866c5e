import hashlib

import pytest

from catalog.fetching.probe import USER_AGENTS, Probe, probe
from tests.fetching.server import PATIENT, Handler, Route, drips, redirects, sends, serving

TABLE = b"route,stops\n1,12\n"
LOGIN = b"<!DOCTYPE html><title>Sign in</title><form><input name=p type='password'></form>"
PAGE = b"<html><body>Stops</body></html>"


def ask(routes: dict[str, Route], expected: str = "text/csv", sample_bytes: int = 1024) -> tuple[Probe, ...]:
    with serving(routes) as server:
        return probe(server.url("/"), allow=server.allow, limits=PATIENT, sample_bytes=sample_bytes, expected=expected)


def with_ranges(to: Handler) -> None:
    part = TABLE[:1] if "Range" in to.headers else TABLE
    sends(part, 206 if "Range" in to.headers else 200, Content_Type="text/csv")(to)


def test_each_program_gets_a_result_of_its_own() -> None:
    digest = hashlib.sha256(TABLE).hexdigest()
    assert ask({"/": with_ranges}) == tuple(
        Probe(agent, True, 200, direct=True, ranges=True, size=len(TABLE), digest=digest) for agent in USER_AGENTS
    )


def test_a_server_that_sends_the_whole_takes_no_ranges() -> None:
    assert not any(result.ranges for result in ask({"/": sends(TABLE)}))


def test_no_more_than_the_sample_is_read() -> None:
    endless = drips(b"x" * 1000, 0, before=b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n")
    digests = {result.digest for result in ask({"/": endless}, sample_bytes=2500)}
    assert digests == {hashlib.sha256(b"x" * 2500).hexdigest()}


def test_a_server_that_treats_programs_differently_shows() -> None:
    def picky(to: Handler) -> None:
        (sends(TABLE) if "Firefox" in to.headers["User-Agent"] else sends(b"no", 403))(to)

    browser, *others = ask({"/": picky})
    assert browser.ok
    assert [(result.ok, result.status, result.code, result.digest) for result in others] == [
        (False, 403, "status", "")
    ] * 2


@pytest.mark.parametrize(
    ("body", "media_type", "expected", "direct"),
    [
        (TABLE, "text/csv", "text/csv", True),
        (TABLE, "application/octet-stream", "text/csv", True),
        (LOGIN, "text/html; charset=utf-8", "text/csv", False),
        (LOGIN, "text/csv", "text/csv", False),
        (b"\xef\xbb\xbf\n  " + LOGIN, "application/octet-stream", "text/csv", False),
        (PAGE, "text/html", "text/csv", False),
        (PAGE, "text/html", "", False),
        (PAGE, "application/xhtml+xml", "text/csv", False),
        (PAGE, "text/html", "text/html", True),
        (LOGIN, "text/html", "text/html", False),
    ],
)
def test_a_page_before_the_file_is_not_direct(body: bytes, media_type: str, expected: str, direct: bool) -> None:
    assert {result.direct for result in ask({"/": sends(body, Content_Type=media_type)}, expected)} == {direct}


def test_a_wall_that_wants_a_cookie_is_not_direct() -> None:
    for result in ask({"/": redirects("/", Set_Cookie="seen=1")}):
        assert (result.ok, result.direct, result.code) == (False, False, "cookies")


def test_a_private_address_is_told_and_not_dialled() -> None:
    results = probe("http://10.0.0.1/", allow=(), limits=PATIENT)
    assert [(result.ok, result.status, result.code) for result in results] == [(False, None, "address")] * 3
