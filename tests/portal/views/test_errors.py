"""Pages for what went wrong: each in both languages, and all of them while the database is really gone."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import caches
from django.db import connection
from django.test import Client

from catalog.models import Dataset, State
from tests.make import NOW, make_agency, make_public_dataset

ROOT = Path(__file__).resolve().parent.parent.parent.parent
LANGUAGES = ("en", "zh-Hans")
# In a process of its own, which was started with a database that is not there.
ASK = """
import json, sys, django
django.setup()
from django.conf import settings
from django.test import Client
def shown(path, language, cookies):
    client = Client(raise_request_exception=False)
    client.cookies.load(cookies)
    answer = client.get(path, headers={"Accept-Language": language, "Host": settings.SITE_HOST})
    return [answer.status_code, answer.content.decode(), dict(answer.headers)]
print(json.dumps([shown(*asked) for asked in json.loads(sys.argv[1])]))
"""


@pytest.fixture(scope="module")
def nothing_there() -> str:
    """The address of a database where nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"postgresql://nobody:nothing@127.0.0.1:{probe.getsockname()[1]}/none?connect_timeout=2"


def _without_database(database: str, asked: list[tuple[str, str, dict[str, str]]]) -> list[tuple[int, str, Any]]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database}
    done = subprocess.run(
        (sys.executable, "-c", ASK, json.dumps(asked)),
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return [(status, page, headers) for status, page, headers in json.loads(done.stdout)]


TITLES = {
    400: ("Your browser's request could not be understood.", "无法理解浏览器的请求。"),
    404: ("There is no such page.", "没有这个页面。"),
    503: ("We can't reach our data just now.", "暂时无法读取数据。"),
}
# What each address comes to while the database is gone. A page of words needs none.
GONE = {
    "/": 503,
    "/datasets/bus-stops": 503,
    "/agencies": 503,
    "/admin/": 302,
    "/about": 200,
    "/openness": 200,
    "/healthz": 200,
    "/readyz": 503,
    "/no/such/page": 404,
}


def test_pages_say_in_both_languages_that_the_database_is_gone(nothing_there: str) -> None:
    asked: list[tuple[str, str, dict[str, str]]] = [(path, language, {}) for path in GONE for language in LANGUAGES]
    # Somebody who had signed in: who they are is in the database too.
    asked += [(path, language, {"sessionid": "a" * 32}) for path in ("/", "/admin/") for language in LANGUAGES]
    answers = _without_database(nothing_there, asked)
    for (path, language, cookies), (status, page, headers) in zip(asked, answers, strict=True):
        expected = 503 if cookies else GONE[path]
        assert status == expected, (path, cookies)
        if expected in TITLES and path != "/readyz":
            assert f"<h1>{_escaped(TITLES[expected][LANGUAGES.index(language)])}</h1>" in page
            assert f'<html lang="{language}">' in page
            assert headers["Cache-Control"] == "no-store"
        if expected == 503 and path != "/readyz":
            assert headers["Retry-After"] == "30"


def test_programs_are_told_in_their_own_way(nothing_there: str) -> None:
    answers = _without_database(
        nothing_there, [("/api/v1/datasets/bus-stops", "en", {}), ("/api/v1/agencies", "en", {})]
    )
    for status, body, headers in answers:
        assert (status, headers["Content-Type"], headers["Retry-After"]) == (503, "application/problem+json", "30")
        assert json.loads(body)["status"] == 503


def _escaped(text: str) -> str:
    return text.replace("'", "&#x27;")


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
class TestWithTheDatabase:
    def _page(self, client: Client, path: str, language: str, **more: Any) -> tuple[int, str]:
        answer = client.get(path, headers={"Accept-Language": language}, **more)
        assert f'<html lang="{language}">' in answer.content.decode()
        assert 'name="robots" content="noindex"' in answer.content.decode()
        return answer.status_code, answer.content.decode()

    def test_not_found(self, client: Client, language: str) -> None:
        status, page = self._page(client, "/datasets/no-such", language)
        assert (status, TITLES[404][LANGUAGES.index(language)] in page) == (404, True)

    def test_forbidden(self, language: str) -> None:
        client = Client(enforce_csrf_checks=True)
        answer = client.post("/admin/login/", {"username": "x"}, headers={"Accept-Language": language})
        title = ("You may not do this.", "您无权进行此操作。")[LANGUAGES.index(language)]
        assert (answer.status_code, title in answer.content.decode()) == (403, True)

    def test_withdrawn(self, client: Client, language: str) -> None:
        reason = {"en": "It was wrong.", "zh-Hans": "数据有误。"}
        gone = make_public_dataset(make_agency(), withdrawn_at=NOW, withdrawn_reason=reason)
        Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
        resource = gone.resources.get()
        for path in (gone.get_absolute_url(), resource.get_absolute_url(), f"{resource.get_absolute_url()}/versions/1"):
            status, page = self._page(client, path, language)
            assert (status, reason[language] in page, "2026-11-01" in page) == (410, True, True)

    def test_a_fault_of_ours(self, language: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE catalog_dataset RENAME TO elsewhere")
        status, page = self._page(Client(raise_request_exception=False), "/datasets/bus-stops", language)
        title = ("Something broke on our side.", "平台出了问题。")[LANGUAGES.index(language)]
        assert (status, title in page) == (500, True)

    def test_too_many(self, client: Client, language: str, settings: LazySettings) -> None:
        settings.RATE_LIMIT_PAGES = 1
        caches["limits"].clear()
        client.get("/about")
        status, page = self._page(client, "/about", language)
        caches["limits"].clear()
        title = ("Too many pages in a short time.", "短时间内打开的页面太多。")[LANGUAGES.index(language)]
        assert (status, title in page) == (429, True)
