"""Fetch public resources the way a stranger would, keep what came, and measure the dataset anew."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from catalog.fetching.fetch import Limits
from catalog.fetching.probe import CRAWLER, USER_AGENTS, Probe, probe
from catalog.fetching.robots import LIMITS as ROBOTS_LIMITS
from catalog.models import HOST_TURN, AccessCheck, Dataset, Resource
from catalog.pipeline import outage, turns
from catalog.pipeline.remeasure import remeasure
from catalog.pipeline.robots import verdict_of
from catalog.vocabulary.robots import ALLOWED

CHECK_EVERY = timedelta(hours=24)
# A stranger's first look: enough to compare what different programs get, little enough to be polite.
LIMITS = Limits(max_bytes=8 * 1024**2, total_seconds=30)
# Four requests, one after the other, each as long as it may take, one for robots.txt, and time to write.
TURN_SECONDS = 4 * LIMITS.total_seconds + ROBOTS_LIMITS.total_seconds + 30
# How long one call goes on with a dataset of many files; the rest stays due.
PATIENCE = 45.0


def waiting(*, now: datetime) -> QuerySet[Resource]:
    """Resources with something to fetch that nobody tried for a day."""
    tried = AccessCheck.objects.filter(resource=OuterRef("pk"), at__gt=now - CHECK_EVERY)
    return Resource.objects.filter(Q(version__isnull=False) | ~Q(url="")).exclude(Exists(tried))


def due(*, now: datetime) -> QuerySet[Dataset]:
    """Public datasets that have such a resource."""
    return Dataset.objects.public().filter(Exists(waiting(now=now).filter(dataset=OuterRef("pk")))).order_by("pk")


def check(dataset: Dataset, *, now: datetime, patience: float = PATIENCE) -> None:
    """Nothing is fetched for a dataset that is not public: a stranger could not either."""
    if not dataset.is_public:
        return
    began, tried = time.monotonic(), False
    for resource in list(waiting(now=now).filter(dataset=dataset).select_related("version")):
        moment = _later(now, began)
        if moment - now > timedelta(seconds=patience):
            break
        tried = _in_turn(resource, now=moment) or tried
    if tried:
        remeasure(dataset, now=_later(now, began))


def _later(now: datetime, began: float) -> datetime:
    return now + timedelta(seconds=time.monotonic() - began)


def _in_turn(resource: Resource, *, now: datetime) -> bool:
    """Whether the file was asked for: one worker at a time does so, and of another's server for nothing else then."""
    mine = turns.take(f"access:{resource.pk}", now=now, seconds=TURN_SECONDS)
    if mine is None:
        return False
    began = time.monotonic()
    host = _host_turn(resource, now) if resource.url else None
    free = (host is not None or not resource.url) and waiting(now=now).filter(pk=resource.pk).exists()
    if free:
        _try(resource, _later(now, began))
    turns.give_back(mine, now=_later(now, began))
    if host is not None:
        turns.give_back(host, now=_later(now, began), pause=pause())
    return free


def pause() -> timedelta:
    """Between two requests to one server."""
    return timedelta(seconds=settings.LINK_HOST_PAUSE_SECONDS)


def host_key(url: str) -> str:
    return HOST_TURN + host_of(url)


def host_of(url: str) -> str:
    return (urlsplit(url).hostname or "")[:255]


def _host_turn(resource: Resource, now: datetime, sleep: Callable[[float], None] = time.sleep) -> turns.Taken | None:
    """Waits for the pause that our own last request began; None where the server is another worker's."""
    key, seconds = host_key(resource.url), pause().total_seconds()
    taken = turns.take(key, now=now, seconds=TURN_SECONDS)
    if taken is None:
        sleep(seconds)
        taken = turns.take(key, now=now + timedelta(seconds=seconds), seconds=TURN_SECONDS)
    return taken


def _try(resource: Resource, now: datetime) -> None:
    url, allow = public_address(resource)
    expected = resource.version.media_type if resource.version else ""
    robots = verdict_of(url, allow=allow, now=now)
    # A crawler that behaves keeps away where it may not go, and where it can't know.
    agents = USER_AGENTS if robots == ALLOWED else tuple(agent for agent in USER_AGENTS if agent != CRAWLER)
    found = probe(url, allow=allow, limits=LIMITS, user_agents=agents, expected=expected)
    if resource.url and all(outage.may_be_ours(result.code) for result in found) and outage.is_ours(now=now):
        return
    AccessCheck.objects.bulk_create(_row(resource, result, robots, now) for result in found)


def public_address(resource: Resource) -> tuple[str, tuple[str, ...]]:
    """Where a stranger gets the bytes, and which guarded addresses that may reach: our own, for what we serve."""
    if resource.url:
        return resource.url, settings.FETCH_ALLOW
    site = urlsplit(settings.SITE_URL)
    port = site.port or (443 if site.scheme == "https" else 80)
    return f"{settings.SITE_URL}/api/v1/resources/{resource.pk}/download", (f"{site.hostname}:{port}",)


def _row(resource: Resource, result: Probe, robots: str, now: datetime) -> AccessCheck:
    return AccessCheck(
        resource=resource,
        at=now,
        user_agent=result.user_agent[:200],
        ok=result.ok,
        status=result.status,
        direct=result.direct,
        ranges=result.ranges,
        size=result.size,
        digest=result.digest,
        error=result.error[:500],
        robots=robots,
    )
