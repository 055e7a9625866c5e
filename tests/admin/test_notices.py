"""Notices in the workbench: one's own, put away by members, in a fixed number of queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Link, Notice, TableProfile
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import PERSONAL_DATA
from tests.make import NOW, Cast, make_cast, make_public_dataset, make_resource

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/notice/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _as(user: User, language: str = "en") -> Client:
    client = Client(headers={"Accept-Language": language})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def tell(dataset: Dataset, filename: str = "a.csv", hours: int = 0) -> Notice:
    figures = {"number": 2, "filename": filename}
    return notify(dataset, PERSONAL_DATA, figures, now=NOW + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Personal data was found in version 2 (a.csv)"), ("zh-hans", "第 2 版（a.csv）发现个人信息")],
)
def test_a_notice_stands_on_the_first_page_in_the_readers_language(cast: Cast, language: str, words: str) -> None:
    tell(make_public_dataset(cast.agency))
    for path in ("/admin/", LIST):
        assert words in _as(cast.publisher, language).get(path).content.decode()


def test_what_people_wrote_is_escaped(cast: Cast) -> None:
    tell(make_public_dataset(cast.agency), "<script>alert(1)</script>.csv")
    for path in ("/admin/", LIST):
        page = _as(cast.publisher).get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("who", "sees", "may", "status"),
    [
        ("publisher", True, True, 302),
        ("reviewer", True, True, 302),
        ("steward", True, False, 302),
        ("other_publisher", False, False, 404),
    ],
)
def test_members_alone_put_it_away(cast: Cast, who: str, sees: bool, may: bool, status: int) -> None:
    notice = tell(make_public_dataset(cast.agency))
    client = _as(getattr(cast, who))
    page = client.get("/admin/").content.decode()
    assert ("Personal data waits" in page) == sees
    assert (f"{notice.pk}/seen/" in page) == may
    assert client.get(f"{LIST}{notice.pk}/seen/").status_code == 405
    assert client.post(f"{LIST}{notice.pk}/seen/").status_code == status
    notice.refresh_from_db()
    assert (notice.seen_by == getattr(cast, who)) == may
    assert ("Personal data waits" in client.get("/admin/").content.decode()) == (sees and not may)


def test_the_list_keeps_what_was_put_away_and_changes_nothing(cast: Cast) -> None:
    notice = tell(make_public_dataset(cast.agency))
    client = _as(cast.publisher)
    client.post(f"{LIST}{notice.pk}/seen/")
    assert "a.csv" in client.get(LIST).content.decode()
    assert "a.csv" not in _as(cast.other_publisher).get(LIST).content.decode()
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}{notice.pk}/delete/").status_code == 403
    assert _as(cast.outsider).get(LIST).status_code == 403


def test_the_list_is_chosen_from_by_kind_in_the_readers_language(cast: Cast) -> None:
    tell(make_public_dataset(cast.agency))
    client = _as(cast.publisher, "zh-hans")
    page = client.get(LIST).content.decode()
    assert "个人信息等待处理" in page
    assert "处理时间" in page
    assert "a.csv" in client.get(f"{LIST}?kind=personal-data").content.decode()
    assert "a.csv" not in client.get(f"{LIST}?kind=link-broken").content.decode()


@pytest.mark.parametrize("path", ["/admin/", LIST])
def test_queries_do_not_grow_with_the_notices(cast: Cast, path: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    client = _as(cast.publisher)
    first = make_public_dataset(cast.agency)
    tell(first)
    few = queries()
    for number in range(6):
        tell(first if number % 2 else make_public_dataset(cast.agency, f"more-{number}"), hours=number)
    assert queries() == few


def test_a_broken_link_shows_where_its_file_does(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    TableProfile.objects.all().delete()
    resource = make_resource(dataset, url="https://data.example.org/a.csv")
    error = {"en": "The server answered 404.", "zh-Hans": "服务器返回 404。"}
    Link.objects.create(
        resource=resource, url=resource.url, host="data.example.org", checked=NOW, ok=False, status=404, code="status",
        error=error, since=NOW, broken_since=NOW, next_check=NOW + timedelta(hours=1), failures=3,
    )  # fmt: skip
    resource.jobs.create(origin="link")
    client = _as(cast.publisher)
    assert "Link broken" in client.get(f"/admin/catalog/dataset/{dataset.pk}/change/").content.decode()
    page = client.get(f"/admin/catalog/dataset/{dataset.pk}/files/{resource.pk}/").content.decode()
    assert "The server answered 404." in page
    assert "2026-11-01 13:00" in page
    public = Client(headers={"Accept-Language": "en"}).get(f"/datasets/{dataset.slug}").content.decode()
    assert "has failed since 2026-11-01; this is the last good version" in public


def test_the_page_says_why_a_dataset_is_not_open_or_not_for_long(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency, requested_level="open")
    TableProfile.objects.all().delete()
    kept = dataset.assessments.create(
        assessed=NOW, rules="2", score=0.1, met=1, gate_passes=False,
        reasons=[{"en": "“Timely” is not met.", "zh-Hans": "“及时”未达到。"}],
    )  # fmt: skip
    Dataset.objects.filter(pk=dataset.pk).update(assessment=kept)
    client = Client(headers={"Accept-Language": "en"})
    page = client.get(f"/datasets/{dataset.slug}").content.decode()
    assert "What keeps this dataset from the level “open”: “Timely” is not met." in " ".join(page.split())
    Dataset.objects.filter(pk=dataset.pk).update(release_level="open", level_lost_at=NOW)
    page = client.get(f"/datasets/{dataset.slug}").content.decode()
    assert "at risk since 2026-11-01: “Timely” is not met." in " ".join(page.split())
