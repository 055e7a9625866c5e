"""Look at the links of public datasets again: claim one, look, record.

Nothing is written while the server is asked, and everything at once afterwards, by the worker that still has the claim.
A worker that is killed leaves nothing behind but its claim and its turn at the server, which run out.
"""

import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from catalog.fetching.asking import Known
from catalog.fetching.fetch import Limits
from catalog.fetching.recheck import Held, Seen, recheck
from catalog.fetching.refusals import FetchFailed, FetchRefused, FetchTrouble
from catalog.models import HOST_TURN, Link, Resource, State
from catalog.pipeline import turns
from catalog.pipeline.access import host_of, pause
from catalog.pipeline.familiar import known_bytes
from catalog.pipeline.workplace import workplace
from catalog.storage.stores import blobs

# A server's word that nothing changed is taken for so long; then the bytes themselves are compared.
COMPARE_EVERY = timedelta(days=7)
# Two requests by HEAD and GET, and time to write.
MARGIN_SECONDS = 120
# Others may take the servers that we have just seen free; so often we look for the next.
TRIES = 5
ENROLLED_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Claimed:
    link: Link
    lease: uuid.UUID
    turn: turns.Taken
    now: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """`trouble` or `seen` is set. `new` is the SHA-256 of bytes that were never seen on the link, "" for none."""

    at: datetime
    seconds: float
    trouble: FetchTrouble | None = None
    seen: Seen | None = None
    new: str = ""


def enroll(*, now: datetime) -> int:
    """Rows for links that have none yet, due at once; one whose address was changed begins anew."""
    Link.objects.exclude(url=F("resource__url")).delete()
    missing = Resource.objects.filter(link=None, dataset__state=State.PUBLIC).exclude(url="")[:ENROLLED_AT_ONCE]
    rows = [Link(resource=found, url=found.url, host=host_of(found.url), next_check=now) for found in missing]
    Link.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def claim_next(*, now: datetime) -> Claimed | None:
    """The link that waits longest and whose server is free, with the turn at that server."""
    for _try in range(TRIES):
        with transaction.atomic():
            link = Link.objects.due(now=now).select_for_update(skip_locked=True, of=("self",)).first()
            if link is None:
                return None
            seconds = 2 * settings.FETCH_TOTAL_SECONDS + MARGIN_SECONDS
            turn = turns.take(HOST_TURN + link.host, now=now, seconds=seconds)
            if turn is not None:
                link.lease, link.lease_until = uuid.uuid4(), now + timedelta(seconds=seconds)
                link.save(update_fields=["lease", "lease_until"])
                return Claimed(link, link.lease, turn, now)
    return None


def look(claimed: Claimed) -> Found:
    """Ask the server. New bytes are stored; no row is written."""
    began = time.monotonic()
    link = claimed.link
    resource = Resource.objects.select_related("version").get(pk=link.resource_id)
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES, total_seconds=settings.FETCH_TOTAL_SECONDS)
    seen, trouble, new = None, None, ""
    with workplace() as folder:
        try:
            with (folder / "fetched").open("w+b") as into:
                seen = recheck(
                    link.url,
                    into,
                    _held(link, resource),
                    whole=link.compared is None or claimed.now - link.compared >= COMPARE_EVERY,
                    allow=settings.FETCH_ALLOW,
                    limits=limits,
                )
        except (FetchFailed, FetchRefused) as error:
            trouble = error
        if seen and seen.fetched and known_bytes(resource, seen.fetched.sha256) is None:
            new = blobs().adopt(folder / "fetched").sha256
    seconds = time.monotonic() - began
    return Found(claimed.now + timedelta(seconds=seconds), seconds, trouble, seen, new)


def _held(link: Link, resource: Resource) -> Held:
    media_type = resource.version.media_type if resource.version else ""
    return Held(Known(link.etag, link.last_modified), link.size, media_type)


def leave(claimed: Claimed, *, now: datetime) -> None:
    """Let the server rest, then let the next one ask."""
    turns.give_back(claimed.turn, now=now, pause=pause())
