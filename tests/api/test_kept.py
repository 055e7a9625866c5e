"""Kept answers: the same bytes while nothing that they show has changed, and never older than the database."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from catalog.api.kept import Answer, Answers, digest_tag, kept
from catalog.models import Dataset, Link, Resource, TableProfile
from catalog.publishing import workflow
from tests.api.ckan.client import Ckan
from tests.api.client import Api
from tests.api.published import CHANGES, Published, make_published
from tests.publish import upload_and_run


@pytest.fixture
def published(db: None) -> Published:
    return make_published()


def _get(path: str, **headers: str) -> Any:
    return Client().get(path, headers=headers)


def _plain(response: Any) -> dict[str, str]:
    return {name: value for name, value in response.items() if not name.startswith("RateLimit")}


def _questions(path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert _get(path).status_code == 200
    return len(asked)


def test_the_second_to_ask_costs_one_question(published: Published) -> None:
    for path in published.paths:
        first = _get(path)
        assert _questions(path) == 1, path
        assert (again := _get(path)).content == first.content
        assert _plain(again) == _plain(first)


def test_nothing_is_kept_where_it_is_switched_off(published: Published, settings: Any) -> None:
    settings.ANSWERS_MIB = 0
    for path in published.of_dataset:
        assert _questions(path) == _questions(path) > 1


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows_at_once(published: Published, change: Callable[[Published], None], settings: Any) -> None:
    before = {path: _get(path).content for path in published.of_dataset}
    change(published)
    after = {path: _get(path).content for path in published.of_dataset}
    settings.ANSWERS_MIB = 0
    for path, content in after.items():
        assert content != before[path], path
        assert content == _get(path).content


def test_how_a_link_is_shows_at_once(published: Published) -> None:
    url, now = "https://example.org/stops.csv", timezone.now()
    Resource.objects.filter(pk=published.resource.pk).update(url=url)
    path = f"/api/v1/datasets/{published.dataset.slug}"
    assert _get(path).json()["resources"][0]["link"]["ok"] is None
    link = Link.objects.create(resource_id=published.resource.pk, url=url, host="example.org", next_check=now, ok=True)
    assert _get(path).json()["resources"][0]["link"]["ok"] is True
    Link.objects.filter(pk=link.pk).update(ok=False, code="status", since=now)
    assert _get(path).json()["resources"][0]["link"]["ok"] is False


def test_a_table_described_anew_shows_at_once(published: Published) -> None:
    store, rows = published.of_table
    assert _get(rows).json()["fields"][0]["title"] == "名称"
    assert _get(store).json()["result"]["total"] == 3
    profile = TableProfile.objects.get(version=published.resource.version)
    profile.columns[0]["title"] = "Changed"
    profile.save()
    assert _get(rows).json()["fields"][0]["title"] == "Changed"


def test_a_new_version_shows_at_once(published: Published) -> None:
    before = [_get(path).content for path in published.of_table]
    other = upload_and_run(published.dataset, published.cast, "名称\n虹桥\n".encode())
    Resource.objects.filter(pk=published.resource.pk).update(version=other.version)
    for path, content in zip(published.of_table, before, strict=True):
        assert _get(path).content != content
        assert "虹桥" in _get(path).content.decode()


def test_what_is_withdrawn_is_gone_at_once(published: Published) -> None:
    assert {_get(path).status_code for path in published.paths} == {200}
    tags = {path: _get(path)["ETag"] for path in published.paths}
    workflow.withdraw(published.dataset, actor=published.cast.reviewer, now=timezone.now(), reason="Wrong.")
    for path, tag in tags.items():
        gone = 403 if path.startswith("/api/3/") else 410
        assert (_get(path).status_code, _get(path, If_None_Match=tag).status_code) in {(gone, gone), (404, 404)}, path


def test_what_is_shared_with_agencies_alone_is_gone_at_once(published: Published) -> None:
    assert {_get(path).status_code for path in published.paths} == {200}
    Dataset.objects.filter(pk=published.dataset.pk).update(release_level="shared", requested_level="shared")
    assert {_get(path).status_code for path in published.paths} == {404}
    # Its own people see it, and what they saw is kept for nobody.
    assert Api(published.cast.publisher).get(f"datasets/{published.dataset.slug}").status_code == 200
    assert Ckan(published.cast.publisher, scopes=("read",)).get(published.paths[0]).status_code == 200
    assert {_get(path).status_code for path in published.paths} == {404}


def test_a_token_brings_an_answer_made_for_it(published: Published) -> None:
    path = f"datasets/{published.dataset.slug}"
    Api().get(path)
    api = Api(published.cast.publisher)
    with CaptureQueriesContext(connection) as asked:
        answer = api.get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert len(asked) > 2
    assert Api().send("GET", path, Authorization="Bearer nonsense").status_code == 401


def test_each_representation_is_an_answer_of_its_own(published: Published) -> None:
    store, rows = published.of_table
    for path in (
        rows,
        f"{rows}?limit=1",
        f"{rows}?select=名称",
        f"{rows}?format=csv",
        store,
        f"{store}&records_format=csv",
        f"{store}&callback=shown",
        f"/api/v1/datasets/{published.dataset.slug}?fields=title",
    ):
        once = [_body(_get(path, Accept_Language=language)) for language in ("en", "zh", "en", "zh")]
        assert len(set(once)) == 1, path
    assert len({_body(_get(path)) for path in (rows, f"{rows}?limit=1", f"{rows}?format=csv", store)}) == 4
    assert _body(_get(f"{store}&callback=shown")).startswith(b"shown(")


def test_languages_are_kept_apart() -> None:
    """No answer speaks one language alone today; one that did would be found by its own readers only."""
    request = RequestFactory().get("/api/v1/languages-kept-apart")
    for spoken in ("en", "zh-hans", "en", "zh-hans"):
        with override(spoken):
            assert kept(request, "stamp", spoken.encode) == _answer(spoken.encode())


def _answer(body: bytes) -> Answer:
    return Answer(body, digest_tag(body))


def test_the_tag_is_that_of_an_answer_which_is_not_kept(published: Published, settings: Any) -> None:
    for path in published.paths:
        tags = [_get(path)["ETag"] for _ in range(3)]
        settings.ANSWERS_MIB = 0
        assert {*tags, _get(path)["ETag"]} == {digest_tag(_get(path).content)}, path
        settings.ANSWERS_MIB = 32


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def test_refusals_are_not_kept(published: Published) -> None:
    store, rows = published.of_table
    for path, status in ((f"{rows}?nonsense=1", 400), (f"{rows}?limit=x", 400), (f"{store}&limit=x", 409)):
        assert [_get(path).status_code for _ in range(2)] == [status, status]


def test_head_and_not_modified_are_told_of_kept_answers(published: Published) -> None:
    for path in (published.of_dataset[2], published.of_table[1]):
        full = _get(path)
        head = Client().head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head["Content-Length"] == str(len(full.content))
        assert _get(path, If_None_Match=full["ETag"]).status_code == 304


def test_a_kept_answer_is_counted_too(published: Published, settings: Any) -> None:
    settings.RATE_LIMIT = 2
    path = published.of_table[1]
    found = [Client(REMOTE_ADDR="192.0.2.77").get(path) for _ in range(3)]
    assert [one.status_code for one in found] == [200, 200, 429]
    assert found[1]["RateLimit-Remaining"] == "0"


def test_no_more_is_kept_than_was_allowed() -> None:
    answers = Answers(100_000)
    for number in range(1_000):
        answer = _answer(bytes([number % 256]) * 5_000)
        answers.put(f"path {number}", "stamp", answer)
        # Packed the first time, and from then on as it is sent.
        for _ in range(number % 3):
            assert answers.get(f"path {number}", "stamp") == answer
        assert 0 < answers.size <= 100_000
    assert answers.get("path 0", "stamp") is None


def test_what_is_asked_for_stays_longest() -> None:
    answers = Answers(16_000)
    for number in range(500):
        answers.put(f"path {number}", "stamp", _answer(b"x"))
        assert answers.get("path 0", "stamp") == _answer(b"x")
    assert answers.get("path 1", "stamp") is None


def test_one_answer_alone_does_not_drive_out_the_rest() -> None:
    answers = Answers(16_000)
    answers.put("small", "stamp", _answer(b"x"))
    answers.put("large", "stamp", _answer(random.Random(1).randbytes(5_000)))
    assert (answers.get("small", "stamp"), answers.get("large", "stamp")) == (_answer(b"x"), None)


def test_what_only_fits_packed_stays_packed() -> None:
    answers, answer = Answers(16_000), _answer(b"x" * 5_000)
    answers.put("path", "stamp", answer)
    before = answers.size
    assert before < 1_000
    assert [answers.get("path", "stamp") for _ in range(3)] == [answer] * 3
    assert answers.size == before


def test_another_stamp_finds_nothing_and_replaces_what_was() -> None:
    answers, old, new = Answers(16_000), _answer(b"old"), _answer(b"new")
    answers.put("path", "one", old)
    assert answers.get("path", "two") is None
    answers.put("path", "two", new)
    before = answers.size
    assert (answers.get("path", "one"), answers.get("path", "two")) == (None, new)
    answers.put("path", "two", new)
    assert answers.size == before


def test_many_threads_may_ask_and_put_at_once() -> None:
    answers = Answers(50_000)

    def work(number: int) -> bool:
        path, answer = f"path {number % 150}", _answer(b"%d" % (number % 150))
        answers.put(path, "stamp", answer)
        return answers.get(path, "stamp") in (answer, None) and answers.size <= 60_000

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(5_000)))
    answers.put("last", "stamp", _answer(b"x"))
    assert 0 < answers.size <= 50_000
