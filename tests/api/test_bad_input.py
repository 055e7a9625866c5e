"""Bad input: a problem in words with the right status, nothing changed, and never our own fault (5xx)."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from catalog.models import Dataset, Job, Resource, Token
from catalog.search.follow import rebuild_from_database
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset, make_public_dataset, make_resource
from tests.publish import upload_and_run

pytestmark = pytest.mark.django_db
GOOD = b'"agency": "transport", "title": {"en": "Stops"}, "description": {"en": "Where."}'


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _state() -> list[Any]:
    return [
        *Dataset.objects.order_by("pk").values_list("pk", "title", "state", "modified"),
        *Resource.objects.order_by("pk").values_list("pk", "title", "url", "modified"),
        Job.objects.count(),
    ]


def _is_problem(answer: Any, *statuses: int) -> None:
    assert answer.status_code in statuses, answer.content[:300]
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    assert len(answer.content) < 50_000


def _raw(api: Api, body: bytes, content_type: str = "application/json", method: str = "POST", path: str = "") -> Any:
    return api.client.generic(
        method, f"/api/v1/{path or 'datasets'}", body, content_type=content_type, headers=api.headers
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b"\xff\xfe{}",
        b'{"a": "\xc3"}',
        b'{%s, "keywords": ["\\ud800"]}' % GOOD,
        b'{%s, "keywords": ["a\\u0000b"]}' % GOOD,
        b'{%s, "title": {"en": "Second"}}' % GOOD,
        b'{%s, "spatial": {"type": "Point", "type": "Point", "coordinates": [1, 2]}}' % GOOD,
        b'{%s, "spatial": {"type": "Point", "coordinates": [1, 2], "x": "\\u0000"}}' % GOOD,
        b'{%s, "spatial": {"type": "Point", "coordinates": [1e999, 2]}}' % GOOD,
        b'{%s, "spatial": {"type": "Point", "coordinates": [NaN, 2]}}' % GOOD,
        b'{%s, "spatial": %s}' % (GOOD, b'{"a":' * 33 + b"1" + b"}" * 33),
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"[" * 900 + b"]" * 900,
        b'{%s, "declared_records": 1e400}' % GOOD,
        b'{%s, "declared_records": %s}' % (GOOD, b"9" * 5000),
        b'{%s, "declared_records": 9223372036854775808}' % GOOD,
        b'{%s, "declared_records": -1}' % GOOD,
        b'{%s, "declared_records": true}' % GOOD,
        b'{%s, "keywords": "bus"}' % GOOD,
        b'{%s, "keywords": {"0": "bus"}}' % GOOD,
        b'{%s, "keywords": [["bus"]]}' % GOOD,
        b'{%s, "themes": [null]}' % GOOD,
        b'{%s, "themes": [{"a": 1}]}' % GOOD,
        b'{%s, "license": ["MIT"]}' % GOOD,
        b'{%s, "frequency": {"a": 1}}' % GOOD,
        b'{%s, "frequency": ["daily"]}' % GOOD,
        b'{%s, "contact": "me"}' % GOOD,
        b'{%s, "contact": {"email": ["a@example.org"]}}' % GOOD,
        b'{%s, "period": {"start": "2026-02-30"}}' % GOOD,
        b'{%s, "period": {"start": "99999-01-01"}}' % GOOD,
        b'{%s, "period": {"start": "0000-01-01"}}' % GOOD,
        b'{%s, "period": 5}' % GOOD,
        b'{%s, "landing_page": "javascript:alert(1)"}' % GOOD,
        b'{%s, "languages": [5.5, {}]}' % GOOD,
        b'{%s, "collected_by_publisher": "perhaps"}' % GOOD,
        b'{%s, "agency": ["transport"]}' % GOOD.replace(b'"agency": "transport", ', b""),
        b'{%s, "agency": "no\\u0000"}' % GOOD.replace(b'"agency": "transport", ', b""),
        b'{%s, "agency": "%s"}' % (GOOD.replace(b'"agency": "transport", ', b""), b"x" * 100_000),
        b'{%s, "provenance": {"en": 5}}' % GOOD,
        b'{%s, "provenance": {"<script>": "x"}}' % GOOD,
        b'{%s, "provenance": {"en": "%s"}}' % (GOOD, b"x" * 30_000),
        b'{%s, "provenance": ["x"]}' % GOOD,
        b'{%s, "languages": [%s]}' % (GOOD, b",".join([b"null"] * 100_000)),
    ],
)
def test_a_body_that_can_not_be_is_refused(cast: Cast, body: bytes) -> None:
    _is_problem(_raw(Api(cast.publisher), body), 400)
    assert not Dataset.objects.exists()


def test_a_huge_body_is_not_read_to_its_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 1000)
    _is_problem(_raw(Api(cast.publisher), b'{"a": "%s"}' % (b"x" * 2000)), 413)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", ""])
def test_other_kinds_of_body_are_told(cast: Cast, kind: str) -> None:
    _is_problem(_raw(Api(cast.publisher), b"<a/>", kind), 415)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"nonsense",
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b',
        b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\n{"en": \r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="url"\r\n\r\nhttps://a.example/\0\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nno file\r\n--x--\r\n',
    ],
)
@pytest.mark.parametrize("boundary", ["multipart/form-data; boundary=x", "multipart/form-data"])
def test_a_broken_form_leaves_nothing_behind(cast: Cast, body: bytes, boundary: str) -> None:
    path = f"datasets/{make_dataset(cast.agency).pk}/resources"
    answer = _raw(Api(cast.publisher), body, boundary, path=path)
    if answer.status_code != 202:
        _is_problem(answer, 400, 422)
        assert not Resource.objects.exists()
    # A file that breaks off is what it is: the pipeline looks at it.
    assert answer.status_code != 202 or b"a.csv" in body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", {"en": "\0"}),
        ("title", '{"en": '),
        ("title", "[" * 10_000),
        ("title", '{"en": {"en": "x"}}'),
        ("url", "https://example.org/" + "x" * 3000),
        ("url", "https://[::1"),
        ("url", "https://a b"),
        ("url", ["https://example.org/"]),
        ("content_modified", "0001-01-01T00:00:00+14:00"),
        ("content_modified", "9999-12-31T23:59:59-14:00"),
        ("content_modified", "2026-13-01"),
        ("content_modified", 10**18),
    ],
)
def test_a_new_resource_of_nonsense_is_refused(cast: Cast, field: str, value: object) -> None:
    dataset = make_dataset(cast.agency)
    body = {"url": "https://data.example.org/a.csv", field: value}
    answer = Api(cast.publisher).post(f"datasets/{dataset.pk}/resources", body)
    if (field, value) == ("title", "[" * 10_000):
        # Odd, but words; they are bounded like all others.
        assert answer.status_code == 202
        return
    _is_problem(answer, 400, 422)
    assert not Resource.objects.exists()


PLACES = [
    "%00",
    "a%00b",
    "%ff",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%5c..",
    "x" * 3000,
    "%F0%9F%9A%8C",
    "'%20OR%201=1",
    "%25s",
]


@pytest.mark.parametrize("key", PLACES)
@pytest.mark.parametrize(
    "form", ["datasets/{}", "datasets/{}/versions", "resources/{}", "agencies/{}", "export/datasets.{}"]
)
def test_what_is_nowhere_is_not_found(cast: Cast, key: str, form: str) -> None:
    for api in (Api(), Api(cast.publisher)):
        _is_problem(api.get(form.format(key)), 404)
    if not form.startswith("export"):
        _is_problem(Api(cast.publisher).send("DELETE", form.format(key)), 404, 405)


DATES = [
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0935-05-15T23:11:10+23:43",
    "0000-01-01",
    "10000-01-01",
    "2026-01-01T00:00:00+99:00",
    "2026-02-30",
    "1e9",
    "\0",
    "９９９９-01-01",
    "x" * 5000,
]


@pytest.mark.parametrize("value", DATES)
@pytest.mark.parametrize(
    "path",
    [
        "datasets?modified_after=",
        "datasets?modified_before=",
        "datasets?period_start=",
        "datasets?period_end=",
        "datasets/mine?modified_after=",
        "datasets/mine?modified_before=",
        "deleted?since=",
        "export/datasets.jsonl?modified_after=",
    ],
)
def test_edges_of_time_break_nothing(cast: Cast, path: str, value: str) -> None:
    make_public_dataset(cast.agency)
    rebuild_from_database(Path(settings.INDEX_DIR))
    name, _, parameter = path.rstrip("=").partition("?")
    answer = Api(cast.publisher).client.get(f"/api/v1/{name}", {parameter: value}, headers=Api(cast.publisher).headers)
    if answer.status_code != 200:
        _is_problem(answer, 400)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"q": "(" * 3000}, None),
        ({"q": '"' * 3001}, None),
        ({"q": "a OR " * 3000}, None),
        ({"q": "title:" * 500}, None),
        ({"q": "\0"}, 400),
        ({"bbox": "1,2,3"}, 400),
        ({"bbox": "nan,nan,nan,nan"}, 400),
        ({"bbox": "1e999,0,1,1"}, 400),
        ({"openness_min": "NaN"}, 400),
        ({"openness_min": "-inf"}, 400),
        ({"criterion": "timely"}, 400),
        ({"criterion": "timely:met:x"}, 400),
        ({"has_rows": "perhaps"}, 400),
        ({"level": "secret"}, None),
        ({"facets": "agency," * 900}, None),
        ({"facets": "password"}, 400),
        ({"sort": "-password"}, 400),
        ({"cursor": "\0"}, 400),
        ({"cursor": "WyItbW9kaWZpZWQiLDFlOTk5LCJ4Il0="}, 400),
        ({"within": "agency"}, None),
        ({"place": "x" * 3000}, None),
    ],
)
def test_searches_that_can_not_be(cast: Cast, query: dict[str, str], status: int | None) -> None:
    """None: odd, and whether it finds nothing or is refused is the search's affair."""
    make_public_dataset(cast.agency)
    rebuild_from_database(Path(settings.INDEX_DIR))
    answer = Api().client.get("/api/v1/datasets", query)
    if answer.status_code != 200 or status is not None:
        _is_problem(answer, status or 400)


@pytest.mark.parametrize("value", ["0", "-1", "1e3", "99999999999999999999", "٣", "\0", "1.0", "NaN", " 1"])
@pytest.mark.parametrize("parameter", ["page", "page_size"])
@pytest.mark.parametrize("path", ["datasets", "datasets/mine", "agencies", "deleted", "notices"])
def test_pages_are_numbers_that_can_be(cast: Cast, path: str, parameter: str, value: str) -> None:
    api = Api(cast.publisher)
    _is_problem(api.client.get(f"/api/v1/{path}", {parameter: value}, headers=api.headers), 400)


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\0"},
        {"name": "\0"},
        {"数量": "\0"},
        {"数量__gt": "NaN"},
        {"数量__in": "1," * 5000},
        {"limit": "-1"},
        {"limit": "99999999999999999999"},
        {"offset": "99999999999999999999"},
        {"offset": "-1"},
        {"cursor": "%%%"},
        {"cursor": "eyJ9"},
        {"sort": "'; DROP TABLE x; --"},
        {"select": '"'},
        {"aggregate": "sum:'"},
        {"aggregate": "eval:数量"},
        {"group_by": "\0"},
        {"format": "../../etc/passwd"},
        {"数量__regex": "(a+)+$"},
        {"x" * 5000: "1"},
    ],
)
def test_questions_to_a_table_that_can_not_be(cast: Cast, query: dict[str, str]) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    api = Api(cast.publisher)
    answer = api.client.get(f"/api/v1/resources/{resource.pk}/rows", query, headers=api.headers)
    if answer.status_code != 200:
        _is_problem(answer, 400)
    assert answer.status_code == 400 or next(iter(query)) in ("数量__in", "数量__gt", "cursor")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Basic cHVibGlzaGVyOmE=",
        "Bearer \xff\xfe",
        "Bearer " + "x" * 100_000,
        "Bearer kmn_\0",
        "bearer null",
        "Token abc",
        ",",
    ],
)
@pytest.mark.parametrize("path", ["datasets/mine", "agencies", "datasets/no-such"])
def test_a_token_that_is_none_opens_nothing(header: str, path: str) -> None:
    api = Api()
    api.headers["Authorization"] = header
    answer = api.get(path)
    _is_problem(answer, 401)
    assert answer["WWW-Authenticate"] == "Bearer"


def test_an_expired_token_and_one_of_a_locked_account_open_nothing(cast: Cast) -> None:
    publisher, reviewer = Api(cast.publisher), Api(cast.reviewer)
    Token.objects.filter(user=cast.publisher).update(expires="2020-01-01T00:00:00Z")
    cast.reviewer.is_active = False
    cast.reviewer.save()
    for api in (publisher, reviewer):
        _is_problem(api.get("agencies"), 401)
        _is_problem(api.post("datasets", {}), 401)


def test_ids_of_another_agency_change_nothing(cast: Cast) -> None:
    draft, public = make_dataset(cast.agency, "draft"), make_public_dataset(cast.agency, "public")
    hidden, shown = make_resource(draft), public.resources.get()
    before, api = _state(), Api(cast.other_publisher)
    title, url, why = {"title": {"en": "x"}}, {"url": "https://example.org/"}, {"comment": "x"}
    for method, path, body, status in (
        ("PATCH", f"datasets/{draft.pk}", title, 404),
        ("DELETE", f"datasets/{draft.pk}", why, 404),
        ("POST", f"datasets/{draft.pk}/submit", why, 404),
        ("POST", f"datasets/{draft.pk}/resources", title | url, 404),
        ("PATCH", f"resources/{hidden.pk}", title | url, 404),
        ("DELETE", f"resources/{hidden.pk}", why, 404),
        ("GET", f"resources/{hidden.pk}/validation", why, 404),
        ("PATCH", f"datasets/{public.pk}", title, 403),
        ("DELETE", f"datasets/{public.pk}", why, 403),
        ("PATCH", f"resources/{shown.pk}", title | url, 403),
        ("DELETE", f"resources/{shown.pk}", why, 403),
    ):
        _is_problem(api.send(method, path, body), status)
    assert _state() == before


@pytest.mark.parametrize(
    "headers",
    [
        {"If_None_Match": '"' + "x" * 50_000},
        {"If_None_Match": "\xff"},
        {"Range": "bytes=99999999999999999999-"},
        {"Range": "bytes=5-1"},
        {"Range": "bytes=" + "0-0," * 5000},
        {"Accept": "a/b/c;;;q=x"},
        {"Accept": "*/" * 5000},
        {"Accept_Language": "x" * 5000},
        {"X_Forwarded_For": "'; --"},
        {"X_HTTP_Method_Override": "DELETE"},
        {"Content_Length": "-1"},
    ],
)
def test_odd_headers_break_nothing(cast: Cast, headers: dict[str, str]) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    api, before = Api(cast.publisher), _state()
    for path in (f"datasets/{resource.dataset.slug}", f"resources/{resource.pk}/download", "agencies"):
        assert api.get(path, **headers).status_code in (200, 206, 304, 400, 406, 416), path
    assert _state() == before


@pytest.mark.parametrize("host", ["evil.example.org", "a\x00b", "x" * 300, "127.0.0.1:99999999"])
def test_a_foreign_host_is_not_answered(host: str) -> None:
    assert Api().get("agencies", Host=host).status_code in (200, 400)


@pytest.mark.parametrize("path", ["datasets?q=%ff", "suggest?q=a&lang=%c3", "keywords?page=%e5%8c", "datasets?%ff=1"])
def test_a_question_that_is_no_utf8_is_refused(cast: Cast, path: str) -> None:
    answer = Api().get(path)
    _is_problem(answer, 400)
    assert "not-utf-8" in {error["code"] for error in answer.json()["errors"]}


def test_bytes_that_were_not_escaped_are_looked_at_too(cast: Cast) -> None:
    answer = Client().get("/api/v1/agencies", QUERY_STRING="lang=\xff")
    assert [error["code"] for error in answer.json()["errors"]] == ["not-utf-8"]
    assert Client().get("/api/v1/agencies", QUERY_STRING="lang=站".encode().decode("latin-1")).status_code == 200
