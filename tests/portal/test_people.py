"""Programs' addresses know no session; people's know theirs, and nothing else differs between the two."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.make import make_cast, make_public_dataset

pytestmark = pytest.mark.django_db

PROGRAMS = ("/api/v1/datasets", "/api/3/action/status_show", "/api/v4/stats", "/data.json", "/feeds/datasets.atom")
SECURITY = ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")


def test_a_session_is_nobody_to_programs_addresses() -> None:
    cast = make_cast()
    make_public_dataset(cast.agency)
    client = Client()
    client.force_login(cast.publisher)
    for path in PROGRAMS:
        mine, anyones = client.get(path), Client().get(path)
        assert mine.status_code == anyones.status_code
        assert (mine.cookies, mine.get("Vary")) == (anyones.cookies, anyones.get("Vary"))
        assert "Cookie" not in mine.get("Vary", "")
    assert client.get("/api/v1/datasets/mine").status_code == 401
    assert client.get("/admin/", follow=True).context["user"] == cast.publisher


def test_nothing_is_written_by_cookie_alone() -> None:
    """What a page elsewhere could make a signed-in person's browser send is refused, with its key or without."""
    cast = make_cast()
    dataset = make_public_dataset(cast.agency)
    client: Any = Client(enforce_csrf_checks=True)
    client.force_login(cast.reviewer)
    body = json.dumps({"id": dataset.slug})
    store = client.post("/api/3/action/package_delete", body, content_type="application/json")
    rest = client.post(f"/api/v1/datasets/{dataset.slug}/withdraw", body, content_type="application/json")
    assert (store.status_code, rest.status_code) == (403, 401)
    dataset.refresh_from_db()
    assert dataset.is_public
    assert {client.post(path).status_code for path in ("/data.json", "/api/v4/stats", "/feeds/datasets.atom")} == {405}


def test_a_form_of_a_page_still_needs_its_key() -> None:
    assert Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403


def test_security_headers_are_the_same_for_both() -> None:
    page = Client().get("/about")
    for path in (*PROGRAMS, "/api/v1/docs", "/api/3/action/nothing"):
        answer = Client().get(path)
        assert {name: answer.get(name) for name in SECURITY} == {name: page[name] for name in SECURITY}, path


def test_answers_speak_the_reader_s_language_and_are_shared_with_other_sites() -> None:
    for language, spoken in (("zh-CN", "zh-hans"), ("en", "en")):
        answer = Client().get("/api/v1/themes", headers={"Accept-Language": language, "Origin": "https://example.org"})
        assert (answer["Content-Language"], answer["Access-Control-Allow-Origin"]) == (spoken, "*")
