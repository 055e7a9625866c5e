"""Our own way out is broken when nothing at all can be reached."""

from datetime import timedelta
from typing import Any

import pytest

from catalog.models import Link, LinkCheck, Notice, Resource
from catalog.pipeline.outage import is_ours, may_be_ours
from tests.links import check_at, check_when_due, linked
from tests.make import NOW, Cast, make_cast, make_dataset, make_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def checked(resource: Resource, code: str, minutes: int = 5) -> None:
    at = NOW - timedelta(minutes=minutes)
    LinkCheck.objects.create(resource=resource, at=at, method="GET", ok=not code, code=code, seconds=1)


def links(cast: Cast, hosts: list[str]) -> list[Resource]:
    dataset = make_dataset(cast.agency, "others")
    made = [make_resource(dataset, url=f"https://{host}/{n}.csv") for n, host in enumerate(hosts)]
    for resource, host in zip(made, hosts, strict=True):
        Link.objects.create(resource=resource, url=resource.url, host=host, next_check=NOW)
    return made


@pytest.mark.parametrize(
    ("code", "maybe"), [("unresolved", True), ("connection", True), ("status", False), ("tls", False), ("", False)]
)
def test_only_what_a_broken_way_out_looks_like_may_be_ours(code: str, maybe: bool) -> None:
    assert may_be_ours(code) is maybe


@pytest.mark.parametrize(
    ("hosts", "codes", "minutes", "ours"),
    [
        pytest.param("abcde", ["connection"] * 5, 5, True, id="five-servers-silent"),
        pytest.param("abcd", ["connection"] * 4, 5, False, id="too-few-servers"),
        pytest.param("aaaaaa", ["connection"] * 6, 5, False, id="one-server-six-times"),
        pytest.param("abcdef", ["connection"] * 5 + [""], 5, False, id="one-answers"),
        pytest.param("abcdef", ["unresolved"] * 5 + ["status"], 5, False, id="one-answers-404"),
        pytest.param("abcde", ["connection"] * 5, 40, False, id="long-ago"),
        pytest.param("", [], 5, False, id="nothing-checked"),
    ],
)
def test_it_is_us_when_several_servers_and_nothing_else(
    cast: Cast, hosts: str, codes: list[str], minutes: int, ours: bool
) -> None:
    for resource, code in zip(links(cast, list(hosts)), codes, strict=True):
        checked(resource, code, minutes)
    assert is_ours(now=NOW) is ours


def test_what_fails_while_it_is_us_is_not_held_against_the_link(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, _server, resource):
        check_at(NOW - timedelta(days=2))
        before = Link.objects.get(pk=resource.pk)
    for other in links(cast, list("abcde")):
        checked(other, "connection")
    Link.objects.filter(pk=resource.pk).update(next_check=NOW)
    Link.objects.exclude(pk=resource.pk).update(next_check=NOW + timedelta(days=9))
    assert check_at(NOW) == 1
    link = Link.objects.get(pk=resource.pk)
    assert (link.ok, link.failures, link.since) == (True, 0, before.since)
    assert timedelta(0) < link.next_check - NOW < timedelta(minutes=20)
    assert LinkCheck.objects.filter(resource=resource, ok=False).count() == 1, "the history says what happened"
    assert not Notice.objects.filter(kind="link-broken").exists()


def test_a_server_that_is_down_alone_is_not_us(settings: Any, cast: Cast) -> None:
    with linked(settings, cast) as (_source, _server, resource):
        check_at(NOW)
    link = check_when_due(resource)
    assert (link.ok, link.code, link.failures) == (False, "connection", 1)
