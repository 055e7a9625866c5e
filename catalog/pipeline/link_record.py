"""What a look at a link leaves behind: its state, a line of history, a job for new bytes, a notice; all at once."""

from datetime import datetime, timedelta

from django.db import transaction

from catalog.fetching.next_check import FIRST_RETRY, Outcome, next_check
from catalog.fetching.recheck import Seen
from catalog.fetching.refusals import FetchTrouble
from catalog.language import Text
from catalog.models import Job, Link, LinkCheck, Origin, State, Upload
from catalog.pipeline import outage
from catalog.pipeline.links import Claimed, Found
from catalog.publishing.files import clean_filename
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import LINK_BROKEN, LINK_RECOVERED
from catalog.wake import wake

# A server may stumble; only what fails so often in a row is broken, and told.
BROKEN_AFTER = 3
STILL_SERVED = Text("Version {number} of {date} is still served.", "目前仍提供 {date} 的第 {number} 版。")
NOTHING_SERVED = Text("Nothing is served.", "目前没有可提供的版本。")


def record(claimed: Claimed, found: Found) -> bool:
    """False where the claim was lost meanwhile: then nothing is written."""
    with transaction.atomic():
        link = (
            Link.objects.select_for_update(of=("self",))
            .select_related("resource__dataset", "resource__version")
            .filter(pk=claimed.link.pk, lease=claimed.lease)
            .first()
        )
        if link is None:
            return False
        ours = found.trouble is not None and outage.may_be_ours(found.trouble.code) and outage.is_ours(now=found.at)
        _history(link, found)
        if ours:
            link.next_check = found.at + FIRST_RETRY
        elif found.trouble is not None:
            _failed(link, found.trouble, found.at)
        elif found.seen is not None:
            _well(link, found.seen, found)
        link.lease, link.lease_until = None, None
        link.save()
    return True


def _history(link: Link, found: Found) -> None:
    trouble, seen = found.trouble, found.seen
    status = trouble.status if trouble is not None else seen.status if seen is not None else None
    LinkCheck.objects.create(
        resource_id=link.resource_id,
        at=found.at,
        method=seen.method if seen is not None else "GET",
        ok=trouble is None,
        status=status if isinstance(status, int) else None,
        code=trouble.code if trouble is not None else "",
        error=trouble.text.as_map() if trouble is not None else {},
        changed=bool(found.new),
        size=seen.fetched.size if seen is not None and seen.fetched else None,
        seconds=round(found.seconds, 3),
    )


def _failed(link: Link, trouble: FetchTrouble, at: datetime) -> None:
    if link.ok is not False:
        link.since = at
    link.failures += 1
    link.checked, link.ok = at, False
    link.status = trouble.status if isinstance(trouble.status, int) else None
    link.code, link.error = trouble.code, trouble.text.as_map()
    wait = timedelta(seconds=trouble.retry_after) if trouble.retry_after else None
    _plan(link, Outcome(link.failures, link.interval, retry_after=wait), at)
    if link.failures >= BROKEN_AFTER and link.broken_since is None:
        link.broken_since = link.since
        _tell(link, LINK_BROKEN, at, {"error": link.error, "served": _served(link).as_map()})


def _well(link: Link, seen: Seen, found: Found) -> None:
    if link.broken_since is not None:
        _tell(link, LINK_RECOVERED, found.at, {})
    if link.ok is not True:
        link.since = found.at
    link.checked, link.ok, link.failures, link.broken_since = found.at, True, 0, None
    link.status, link.code, link.error = seen.status, "", {}
    link.etag, link.last_modified = seen.known.etag, seen.known.last_modified
    if seen.fetched is not None:
        link.size, link.compared = seen.fetched.size, found.at
    if found.new and link.resource.dataset.state == State.PUBLIC:
        _start(link, seen, found.new)
    _plan(link, Outcome(interval=link.interval, changed=bool(found.new)), found.at)


def _plan(link: Link, outcome: Outcome, at: datetime) -> None:
    plan = next_check(outcome, now=at, spread=link.resource_id.int % 1000 / 1000)
    link.next_check, link.interval = plan.at, plan.interval


def _start(link: Link, seen: Seen, sha256: str) -> None:
    """New bytes go the way of every file. They are here already, so they are not fetched again."""
    fetched = seen.fetched
    if fetched is None:
        raise ValueError(f"new bytes of {link.resource_id} that nobody fetched")
    upload = Upload.objects.create(
        sha256=sha256,
        size=fetched.size,
        filename=clean_filename(fetched.filename),
        media_type=fetched.media_type[:200],
        content_modified=fetched.last_modified,
    )
    job = Job.objects.create(resource=link.resource, origin=Origin.LINK, upload=upload, total=fetched.size)
    wake(job.pk)


def _served(link: Link) -> Text:
    version = link.resource.version
    if version is None:
        return NOTHING_SERVED
    return STILL_SERVED.fill({"number": version.number, "date": version.created.date().isoformat()})


def _tell(link: Link, kind: str, at: datetime, more: dict[str, object]) -> None:
    since = link.broken_since.strftime("%Y-%m-%d %H:%M UTC") if link.broken_since else ""
    figures = {"url": link.url[:500], "since": since, **more}
    notify(link.resource.dataset, kind, figures, now=at, resource=link.resource)
