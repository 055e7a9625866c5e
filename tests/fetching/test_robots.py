"""The rules of RFC 9309, read through the guarded way out: which group, which rule, and what no answer means."""

import pytest

from catalog.fetching.limits import Limits
from catalog.fetching.robots import MOST, Robots, origin_of, read_robots
from tests.fetching.server import Route, drips, redirects, sends, serving

FILE = "https://data.example.gov/open/2026/file.csv?id=7"
ALL, NOTHING = "User-agent: *\nDisallow: /\n", "User-agent: *\nDisallow:\n"
QUICK = Limits(max_bytes=MOST, total_seconds=0.5)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "allowed"),
        (NOTHING, "allowed"),
        (ALL, "forbidden"),
        ("user-agent: *\r\ndisallow: /open/\r\n", "forbidden"),
        ("User-agent: *\nDisallow: /closed/\n", "allowed"),
        ("User-agent: *\nDisallow: /*.csv$\n", "allowed"),
        ("User-agent: *\nDisallow: /*.csv\n", "forbidden"),
        ("User-agent: *\nDisallow: /*?id=\n", "forbidden"),
        pytest.param("User-agent: *\nDisallow: /open/\nAllow: /open/2026/\n", "allowed", id="the longest match wins"),
        pytest.param("User-agent: *\nAllow: /open/\nDisallow: /open/2026/\n", "forbidden", id="in whatever order"),
        pytest.param(
            "User-agent: *\nDisallow: /open/2026/\nAllow: /open/2026/\n", "allowed", id="of equal ones, allow"
        ),
        pytest.param("User-agent: GPTBot\nDisallow: /\n", "allowed", id="one program by name"),
        pytest.param("User-agent: KaimenProbe\nDisallow: /\n", "forbidden", id="ours by name"),
        pytest.param("User-agent: kaimenprobe\nAllow: /\n\n" + ALL, "forbidden", id="ours alone is let in"),
        pytest.param(
            "<!doctype html><html><body><h1>Not found</h1></body></html>", "allowed", id="a page has no rules"
        ),
        pytest.param("# nothing\nSitemap: https://data.example.gov/s.xml\n", "allowed", id="no rules"),
    ],
)
def test_what_the_rules_say_of_a_file(text: str, verdict: str) -> None:
    assert Robots(text).verdict(FILE) == verdict


def test_what_nobody_could_read_says_nothing() -> None:
    assert Robots("", read=False).verdict(FILE) == "unread"


def test_it_belongs_to_scheme_host_and_port() -> None:
    assert origin_of("https://Data.Example.gov:8443/a/b?c#d") == "https://data.example.gov:8443"
    assert len(origin_of("https://" + "a" * 5_000)) == 300


@pytest.mark.parametrize(
    ("route", "found"),
    [
        pytest.param(sends(ALL.encode(), Content_Type="text/plain"), Robots(ALL), id="rules"),
        pytest.param(sends(b"\xef\xbb\xbf" + ALL.encode()), Robots(ALL), id="a byte order mark"),
        pytest.param(sends(b"", 404), Robots(""), id="none"),
        pytest.param(sends(b"", 403), Robots(""), id="none for us"),
        pytest.param(sends(b"", 410), Robots(""), id="gone"),
        pytest.param(sends(b"", 429), Robots("", read=False), id="too many"),
        pytest.param(sends(b"", 500), Robots("", read=False), id="a server that fails"),
        pytest.param(sends(b"", 503), Robots("", read=False), id="closed for a while"),
        pytest.param(sends(b"", 202), Robots("", read=False), id="a wall"),
        pytest.param(redirects("/elsewhere"), Robots(NOTHING), id="elsewhere"),
        pytest.param(redirects("/robots.txt"), Robots(""), id="in circles there is none"),
        pytest.param(redirects("http://10.0.0.1/robots.txt"), Robots("", read=False), id="into a private network"),
        pytest.param(sends(b"a\0b", Content_Type="text/plain"), Robots("ab"), id="NUL can not be kept"),
        pytest.param(sends("User-agent: é".encode("latin-1")), Robots("User-agent: \ufffd"), id="no UTF-8"),
        pytest.param(drips(b"#", 0.05, before=b"HTTP/1.1 200 OK\r\n\r\n"), Robots("", read=False), id="one that drips"),
    ],
)
def test_what_an_answer_means(route: Route, found: Robots) -> None:
    with serving({"/robots.txt": route, "/elsewhere": sends(NOTHING.encode())}) as server:
        assert read_robots(server.url(""), allow=server.allow, limits=QUICK) == found
    assert "KaimenProbe" in server.asked[0][1]["User-Agent"]


def test_only_the_first_half_megabyte_is_read() -> None:
    with serving({"/robots.txt": sends(b"#" * (3 * MOST))}) as server:
        assert len(read_robots(server.url(""), allow=server.allow).text) == MOST


def test_a_server_that_is_not_there_has_told_us_nothing() -> None:
    with serving({}) as server:
        pass
    assert read_robots(server.url(""), allow=server.allow, limits=QUICK) == Robots("", read=False)
