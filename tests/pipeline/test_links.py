"""Links looked at again, against a real server: what makes a version, what does not, what fails, who is first."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from catalog.models import Dataset, Job, Link, LinkCheck, Notice, Origin, State, Status, Upload, Version
from catalog.pipeline import turns
from catalog.pipeline.links import claim_next, enroll
from catalog.publishing import files, workflow
from tests.fetching.server import sends, serving
from tests.links import check_at, check_when_due, forget_comparison, linked, public_link
from tests.make import NOW, Cast, make_cast, make_public_dataset, make_resource
from tests.publish import CSV, run_job

pytestmark = pytest.mark.django_db

NEW = CSV + "静安寺,地铁,3\n".encode()


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_the_first_look_compares_the_bytes_and_remembers_the_servers_marks(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        source.becomes(CSV, ETag='"v1"', Last_Modified="Wed, 01 Jan 2025 00:00:00 GMT")
        assert check_at(NOW) == 1
    link = resource.link
    assert (link.ok, link.status, link.etag, link.size) == (True, 200, '"v1"', len(CSV))
    assert link.checked is not None
    assert link.since == link.checked == link.compared
    assert timedelta(hours=21) < link.next_check - NOW <= timedelta(hours=24, minutes=1)
    assert (server.methods, resource.versions.count(), resource.jobs.count()) == (["GET"], 1, 1)
    check = LinkCheck.objects.get(resource=resource)
    assert (check.ok, check.changed, check.size, check.method) == (True, False, len(CSV), "GET")


def test_what_did_not_change_costs_one_head(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        source.becomes(CSV, ETag='"v1"')
        check_at(NOW)
        server.methods.clear()
        link = check_when_due(resource)
    assert server.methods == ["HEAD"]
    assert link.interval == timedelta(hours=36)
    assert resource.versions.count() == 1


def test_changed_content_becomes_a_version_by_the_usual_way(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, resource):
        source.becomes(CSV, ETag='"v1"')
        check_at(NOW)
        source.becomes(NEW, ETag='"v2"', Content_Disposition='attachment; filename="stops-2.csv"')
        server.methods.clear()
        link = check_when_due(resource)
    assert server.methods == ["HEAD", "GET"], "the job takes the bytes that are here already"
    version = resource.version
    assert version is not None
    assert (version.number, version.filename) == (2, "stops-2.csv")
    assert (version.origin, version.origin_url) == (Origin.LINK, link.url)
    assert version.created_by is None
    assert link.interval == timedelta(hours=12)
    assert LinkCheck.objects.filter(resource=resource, changed=True).count() == 1


@pytest.mark.parametrize("headers", [{"ETag": '"v2"'}, {"Last_Modified": "Sat, 01 Aug 2026 00:00:00 GMT"}, {}])
def test_headers_alone_make_no_version(settings: Any, cast: Cast, headers: dict[str, Any]) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(CSV, ETag='"v1"')
        check_at(NOW)
        source.becomes(CSV, **headers)
        check_when_due(resource)
    assert (resource.versions.count(), resource.jobs.count(), Upload.objects.count()) == (1, 1, 0)


def test_a_server_that_lies_about_change_is_found_out_within_a_week(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(CSV, ETag='"for-ever"')
        check_at(NOW)
        source.becomes(NEW, ETag='"for-ever"')
        check_when_due(resource)
        assert resource.versions.count() == 1
        forget_comparison(resource.dataset)
        check_when_due(resource)
    assert resource.versions.count() == 2


def test_a_link_that_fails_keeps_the_last_good_version_and_says_so(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        first = resource.version
        source.becomes(b"", 404)
        links = [check_when_due(resource) for _ in range(4)]
    assert resource.version == first
    assert [link.failures for link in links] == [1, 2, 3, 4]
    assert {link.since for link in links} == {links[0].checked}
    assert (links[-1].ok, links[-1].status, links[-1].code) == (False, 404, "status")
    assert "404" in links[-1].error["zh-Hans"]
    pauses = [link.next_check - link.checked for link in links if link.checked]
    assert [round(pause / timedelta(minutes=15) * 1.06) for pause in pauses] == [1, 2, 4, 8]
    notice = Notice.objects.get(kind="link-broken")
    assert notice.created == links[2].checked, "one notice, after three failures in a row"
    assert (notice.resource, notice.agency) == (resource, cast.agency)
    assert "Version 1 of" in notice.message.en
    assert "第 1 版" in notice.message.zh
    assert "404" in notice.message.en


def test_a_link_that_works_again_is_told_once(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(b"", 500)
        check_at(NOW)
        for _ in range(2):
            check_when_due(resource)
        source.becomes(CSV)
        link = check_when_due(resource)
        check_when_due(resource)
    assert (link.ok, link.failures, link.code, link.error, link.broken_since) == (True, 0, "", {}, None)
    assert list(Notice.objects.filter(resource=resource).order_by("id").values_list("kind", flat=True)) == [
        "link-broken",
        "link-recovered",
    ]


def test_a_stumble_is_nobodys_news(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(b"", 503, Retry_After="7200")
        check_at(NOW)
        link = Link.objects.get(pk=resource.pk)
        assert link.next_check - NOW >= timedelta(hours=2), "the server asked for patience"
        source.becomes(CSV)
        check_when_due(resource)
    assert not Notice.objects.filter(resource=resource).exists()


def test_a_login_page_with_status_200_is_a_failure_not_a_version(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(b"<!doctype html><form><input type=password></form>", Content_Type="text/html")
        check_at(NOW)
    assert (resource.link.ok, resource.link.code, resource.link.status) == (False, "page", 200)
    assert resource.versions.count() == 1


def test_a_faulty_new_content_is_told_once_and_tried_once(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        first = resource.version
        source.becomes(b"a,b,c\n")
        for _ in range(3):
            check_when_due(resource)
    assert resource.version == first
    assert resource.versions.count() == 2, "the same faulty bytes do not make a version a day"
    notice = Notice.objects.get(kind="version-invalid")
    assert notice.figures["number"] == 2
    assert "data.csv" in notice.message.en


def test_a_person_may_have_a_faulty_content_tried_again(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        source.becomes(b"a,b,c\n")
        check_at(NOW)
        check_when_due(resource)
        job = run_job(files.fetch_again(resource, actor=cast.publisher))
    assert (job.status, resource.versions.count()) == (Status.INVALID, 3)
    assert Notice.objects.filter(kind="version-invalid").count() == 1, "who asked sees it on the page"


def test_personal_data_in_new_content_waits_for_a_reviewer_and_is_told(settings: Any, cast: Cast) -> None:
    rows = "".join(f"演示{n},1380000{n:04d}\n" for n in range(30))
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        first = resource.version
        source.becomes(f"姓名,手机\n{rows}".encode())
        for _ in range(2):
            check_when_due(resource)
    assert (resource.version, resource.versions.count()) == (first, 2)
    assert Notice.objects.get(kind="personal-data").figures["number"] == 2


def test_only_links_of_public_datasets_are_watched(settings: Any, cast: Cast) -> None:
    draft = make_public_dataset(cast.agency, "draft")
    make_resource(draft, url="http://data.example.org/a.csv")
    Dataset.objects.filter(pk=draft.pk).update(state=State.DRAFT)
    assert (enroll(now=NOW), Link.objects.count()) == (0, 0)
    with linked(settings, cast) as (_source, server, resource):
        check_at(NOW)
        workflow.withdraw(resource.dataset, actor=cast.reviewer, now=NOW, reason="x")
        server.methods.clear()
        assert check_at(NOW + timedelta(days=30)) == 0
    assert server.methods == []


def test_a_changed_address_begins_anew(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, resource):
        check_at(NOW)
        resource.url = server.url("/other.csv")
        resource.save()
        server.routes["/other.csv"] = sends(NEW, Content_Type="text/csv")
        assert check_at(NOW + timedelta(minutes=1)) == 1
    assert Link.objects.get(pk=resource.pk).url == server.url("/other.csv")
    assert Job.objects.unfinished().count() == 1


def test_a_job_under_way_is_not_doubled(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, _server, resource):
        files.fetch_again(resource, actor=cast.publisher)
        assert check_at(NOW) == 0


def test_a_server_is_asked_once_at_a_time_with_a_pause_between(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, _resource):
        server.routes.update({"/b.csv": source, "/c.csv": source})
        public_link(server, cast, "second", "/b.csv")
        public_link(server, cast, "third", "/c.csv")
        settings.LINK_HOST_PAUSE_SECONDS = 5
        enroll(now=NOW)
        first = claim_next(now=NOW)
        assert first is not None
        assert claim_next(now=NOW) is None, "another worker has the server's turn"
        turns.give_back(first.turn, now=NOW, pause=timedelta(seconds=5))
        assert check_at(NOW + timedelta(seconds=4)) == 0
        assert check_at(NOW + timedelta(seconds=5)) == 1
        assert check_at(NOW + timedelta(seconds=9)) == 0
        assert check_at(NOW + timedelta(seconds=10)) == 1


def test_a_busy_server_does_not_hold_up_the_others(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, server, _resource), serving({"/data.csv": source}) as other:
        for number in range(3):
            public_link(server, cast, f"busy-{number}")
        settings.FETCH_ALLOW = (*server.allow, "localhost:" + str(other.port))
        Link.objects.all().delete()
        enroll(now=NOW)
        elsewhere = Link.objects.latest("next_check")
        Link.objects.filter(pk=elsewhere.pk).update(host="localhost", next_check=NOW)
        Link.objects.exclude(pk=elsewhere.pk).update(next_check=NOW - timedelta(days=9))
        assert turns.take("host:127.0.0.1", now=NOW, seconds=60)
        claimed = claim_next(now=NOW)
    assert claimed is not None
    assert claimed.link.pk == elsewhere.pk


@pytest.mark.django_db(transaction=True)
def test_many_workers_never_take_the_same_link(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, _resource):
        for number in range(5):
            public_link(server, cast, f"more-{number}")
        enroll(now=NOW)
        # Each link on a host of its own, so that only the claims keep the workers apart.
        for number, link in enumerate(Link.objects.all()):
            Link.objects.filter(pk=link.pk).update(host=f"host-{number}")
        taken: list[object] = []

        def run() -> None:
            while (claimed := claim_next(now=NOW)) is not None:
                taken.append(claimed.link.pk)
            connection.close()

        threads = [threading.Thread(target=run) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(taken) == len(set(taken)) == 6


def test_bytes_that_went_back_to_an_older_version_are_a_new_one(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (source, _server, resource):
        check_at(NOW)
        for body in (NEW, CSV):
            source.becomes(body)
            check_when_due(resource)
    assert list(Version.objects.filter(resource=resource).order_by("number").values_list("number", flat=True)) == [
        1,
        2,
        3,
    ]
    assert resource.version is not None
    assert resource.version.number == 3


def test_a_link_whose_address_leads_inside_fails_in_words_and_is_not_dialled(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, server, resource):
        settings.FETCH_ALLOW = ()
        check_at(NOW)
    assert server.methods == []
    assert resource.link.code in ("address", "port")
