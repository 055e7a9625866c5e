"""The scheduled rounds: broken off anywhere, by trouble of any one, by a dead worker."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.utils import timezone

from catalog import tasks
from catalog.models import AccessCheck, Dataset, Link, LinkCheck, Notice, Resource, Turn
from catalog.pipeline import rounds
from catalog.pipeline.links import claim_next, enroll
from catalog.pipeline.remeasure import remeasure
from tests.faults import failing
from tests.fetching.server import Handler, sends
from tests.links import check_at, linked, public_link
from tests.make import NOW, Cast, make_cast, make_dataset, make_public_dataset, make_resource
from tests.processes import empty_queue, kill, wait_for, worker
from tests.publish import CSV


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize("name", sorted(configured.CELERY_BEAT_SCHEDULE))
def test_every_scheduled_task_is_there(name: str) -> None:
    entry: Any = configured.CELERY_BEAT_SCHEDULE[name]
    assert callable(getattr(tasks, entry["task"].rpartition(".")[2]))
    assert entry["schedule"] > 0


@pytest.mark.django_db
def test_a_round_looks_at_all_that_is_due_and_waits_for_the_server_between(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, _resource):
        server.routes["/b.csv"] = source
        public_link(server, cast, "second", "/b.csv")
        settings.LINK_HOST_PAUSE_SECONDS = 1
        assert rounds.links(seconds=60) == 2
    first, second = LinkCheck.objects.order_by("at").values_list("at", flat=True)
    assert second - first >= timedelta(seconds=1)


@pytest.mark.django_db
def test_a_round_ends_when_its_time_is_up(settings: Any, cast: Cast) -> None:
    with linked(settings, cast):
        assert rounds.links(seconds=0) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("table", ["catalog_linkcheck", "catalog_upload", "catalog_job"])
def test_a_check_that_breaks_off_at_any_write_leaves_nothing_and_comes_again(
    settings: Any, cast: Cast, table: str
) -> None:
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        source.becomes(CSV + "静安寺,地铁,3\n".encode())
        Link.objects.update(next_check=timezone.now() - timedelta(minutes=1))
        jobs = resource.jobs.count()
        with failing(table, "INSERT"):
            rounds.links(seconds=60)
        assert (LinkCheck.objects.count(), resource.jobs.count()) == (1, jobs)
        link = Link.objects.get(pk=resource.pk)
        assert link.lease is not None, "it rests until the claim runs out"
        Link.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
        assert rounds.links(seconds=60) == 1
    assert (LinkCheck.objects.count(), resource.jobs.unfinished().count()) == (2, 1)


@pytest.mark.django_db
def test_one_dataset_that_breaks_its_worker_does_not_keep_the_others_waiting(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets = [make_public_dataset(cast.agency, f"d-{number}") for number in range(3)]
    original = remeasure

    def breaks(dataset: Dataset, **more: Any) -> None:
        if dataset.pk == datasets[0].pk:
            raise ZeroDivisionError
        original(dataset, **more)

    monkeypatch.setattr(rounds, "remeasure", breaks)
    rounds.remeasurements(seconds=60)
    assert set(Dataset.objects.filter(measured=None)) == {datasets[0]}
    monkeypatch.undo()
    rounds.remeasurements(seconds=60)
    assert not Dataset.objects.filter(measured=None).exists()


@pytest.mark.django_db
def test_a_round_of_access_checks_tries_what_is_due(settings: Any, cast: Cast) -> None:
    with linked(settings, cast):
        rounds.access_checks(seconds=60)
    assert AccessCheck.objects.count() == 3


@pytest.mark.django_db
def test_checks_older_than_thirty_days_go(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "DELETED_AT_ONCE", 2)
    resource = make_resource(make_dataset(cast.agency), url="https://data.example.org/a.csv")
    for days in (1, 29, 31, 40, 50, 60):
        at = NOW - timedelta(days=days)
        LinkCheck.objects.create(resource=resource, at=at, method="HEAD", ok=True, seconds=1)
        AccessCheck.objects.create(resource=resource, at=at, user_agent="x", ok=True, direct=True, ranges=True)
    assert rounds.prune(now=NOW) == 8
    assert LinkCheck.objects.count() == AccessCheck.objects.count() == 2
    assert rounds.prune(now=NOW) == 0


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_reads_a_link_loses_and_doubles_nothing(settings: Any, cast: Cast) -> None:
    """Real workers, a real `kill -9` in the middle of the body, and the schedule's own task for the rest."""
    with linked(settings, cast) as (source, server, resource):
        empty_queue()
        source.route = _stalls
        more = {"FETCH_ALLOW": server.allow[0], "LINK_HOST_PAUSE_SECONDS": "0", "FETCH_TOTAL_SECONDS": "60"}
        with worker(**more) as first:
            tasks.check_links.delay()
            wait_for(lambda: bool(server.methods))
            assert Link.objects.get(pk=resource.pk).lease is not None
            kill(first)
        assert not LinkCheck.objects.exists()
        assert claim_next(now=timezone.now()) is None, "the claim holds until it runs out"
        source.route = sends(CSV + "静安寺,地铁,3\n".encode(), Content_Type="text/csv")
        later = timezone.now() - timedelta(hours=1)
        Link.objects.update(lease_until=later, next_check=later)
        _forget_turns()
        with worker(**more):
            tasks.check_links.delay()
            wait_for(lambda: _served(resource) == 2)
    assert (LinkCheck.objects.count(), resource.versions.count(), resource.jobs.count()) == (1, 2, 2)


def _stalls(to: Handler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 1000000\r\n\r\na,b\n")
    to.rfile.read()


def _forget_turns() -> None:
    Turn.objects.all().delete()


def _served(resource: Resource) -> int:
    found = Resource.objects.select_related("version").get(pk=resource.pk)
    return found.version.number if found.version else 0


@pytest.mark.django_db
def test_enrolling_twice_makes_one_row(settings: Any, cast: Cast) -> None:
    with linked(settings, cast):
        assert [enroll(now=NOW), enroll(now=NOW)] == [1, 0]
    assert (Link.objects.count(), Notice.objects.filter(kind="link-broken").count()) == (1, 0)
