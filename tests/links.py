"""A public dataset whose file is a link to a real server on this machine, as tests of links need it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F

from catalog.models import Dataset, Link, Resource
from catalog.pipeline.link_record import record
from catalog.pipeline.links import claim_next, enroll, leave, look
from catalog.pipeline.run import run
from catalog.publishing import files
from tests.fetching.server import Handler, Route, Server, sends, serving
from tests.make import Cast, make_dataset
from tests.publish import CSV, publish


class Source:
    """What the server sends at `/data.csv`, to be changed as the test goes on."""

    def __init__(self) -> None:
        self.route: Route = sends(CSV, Content_Type="text/csv")

    def __call__(self, to: Handler) -> None:
        self.route(to)

    def becomes(self, body: bytes, status: int = 200, **headers: Any) -> None:
        headers.setdefault("Content_Type", "text/csv")
        self.route = sends(body, status, **headers)


@contextmanager
def linked(settings: Any, cast: Cast) -> Iterator[tuple[Source, Server, Resource]]:
    """Its first version has been fetched and is served, nothing looked again yet. Requests are counted from here."""
    source = Source()
    settings.LINK_HOST_PAUSE_SECONDS = 0
    with serving({"/data.csv": source}) as server:
        settings.FETCH_ALLOW = server.allow
        yield source, server, public_link(server, cast)


def public_link(server: Server, cast: Cast, slug: str = "bus-stops", path: str = "/data.csv") -> Resource:
    dataset = make_dataset(cast.agency, slug)
    resource = files.add_resource(dataset, actor=cast.publisher, title={"en": "Stops"}, url=server.url(path))
    run(resource.jobs.get().pk)
    publish(dataset, cast)
    server.asked.clear()
    server.methods.clear()
    return Resource.objects.select_related("version", "dataset").get(pk=resource.pk)


def check_at(now: datetime) -> int:
    """Look at every link that is due at `now`; how many there were."""
    enroll(now=now)
    done = 0
    while (claimed := claim_next(now=now)) is not None:
        found = look(claimed)
        record(claimed, found)
        leave(claimed, now=now)
        done += 1
    return done


def check_when_due(resource: Resource) -> Link:
    """Go to the moment at which the link is due, look, and run the job that follows."""
    link = Link.objects.get(pk=resource.pk)
    check_at(link.next_check + timedelta(seconds=1))
    for job in resource.jobs.unfinished():
        run(job.pk)
    resource.refresh_from_db()
    return Link.objects.get(pk=resource.pk)


def forget_comparison(dataset: Dataset) -> None:
    """As if the bytes had not been compared for long."""
    Link.objects.filter(resource__dataset=dataset).update(compared=F("compared") - timedelta(days=8))
