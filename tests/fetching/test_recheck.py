import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from catalog.fetching.asking import Known
from catalog.fetching.recheck import Held, Seen, recheck
from catalog.fetching.refusals import FetchFailed, FetchRefused
from tests.fetching.server import PATIENT, Handler, Route, Server, redirects, sends, serving

LIMITS = replace(PATIENT, max_bytes=10_000)
TABLE = b"route,stops\n1,12\n"
DAY1, DAY2 = "Wed, 01 Jan 2025 00:00:00 GMT", "Thu, 02 Jan 2025 00:00:00 GMT"
HELD = Held(Known('"v1"', DAY1), len(TABLE), "text/csv")


def look(route: Route, held: Held = HELD, *, whole: bool = False) -> tuple[Seen, Server]:
    with serving({"/": route}) as server:
        seen = recheck(server.url("/"), io.BytesIO(), held, whole=whole, allow=server.allow, limits=LIMITS)
    return seen, server


def versioned(etag: str = "", date: str = "", *, conditional: bool = True, head: int = 200) -> Route:
    """A server of TABLE; `head` is how it answers HEAD where it can't say “not modified”."""
    marks: dict[str, Any] = {name: value for name, value in (("ETag", etag), ("Last_Modified", date)) if value}

    def answer(to: Handler) -> None:
        same = to.headers.get("If-None-Match") == etag if etag else to.headers.get("If-Modified-Since") == date
        if to.command == "HEAD" and head != 200:
            sends(b"", head)(to)
        elif conditional and same and (etag or date):
            sends(b"", 304, **marks)(to)
        else:
            sends(TABLE, Content_Type="text/csv", **marks)(to)

    return answer


@pytest.mark.parametrize(
    ("route", "held", "methods"),
    [
        pytest.param(versioned('"v1"'), HELD, ["HEAD"], id="not-modified-by-etag"),
        pytest.param(versioned("", DAY1), Held(Known("", DAY1), 1), ["HEAD"], id="not-modified-by-date"),
        pytest.param(versioned('"v1"', conditional=False), HELD, ["HEAD"], id="same-etag-again"),
        pytest.param(
            versioned("", DAY1, conditional=False), Held(Known("", DAY1), len(TABLE)), ["HEAD"], id="same-date-and-size"
        ),
        pytest.param(versioned('"v1"', head=405), HELD, ["HEAD", "GET"], id="head-refused"),
        pytest.param(versioned('"v1"', head=404), HELD, ["HEAD", "GET"], id="head-answered-badly"),
        pytest.param(versioned('"v1"', conditional=False, head=500), HELD, ["HEAD", "GET"], id="head-fails-no-304"),
    ],
)
def test_what_did_not_change_is_not_read(route: Route, held: Held, methods: list[str]) -> None:
    seen, server = look(route, held)
    assert (seen.fetched, server.methods) == (None, methods)
    assert seen.known


@pytest.mark.parametrize(
    ("route", "held", "methods"),
    [
        pytest.param(versioned('"v2"'), HELD, ["HEAD", "GET"], id="other-etag"),
        pytest.param(versioned("", DAY2), Held(Known("", DAY1), len(TABLE)), ["HEAD", "GET"], id="other-date"),
        pytest.param(
            versioned("", DAY1, conditional=False), Held(Known("", DAY1), 5), ["HEAD", "GET"], id="same-date-other-size"
        ),
        pytest.param(versioned(), HELD, ["HEAD", "GET"], id="marks-gone"),
        pytest.param(versioned('"v2"', head=501), HELD, ["HEAD", "GET"], id="head-refused-and-changed"),
        pytest.param(versioned(), Held(), ["GET"], id="nothing-known"),
    ],
)
def test_what_may_have_changed_is_read(route: Route, held: Held, methods: list[str]) -> None:
    seen, server = look(route, held)
    assert server.methods == methods
    assert seen.fetched is not None
    assert seen.fetched.sha256 == hashlib.sha256(TABLE).hexdigest()


def test_the_whole_is_read_where_the_word_of_the_server_is_not_enough() -> None:
    seen, server = look(versioned('"v1"'), whole=True)
    assert (server.methods, "If-None-Match" in server.asked[0][1]) == (["GET"], False)
    assert seen.fetched is not None
    assert seen.known == Known('"v1"')


@pytest.mark.parametrize("status", [401, 404, 410, 500, 503])
def test_a_link_that_fails_says_how(status: int) -> None:
    with pytest.raises(FetchFailed) as failed:
        look(sends(b"", status, Retry_After="120"))
    assert (failed.value.code, failed.value.status, failed.value.retry_after) == ("status", status, 120)


@pytest.mark.parametrize(("told", "seconds"), [("soon", None), ("-5", None), ("1" * 30, None), (str(10**9), 2_592_000)])
def test_nonsense_about_coming_back_is_ignored_or_bounded(told: str, seconds: int | None) -> None:
    with pytest.raises(FetchFailed) as failed:
        look(sends(b"", 503, Retry_After=told))
    assert failed.value.retry_after == seconds


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(sends(b"<html>Please sign in</html>", Content_Type="text/html"), id="page"),
        pytest.param(sends(b"<!doctype html><p>Gone", Content_Type="text/csv"), id="page-called-csv"),
    ],
)
def test_a_page_with_status_200_is_a_failure_not_a_new_version(page: Route) -> None:
    with pytest.raises(FetchFailed) as failed:
        look(page)
    assert (failed.value.code, failed.value.status) == ("page", 200)


def test_a_page_that_was_always_one_is_read() -> None:
    seen, _server = look(sends(b"<html><table></table></html>", Content_Type="text/html"), Held(media_type="text/html"))
    assert seen.fetched is not None


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "file:///etc/passwd", "http://169.254.169.254/latest"])
def test_a_link_that_turns_inside_is_refused_at_its_first_request(target: str) -> None:
    with serving({"/": redirects(target)}) as server, pytest.raises(FetchRefused):
        recheck(server.url("/"), io.BytesIO(), HELD, whole=False, allow=server.allow, limits=LIMITS)
    assert server.methods == ["HEAD"]


def _body_after_head(to: Handler) -> None:
    """Against the rules: bytes after the answer to HEAD, which would pass for the next answer on the same line."""
    sends(TABLE, ETag='"v2"')(to)


def _no_status(to: Handler) -> None:
    if to.command == "HEAD":
        to.wfile.write(b"\0\0\0\0")
    else:
        sends(TABLE, ETag='"v2"')(to)


@pytest.mark.parametrize("route", [_body_after_head, _no_status])
def test_what_a_server_does_to_head_does_not_harm_get(route: Callable[[Handler], None]) -> None:
    seen, _server = look(route)
    assert seen.fetched is not None
    assert seen.fetched.size == len(TABLE)
