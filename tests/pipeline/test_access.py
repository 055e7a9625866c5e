"""The stranger's daily look: each file of a public dataset once a day, by one worker, politely."""

from datetime import timedelta
from typing import Any

import pytest

from catalog.fetching.probe import CRAWLER, USER_AGENTS
from catalog.models import AccessCheck, Dataset, State
from catalog.pipeline import access, turns
from tests.fetching.server import sends, serving
from tests.links import linked
from tests.make import NOW, Cast, make_cast, make_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_public_link_is_tried_as_three_programs_and_measured(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, resource):
        assert list(access.due(now=NOW)) == [resource.dataset]
        access.check(resource.dataset, now=NOW)
    assert [path for path, _headers in server.asked] == ["/robots.txt"] + ["/data.csv"] * 4
    assert AccessCheck.objects.filter(resource=resource, ok=True, direct=True, robots="allowed").count() == 3
    dataset = Dataset.objects.get(pk=resource.dataset_id)
    assert dataset.assessment is not None
    assert dataset.assessment.marks.get(criterion="accessible").mark == "met"


def test_once_a_day_is_enough(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, resource):
        access.check(resource.dataset, now=NOW)
        access.check(resource.dataset, now=NOW + timedelta(hours=23))
        assert not access.due(now=NOW + timedelta(hours=23)).exists()
        assert len(server.methods) == 5
        access.check(resource.dataset, now=NOW + timedelta(hours=25))
        assert len(server.methods) == 10


def test_a_new_file_beside_old_ones_is_tried_at_once_and_they_are_not(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        access.check(resource.dataset, now=NOW)
        server.routes["/new.csv"] = source
        make_resource(resource.dataset, url=server.url("/new.csv"))
        assert access.due(now=NOW + timedelta(hours=1)).exists()
        access.check(resource.dataset, now=NOW + timedelta(hours=1))
    assert [path for path, _headers in server.asked] == ["/robots.txt"] + ["/data.csv"] * 4 + ["/new.csv"] * 4


def test_what_is_not_public_is_not_tried(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, resource):
        Dataset.objects.filter(pk=resource.dataset_id).update(state=State.DRAFT)
        resource.dataset.refresh_from_db()
        assert not access.due(now=NOW).exists()
        access.check(resource.dataset, now=NOW)
    assert server.methods == []


@pytest.mark.parametrize("key", ["file", "server"])
def test_what_another_worker_has_is_left_to_it(settings: Any, cast: Cast, key: str) -> None:
    with linked(settings, cast) as (_source, server, resource):
        taken = f"access:{resource.pk}" if key == "file" else "host:127.0.0.1"
        assert turns.take(taken, now=NOW, seconds=60)
        access.check(resource.dataset, now=NOW)
        assert server.methods == []
        assert access.due(now=NOW).exists(), "it stays due"
        access.check(resource.dataset, now=NOW + timedelta(seconds=61))
        assert len(server.methods) == 5


@pytest.mark.parametrize(("status", "verdict"), [(200, "forbidden"), (503, "unread")])
def test_our_crawler_keeps_away_where_it_may_not_go_or_can_not_know(
    settings: Any, cast: Cast, status: int, verdict: str
) -> None:
    with linked(settings, cast) as (_source, server, resource):
        server.routes["/robots.txt"] = sends(b"User-agent: *\nDisallow: /\n", status)
        access.check(resource.dataset, now=NOW)
    checks = AccessCheck.objects.filter(resource=resource)
    assert {(check.ok, check.robots) for check in checks} == {(True, verdict)}
    assert not any("KaimenProbe" in headers["User-Agent"] for path, headers in server.asked if path == "/data.csv")
    assert {check.user_agent for check in checks} == set(USER_AGENTS) - {CRAWLER}
    mark = (
        Dataset.objects.get(pk=resource.dataset_id).assessments.latest("pk").marks.get(criterion="non-discriminatory")
    )
    assert (mark.mark, mark.evidence[-1]["code"]) == {
        "forbidden": ("unmet", "robots"),
        "unread": ("unknown", "robots-unread"),
    }[verdict]


def test_two_files_of_one_server_have_a_pause_between_them(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        server.routes["/b.csv"] = source
        make_resource(resource.dataset, url=server.url("/b.csv"))
        settings.LINK_HOST_PAUSE_SECONDS = 1
        access.check(resource.dataset, now=NOW)
    first, second = (
        AccessCheck.objects.filter(resource=found).latest("at").at for found in resource.dataset.resources.all()
    )
    assert abs(second - first) >= timedelta(seconds=1)


def test_many_files_are_tried_as_far_as_the_time_goes(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        for number in range(3):
            server.routes[f"/{number}.csv"] = source
            make_resource(resource.dataset, url=server.url(f"/{number}.csv"))
        access.check(resource.dataset, now=NOW, patience=0.0001)
        tried = AccessCheck.objects.values("resource").distinct().count()
        assert tried < 4
        access.check(resource.dataset, now=NOW + timedelta(minutes=1))
    assert AccessCheck.objects.values("resource").distinct().count() == 4


def test_a_server_that_is_another_ones_redirect_is_fetched_all_the_same(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource), serving({"/real.csv": sends(b"a,b\n1,2\n")}) as other:
        settings.FETCH_ALLOW = (*server.allow, *other.allow)
        source.becomes(b"", 302, Location=other.url("/real.csv"))
        access.check(resource.dataset, now=NOW)
    assert len(other.asked) == 4
