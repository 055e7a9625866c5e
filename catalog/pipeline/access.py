"""Fetch public resources the way a stranger would, keep what came, and measure the dataset anew."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from catalog.fetching.fetch import Limits
from catalog.fetching.probe import Probe, probe
from catalog.models import AccessCheck, Dataset, Resource, State
from catalog.pipeline.assess import keep, measure
from catalog.publishing import levels

CHECK_EVERY = timedelta(hours=24)
# A stranger's first look: enough to compare what different programs get, little enough to be polite.
LIMITS = Limits(max_bytes=8 * 1024**2, total_seconds=30)


def due(*, now: datetime) -> QuerySet[Dataset]:
    """Public datasets with a resource that was never checked, or not for a day."""
    last = Max("resources__access_checks__at")
    served = Q(resources__version__isnull=False) | ~Q(resources__url="")
    return (
        Dataset.objects.public()
        .filter(served)
        .annotate(last_check=last)
        .filter(Q(last_check=None) | Q(last_check__lt=now - CHECK_EVERY))
        .order_by("pk")
    )


def check(dataset: Dataset, *, now: datetime) -> None:
    """Nothing is fetched for a dataset that is not public: a stranger could not either."""
    if not dataset.is_public:
        return
    for resource in dataset.resources.select_related("version"):
        url, allow = public_address(resource)
        expected = resource.version.media_type if resource.version else ""
        found = probe(url, allow=allow, limits=LIMITS, expected=expected)
        AccessCheck.objects.bulk_create(_row(resource, result, now) for result in found)
    reassess(dataset, now=now)


def public_address(resource: Resource) -> tuple[str, tuple[str, ...]]:
    """Where a stranger gets the bytes, and which guarded addresses that may reach: our own, for what we serve."""
    if resource.url:
        return resource.url, settings.FETCH_ALLOW
    site = urlsplit(settings.SITE_URL)
    port = site.port or (443 if site.scheme == "https" else 80)
    return f"{settings.SITE_URL}/api/v1/resources/{resource.pk}/download", (f"{site.hostname}:{port}",)


def reassess(dataset: Dataset, *, now: datetime) -> None:
    """Measure the dataset as it is today and settle its level."""
    measured = measure(dataset, now=now)
    with transaction.atomic():
        locked = Dataset.objects.select_for_update(of=("self",)).get(pk=dataset.pk)
        if locked.state == State.WITHDRAWN:
            return
        assessment = keep(locked, measured)
        levels.settle(locked, assessment, now=now, grace=timedelta(days=settings.OPEN_GRACE_DAYS))


def stale(*, now: datetime) -> QuerySet[Dataset]:
    """Public datasets that nobody measured for a day: time alone changes marks, and ends a grace period."""
    return (
        Dataset.objects.public()
        .filter(Q(assessment=None) | Q(assessment__assessed__lt=now - CHECK_EVERY))
        .order_by("pk")
    )


def _row(resource: Resource, result: Probe, now: datetime) -> AccessCheck:
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
    )
