"""A server is asked once a day for its robots.txt, for all its files and by all workers."""

from datetime import timedelta

import pytest

from catalog.models import RobotsFile
from catalog.pipeline.robots import forget, verdict_of
from tests.fetching.server import sends, serving
from tests.make import NOW

pytestmark = pytest.mark.django_db

RULES = sends(b"User-agent: *\nDisallow: /closed/\n")


def test_one_reading_does_for_all_files_of_a_day() -> None:
    with serving({"/robots.txt": RULES}) as server:
        found = [
            verdict_of(server.url(path), allow=server.allow, now=NOW + timedelta(hours=hours))
            for path, hours in (("/a.csv", 0), ("/closed/a.csv", 5), ("/b.csv", 22))
        ]
        assert (found, len(server.asked)) == (["allowed", "forbidden", "allowed"], 1)
        server.routes["/robots.txt"] = sends(b"User-agent: *\nDisallow: /\n")
        assert verdict_of(server.url("/a.csv"), allow=server.allow, now=NOW + timedelta(hours=24)) == "forbidden"
    assert RobotsFile.objects.get().read == NOW + timedelta(hours=24)


def test_what_failed_is_asked_again_after_an_hour() -> None:
    with serving({"/robots.txt": sends(b"", 503)}) as server:
        assert verdict_of(server.url("/a.csv"), allow=server.allow, now=NOW) == "unread"
        server.routes["/robots.txt"] = RULES
        assert verdict_of(server.url("/a.csv"), allow=server.allow, now=NOW + timedelta(minutes=59)) == "unread"
        assert verdict_of(server.url("/a.csv"), allow=server.allow, now=NOW + timedelta(minutes=61)) == "allowed"


def test_servers_that_nobody_asks_any_more_are_forgotten() -> None:
    for days in (1, 40):
        RobotsFile.objects.create(origin=f"https://d{days}.example", read=NOW - timedelta(days=days), is_known=True)
    assert forget(before=NOW - timedelta(days=30)) == 1
    assert RobotsFile.objects.get().origin == "https://d1.example"
