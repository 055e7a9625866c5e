"""How links are, and their history, through the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, LinkCheck, State
from tests.api.client import Api
from tests.links import check_at, check_when_due, linked
from tests.make import NOW, Cast, make_cast, make_public_dataset, make_resource, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_an_upload_has_no_link_and_a_new_link_no_state(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    upload = dataset.resources.get()
    link = make_resource(dataset, url="https://data.example.org/a.csv")
    assert Api().get(f"resources/{upload.pk}").json()["link"] is None
    assert Api().get(f"resources/{upload.pk}/checks").json()["results"] == []
    told = Api().get(f"resources/{link.pk}").json()["link"]
    assert told == {
        "url": "https://data.example.org/a.csv",
        "checked": None,
        "ok": None,
        "status": None,
        "code": "",
        "error": {},
        "since": None,
        "next_check": None,
    }


def test_the_state_and_the_history_of_a_failing_link_are_told(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        source.becomes(b"", 404)
        check_when_due(resource)
        link = check_when_due(resource)
    told = Api().get(f"resources/{resource.pk}").json()["link"]
    assert (told["ok"], told["status"], told["code"]) == (False, 404, "status")
    assert "404" in told["error"]["en"]
    assert told["since"] < told["checked"] < told["next_check"]
    assert told["url"] == link.url
    within = Api().get(f"datasets/{resource.dataset.slug}").json()["resources"][0]
    assert within["link"] == told
    checks = Api().get(f"resources/{resource.pk}/checks?page_size=2").json()
    assert (checks["count"], len(checks["results"])) == (3, 2)
    assert [check["ok"] for check in checks["results"]] == [False, False]
    assert checks["results"][0]["at"] == told["checked"]


def test_who_may_not_see_the_file_sees_no_checks(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    resource = dataset.resources.get()
    Dataset.objects.filter(pk=dataset.pk).update(state=State.DRAFT)
    assert Api().get(f"resources/{resource.pk}/checks").status_code == 404
    assert Api(cast.other_publisher).get(f"resources/{resource.pk}/checks").status_code == 404
    assert Api(cast.publisher).get(f"resources/{resource.pk}/checks").status_code == 200
    assert Api().get(f"resources/{resource.pk}/checks?since=x").status_code in (400, 404)


def _queries(path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert Api().get(path).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_links_and_checks(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    resource = make_resource(dataset, url="https://data.example.org/a.csv")
    paths = (f"datasets/{dataset.slug}", f"resources/{resource.pk}/checks")
    few = [_queries(path) for path in paths]
    for number in range(5):
        make_version(make_resource(dataset, url=f"https://data.example.org/{number}.csv"))
        LinkCheck.objects.create(
            resource=resource, at=NOW + timedelta(hours=number), method="HEAD", ok=True, seconds=0.1
        )
    assert [_queries(path) for path in paths] == few
