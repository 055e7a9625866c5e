import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from catalog.fetching.asking import Ask
from catalog.fetching.fetch import Fetched, fetch
from catalog.fetching.refusals import FetchFailed, FetchRefused
from tests.fetching.server import PATIENT, Handler, Route, drips, sends, serving

LIMITS = replace(PATIENT, max_bytes=1000)
TABLE = b"route,stops\n1,12\n"


def test_the_bytes_come_with_what_the_server_says_of_them() -> None:
    headers: dict[str, Any] = {
        "Content_Type": "Text/CSV; charset=utf-8",
        "Content_Disposition": 'attachment; filename="stops.csv"',
        "ETag": '"v1"',
        "Last_Modified": "Wed, 01 Jan 2025 08:00:00 +0800",
        "Accept_Ranges": "bytes",
    }
    into, done = io.BytesIO(), list[int]()
    with serving({"/download": sends(TABLE, **headers)}) as server:
        url = server.url("/download")
        fetched = fetch(url, into, allow=server.allow, limits=LIMITS, progress=done.append)
    assert fetched == Fetched(
        url=url,
        final_url=url,
        status=200,
        media_type="text/csv",
        filename="stops.csv",
        size=len(TABLE),
        sha256=hashlib.sha256(TABLE).hexdigest(),
        etag='"v1"',
        last_modified=datetime(2025, 1, 1, tzinfo=UTC),
        ranges=True,
        declared_size=len(TABLE),
        redirects=(),
    )
    assert (into.getvalue(), done[-1]) == (TABLE, len(TABLE))


def ask(route: Route) -> tuple[Fetched, bytes]:
    into = io.BytesIO()
    with serving({"/": route}) as server:
        return fetch(server.url("/"), into, allow=server.allow, limits=LIMITS), into.getvalue()


def test_a_declared_length_above_the_limit_is_refused_before_a_byte_is_read() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 2147483648\r\n\r\n"
    into = io.BytesIO()
    with serving({"/": drips(b"x" * 1000, 0.01, before=head)}) as server, pytest.raises(FetchFailed) as failed:
        fetch(server.url("/"), into, allow=server.allow, limits=LIMITS)
    assert (failed.value.code, into.getvalue()) == ("too-large", b"")


def test_an_endless_answer_ends_at_the_limit() -> None:
    into = io.BytesIO()
    with serving({"/": drips(b"x" * 400, 0, before=b"HTTP/1.1 200 OK\r\n\r\n")}) as server:
        with pytest.raises(FetchFailed) as failed:
            fetch(server.url("/"), into, allow=server.allow, limits=LIMITS)
        assert server.hung_up.wait(5)
    assert failed.value.code == "too-large"
    assert len(into.getvalue()) <= LIMITS.max_bytes


def test_a_file_of_just_the_limit_is_taken() -> None:
    assert ask(sends(b"x" * LIMITS.max_bytes))[0].size == LIMITS.max_bytes


def test_chunks_are_put_together() -> None:
    def chunked(to: Handler) -> None:
        to.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na,b\r\n1\r\n\n\r\n0\r\n\r\n")

    fetched, body = ask(chunked)
    assert (body, fetched.declared_size, fetched.ranges) == (b"a,b\n", None, False)


def test_part_of_a_file_is_asked_for() -> None:
    into = io.BytesIO()
    with serving({"/": sends(TABLE[2:5], 206, Content_Range="bytes 2-4/17")}) as server:
        fetched = fetch(server.url("/"), into, allow=server.allow, limits=LIMITS, ask=Ask(range_=(2, 4)))
    assert server.asked[0][1]["Range"] == "bytes=2-4"
    assert (fetched.status, fetched.ranges, into.getvalue()) == (206, True, TABLE[2:5])


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "Wed, 99 Jan 2025 08:00:00 GMT", "Wed, 01 Jan 99999999999999999999 08:00:00 GMT", "0", "\xff"],
)
def test_a_date_that_is_none_is_left_out(value: str) -> None:
    assert ask(sends(TABLE, Last_Modified=value))[0].last_modified is None


@pytest.mark.parametrize("value", ["-5", "seventeen", "１７", "17, 17"])
def test_a_length_that_is_none_takes_nothing_from_the_bytes(value: str) -> None:
    def answer(to: Handler) -> None:
        to.wfile.write(f"HTTP/1.1 200 OK\r\nContent-Length: {value}\r\n\r\n".encode() + TABLE)

    assert ask(answer)[1] == TABLE


def test_a_full_disk_of_ours_is_not_the_servers_fault() -> None:
    class Full(io.BytesIO):
        def write(self, _piece: object) -> int:
            raise OSError(28, "No space left on device")

    with serving({"/": sends(TABLE)}) as server, pytest.raises(OSError, match="No space left"):
        fetch(server.url("/"), Full(), allow=server.allow, limits=LIMITS)


def test_a_server_that_is_not_there_is_told_from_a_name_that_is_not() -> None:
    with serving({}) as server:
        pass
    with pytest.raises(FetchFailed) as failed:
        fetch(server.url("/resolve"), io.BytesIO(), allow=server.allow, limits=LIMITS)
    assert failed.value.code == "connection"
    with pytest.raises(FetchFailed) as failed:
        fetch("http://no-such-name.invalid/", io.BytesIO(), limits=LIMITS)
    assert failed.value.code == "unresolved"


def test_a_server_without_tls_is_told_by_its_certificate_sentence() -> None:
    with serving({"/": sends(TABLE)}) as server, pytest.raises(FetchFailed) as failed:
        fetch(server.url("/").replace("http:", "https:"), io.BytesIO(), allow=server.allow, limits=LIMITS)
    assert failed.value.code == "tls"


def test_what_is_not_http_is_a_failure() -> None:
    def greets(to: Handler) -> None:
        to.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")

    with pytest.raises(FetchFailed) as failed:
        ask(greets)
    assert failed.value.code == "connection"


@pytest.mark.parametrize("label", ["x" * 64, "a..b"])
def test_a_name_that_no_resolver_takes_names_no_server(label: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        fetch(f"http://{label}.example.org/", io.BytesIO(), limits=LIMITS)
    assert refused.value.code == "host"
