import io
import socket
import time
from dataclasses import replace
from typing import Any

import pytest
import requests

from catalog.fetching.address import Target
from catalog.fetching.asking import Ask
from catalog.fetching.fetch import fetch
from catalog.fetching.refusals import FetchFailed, FetchRefused
from catalog.fetching.session import Watch, session_for
from tests.fetching.server import PATIENT, redirects, sends, serving

HOSTS = (
    *("127.0.0.1", "localhost", "LOCALHOST", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0"),
    *("0x7f.1", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[0:0:0:0:0:0:0:1]"),
    *("１２７.0.0.1", "127。0。0。1", "%31%32%37.0.0.1"),
    *("10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "[fd00:ec2::254]", "100.64.0.1", "198.18.0.1"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.88.99.1", "[fe80::1]"),
    *("[fc00::1]", "[fec0::1]", "[ff02::1]", "[64:ff9b::127.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::]"),
    *("[2001:0:7f00:1::1]", "[2001:db8::1]", "[100::1]"),
)


@pytest.mark.parametrize("host", HOSTS)
def test_a_private_address_is_refused_in_every_spelling(host: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        fetch(f"http://{host}:8080/", io.BytesIO(), limits=PATIENT)
    assert refused.value.code in ("address", "host")


@pytest.mark.parametrize("host", HOSTS)
def test_an_allowed_server_cannot_redirect_to_a_private_address(host: str) -> None:
    with serving({"/": redirects(f"http://{host}:8080/")}) as server, pytest.raises(FetchRefused) as refused:
        fetch(server.url("/"), io.BytesIO(), allow=server.allow, limits=PATIENT)
    assert refused.value.code in ("address", "host")


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("file:///etc/passwd", "scheme"),
        ("http://127.0.0.1:1/", "port"),
        ("//10.0.0.1/", "address"),
        ("http://a:b@example.org/", "credentials"),
        ("http://[", "host"),
    ],
)
def test_a_redirect_is_looked_at_like_a_first_address(location: str, code: str) -> None:
    with serving({"/": redirects(location)}) as server, pytest.raises(FetchRefused) as refused:
        fetch(server.url("/"), io.BytesIO(), allow=server.allow, limits=PATIENT)
    assert refused.value.code == code


def _answers(*addresses: str) -> Any:
    """A resolver that gives each of `addresses` once, in order, and then the last."""
    left = list(addresses)

    def resolve(host: str, port: int | str | None, *_args: Any, **_kwargs: Any) -> list[Any]:
        address = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 80)))]

    return resolve


def test_a_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", _answers("10.0.0.1"))
    with pytest.raises(FetchRefused) as refused:
        fetch("http://rebind.example.org/", io.BytesIO(), limits=PATIENT)
    assert refused.value.code == "address"


def test_a_name_that_turns_private_after_the_look_is_not_dialled_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the first answer is public, the next ones lead to this machine. What was looked at is dialled."""
    dialled: list[tuple[str, int]] = []
    into = io.BytesIO()
    with serving({"/": sends(b"public")}) as server:

        def dial(address: tuple[str, int], *_args: Any, **_kwargs: Any) -> socket.socket:
            """The internet, as far as this test goes: whatever is dialled is the server."""
            dialled.append(address)
            line = socket.socket()
            line.connect(("127.0.0.1", server.port))
            return line

        monkeypatch.setattr(socket, "getaddrinfo", _answers("93.184.216.34", "127.0.0.1"))
        monkeypatch.setattr("urllib3.util.connection.create_connection", dial)
        fetch("http://rebind.example.org:8080/", into, limits=PATIENT)
    assert dialled == [("93.184.216.34", 8080)]
    assert into.getvalue() == b"public"
    assert server.asked[0][1]["Host"] == "rebind.example.org:8080"


@pytest.mark.parametrize("exempt", [True, False])
def test_a_session_dials_nothing_but_what_was_checked(exempt: bool) -> None:
    target = Target("http://93.184.216.34:8080/", "http", "93.184.216.34", 8080, exempt)
    with Watch(1) as watch, session_for(target, watch) as session, pytest.raises(requests.RequestException) as refused:
        session.get("http://93.184.216.34:6379/", timeout=1)
    assert type(refused.value).__name__ == "InvalidIPAddress"


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": sends(b"straight")}) as server, serving({}) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        into = io.BytesIO()
        fetch(server.url("/"), into, allow=server.allow, limits=PATIENT)
    assert (into.getvalue(), proxy.asked) == (b"straight", [])


def test_nothing_that_identifies_us_is_sent_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving({"/": redirects("/next", Set_Cookie="id=1"), "/next": sends(b"")}) as server:
        fetch(server.url("/"), io.BytesIO(), allow=server.allow, limits=PATIENT, ask=Ask("Somebody/1"))
    for _path, headers in server.asked:
        assert headers.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert headers["User-Agent"] == "Somebody/1"


def test_a_line_that_opens_after_the_time_is_up_is_cut_at_once() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, Watch(0.01) as watch:
        while not watch.cut:
            pass
        watch.see(ours)
        assert theirs.recv(1) == b""


def test_a_handshake_that_never_ends_is_cut() -> None:
    """The server takes the connection and says nothing, so TLS never begins."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        limits = replace(PATIENT, total_seconds=0.3)
        began = time.monotonic()
        with pytest.raises(FetchFailed) as failed:
            fetch(f"https://127.0.0.1:{port}/", io.BytesIO(), allow=(f"127.0.0.1:{port}",), limits=limits)
    assert failed.value.code == "too-slow"
    assert time.monotonic() - began < PATIENT.read_timeout / 2
