"""What a stranger gets at the file's address: real answers of a real server, and what thirty days of checks found."""

import itertools
from collections.abc import Mapping
from datetime import timedelta

from tests.fetching.server import Handler, Route, redirects, sends
from tests.truth.case import DAY, SOUND, Case, Delivery, Fetch, File, well_kept
from tests.truth.content import HTML_PAGE, LOGIN_PAGE, READINGS, csv_of, readings

CSV = sends(READINGS, Content_Type="text/csv")
IN_GBK = "<html><body><form><p>请先登录</p><input type=password name=p></form></body></html>".encode("gbk")
SIGN_IN = '{"code": 401, "msg": "请先登录", "data": null}'.encode()
LOGIN = sends(LOGIN_PAGE, Content_Type="text/html")
CHALLENGE = b"<!doctype html><html><script>document.cookie='ok=1';location.reload()</script></html>"
CLOSED = {"accessible": "unmet", "non-discriminatory": "unmet"}
NOT_THERE = {"accessible": "unmet", "non-discriminatory": "unknown"}
HOUR = timedelta(hours=1)


def _door(name: str, door: Route, but: Mapping[str, str | None], query: str = "") -> Case:
    return well_kept(name, File((Delivery(READINGS),), door=door, query=query), but=but)


def _asks(name: str, robots: Route, but: Mapping[str, str | None], door: Route = CSV) -> Case:
    return well_kept(f"robots.txt {name}", File((Delivery(READINGS),), door=door, robots=robots), but=but)


def _rules(*lines: str) -> Route:
    return sends("\n".join([*lines, ""]).encode(), Content_Type="text/plain")


def _for_agents(*words: str, then: Route, otherwise: Route = CSV) -> Route:
    """One answer for programs whose name holds one of these words, another for the others."""

    def answer(to: Handler) -> None:
        agent = to.headers.get("User-Agent", "").lower()
        (then if any(word in agent for word in words) else otherwise)(to)

    return answer


def _as_file(content: bytes) -> Route:
    """What calls itself the file, whatever it is."""
    return sends(content, Content_Type="text/csv", Content_Disposition="attachment; filename=data.csv")


def _with_cookie(to: Handler) -> None:
    """Comes back to itself until a cookie is sent along, as no stranger does."""
    if "seen=1" in to.headers.get("Cookie", ""):
        CSV(to)
    else:
        redirects(to.path, Set_Cookie="seen=1")(to)


def _own_bytes() -> Route:
    """Every program gets its own name in the first line, behind the figures."""

    def answer(to: Handler) -> None:
        sends(READINGS + to.headers.get("User-Agent", "").encode(), Content_Type="text/csv")(to)

    return answer


def _limited(first: int) -> Route:
    """The file for the first requests, then “too many”."""
    count = itertools.count()

    def answer(to: Handler) -> None:
        (CSV if next(count) < first else sends(b"", 429))(to)

    return answer


def _hangs_up(to: Handler) -> None:
    """Half of the file, and no more."""
    sends(READINGS[:200], length=len(READINGS), Content_Type="text/csv")(to)


def _to_login(to: Handler) -> None:
    """The way to the login page, and the page itself, at one address."""
    (LOGIN if "login" in to.path else redirects(f"{to.path}?login"))(to)


def _history(name: str, but: Mapping[str, str | None], *fetches: Fetch) -> Case:
    return well_kept(name, File((Delivery(READINGS),), fetches=fetches), but=but)


def _days(*days: int, status: int = 200, page: bool = False) -> tuple[Fetch, ...]:
    """A round on each of these days, alike for every program."""
    agents = ("browser", "curl", "crawler")
    return tuple(Fetch(day * DAY + HOUR, tuple((agent, status) for agent in agents), page) for day in days)


ONE_AGENT = tuple(Fetch(day * DAY + HOUR, (("browser", 200),)) for day in range(5))
BLOCKED = (*_days(1, 2, 3), Fetch(HOUR, (("browser", 200), ("curl", 200), ("crawler", 403))))
NO_PROGRAM = ("User-agent: *", "Disallow: /")
BARRED, NOBODY_KNOWS = {"non-discriminatory": "unmet"}, {"non-discriminatory": "unknown"}
SIGNED = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature=ab12"

CASES = (
    _door("the file at its own address", CSV, {}),
    _door("a query that says which file", CSV, {}, "?id=7&format=csv&token=public"),
    _door("a redirect to the file", _for_agents("", then=CSV), {}),
    _door("a login page with status 200", LOGIN, NOT_THERE),
    _door("a redirect to a login page", _to_login, NOT_THERE),
    _door("a page before the download", sends(HTML_PAGE, Content_Type="text/html"), NOT_THERE),
    _door("a page that calls itself CSV", sends(HTML_PAGE, Content_Type="text/csv"), NOT_THERE),
    _door("a login page in GBK", sends(IN_GBK, Content_Type="text/html; charset=gbk"), NOT_THERE),
    _door("a login page offered as a file", _as_file(LOGIN_PAGE), NOT_THERE),
    _door("a script to the login page, called CSV", _as_file(b"<script>location.href='/login'</script>"), NOT_THERE),
    _door("a login page behind a comment, called CSV", _as_file(b"<!-- portal 3.2 -->\n" + LOGIN_PAGE), NOT_THERE),
    _door("JSON that says to sign in, status 200", sends(SIGN_IN, Content_Type="application/json"), NOT_THERE),
    _door("nothing at all, status 200", _as_file(b""), NOT_THERE),
    _door("the file, which its server calls a page", sends(READINGS, Content_Type="text/html"), {}),
    _door("the file, which its server calls nothing", sends(READINGS, Content_Type="application/octet-stream"), {}),
    _door("only with a cookie", _with_cookie, NOT_THERE),
    _door("a script as a challenge, status 503", sends(CHALLENGE, 503, Content_Type="text/html"), NOT_THERE),
    _door("a script as a challenge, status 200", sends(CHALLENGE, Content_Type="text/html"), NOT_THERE),
    _door("401 for everybody", sends(b"", 401), CLOSED),
    _door("402 for everybody", sends(b"", 402), CLOSED),
    _door("403 for everybody", sends(b"", 403), CLOSED),
    _door("404", sends(b"", 404), NOT_THERE),
    _door("500", sends(b"", 500), NOT_THERE),
    _door("hangs up half-way", _hangs_up, {"accessible": "unmet", "non-discriminatory": None}),
    _door(
        "curl is turned away",
        _for_agents("curl", then=sends(b"", 403)),
        {"accessible": "partly", "non-discriminatory": "unmet"},
    ),
    _door(
        "crawlers are turned away",
        _for_agents("kaimen", then=sends(b"", 403)),
        {"accessible": "partly", "non-discriminatory": "unmet"},
    ),
    _door("only browsers are let in", _for_agents("curl", "kaimen", then=sends(b"", 403)), CLOSED),
    _door(
        "a page for crawlers",
        _for_agents("kaimen", then=sends(HTML_PAGE, Content_Type="text/html")),
        {"accessible": "partly", "non-discriminatory": "unmet"},
    ),
    _door(
        "other rows for browsers",
        _for_agents("mozilla", then=sends(csv_of(readings(5)), Content_Type="text/csv")),
        {"non-discriminatory": "unmet"},
    ),
    _door("other bytes for each", _own_bytes(), {"non-discriminatory": "unmet"}),
    _door("one download and no more", _limited(1), {"accessible": "unmet", "non-discriminatory": None}),
    _door("a link that is signed for an hour", CSV, {"accessible": "partly"}, f"?{SIGNED}"),
    _door(
        "a link with an old signature",
        CSV,
        {"accessible": "partly"},
        "?Expires=1893456000&Signature=x%2By&OSSAccessKeyId=a",
    ),
    _asks("blocks all", _rules(*NO_PROGRAM), BARRED),
    _asks(
        "blocks all but one search engine",
        _rules("User-agent: Googlebot", "Allow: /", "", *NO_PROGRAM),
        BARRED,
    ),
    _asks(
        "blocks our crawler by name",
        _rules("User-agent: KaimenProbe", "Disallow: /", "", "User-agent: *", "Allow: /"),
        BARRED,
    ),
    _asks("leads in circles", redirects("/robots.txt"), {}),
    _asks("blocks another path", _rules("User-agent: *", "Disallow: /admin/", "Disallow: /search?"), {}),
    _asks("blocks one program of others", _rules("User-agent: GPTBot", "Disallow: /"), {}),
    _asks("blocks the folder, and allows more of the address", _rules(*NO_PROGRAM, "Allow: /*/0"), {}),
    _asks("allows", _rules("User-agent: *", "Allow: /"), {}),
    _asks("has an empty rule", _rules("User-agent: *", "Disallow:"), {}),
    _asks("is empty", sends(b""), {}),
    _asks("is missing", sends(b"", 404), {}),
    _asks("is not for us", sends(b"", 403), {}),
    _asks("is a web page", sends(HTML_PAGE, Content_Type="text/html"), {}),
    _asks("fails", sends(b"", 500), NOBODY_KNOWS),
    _asks("is closed for a while", sends(b"", 503), NOBODY_KNOWS),
    _asks("blocks all, and the file is gone", _rules(*NO_PROGRAM), NOT_THERE, sends(b"", 404)),
    _asks(
        "fails, and curl is turned away",
        sends(b"", 500),
        {"accessible": "partly", "non-discriminatory": "unmet"},
        _for_agents("curl", then=sends(b"", 403)),
    ),
    well_kept(
        "a landing page that was taken in as the file",
        File((Delivery(HTML_PAGE, "page"),), door=sends(HTML_PAGE, Content_Type="text/html")),
        but={
            **dict.fromkeys(("complete", "primary"), "unknown"),
            "accessible": "unmet",
            "non-discriminatory": None,
            "machine-readable": None,
        },
        may=("no-table-html",),
    ),
    well_kept(
        "one of two files is gone",
        File((Delivery(READINGS),), door=CSV),
        File((Delivery(csv_of(readings(9))),), door=sends(b"", 404), title="Gone"),
        but={"accessible": "partly"},
    ),
    well_kept(
        "one of two files turns curl away",
        File((Delivery(READINGS),), door=CSV),
        File((Delivery(csv_of(readings(9))),), door=_for_agents("curl", then=sends(b"", 403)), title="Choosy"),
        but={"accessible": "partly", "non-discriminatory": "partly"},
    ),
    _history("thirty good days", {}, *_days(*range(29))),
    _history("one bad day in thirty", {}, *_days(*range(14)), *_days(14, status=503), *_days(*range(15, 29))),
    _history(
        "one bad day in ten", {"accessible": "partly"}, *_days(*range(5)), *_days(5, status=503), *_days(*range(6, 10))
    ),
    _history("more bad days than good", {"accessible": "unmet"}, *_days(0, 1, 2), *_days(*range(3, 9), status=503)),
    _history("bad days long ago", {}, *_days(*range(4)), *_days(*range(31, 40), status=503)),
    _history("a token in the link has run out", CLOSED, *_days(0, status=403), *_days(*range(1, 12))),
    _history("a page since yesterday", NOT_THERE, *_days(0, page=True), *_days(*range(1, 12))),
    _history("gone since yesterday", NOT_THERE, *_days(0, status=404), *_days(*range(1, 12))),
    _history("mended today", {"accessible": "partly"}, *_days(0), *_days(1, 2, status=404), *_days(*range(3, 12))),
    _history("never tried", {"accessible": "unknown", "non-discriminatory": "unknown"}),
    _history("tried long ago", {"accessible": "unknown", "non-discriminatory": "unknown"}, *_days(31, 32)),
    _history("tried by one program", {"non-discriminatory": "unknown"}, *ONE_AGENT),
    _history("crawlers are turned away since today", {"accessible": "partly", "non-discriminatory": "unmet"}, *BLOCKED),
    _history("crawlers are let in again", {}, *SOUND, *(Fetch(f.ago + 20 * DAY, f.statuses) for f in SOUND)),
)
