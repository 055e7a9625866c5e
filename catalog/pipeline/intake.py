"""Intake: bytes become a version. An upload's are in the store already; a link's are fetched now."""

import mimetypes
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from catalog.fetching.fetch import Fetched, Limits, fetch
from catalog.fetching.refusals import FetchFailed, FetchRefused
from catalog.language import Text
from catalog.models import Job, Origin, Stage, Status, Version
from catalog.pipeline.familiar import familiar
from catalog.pipeline.heartbeat import Progress
from catalog.pipeline.step import Outcome, Step, Stopped
from catalog.pipeline.workplace import workplace
from catalog.reading.sniff import sniff
from catalog.reading.table import Sniffed
from catalog.storage.stores import blobs
from catalog.vocabulary.formats import FORMAT

STORED = Text("{size} bytes stored as version {number}.", "已存储 {size} 字节，作为第 {number} 版。")
UNCHANGED = Text("The link's content has not changed.", "链接内容没有变化。")
STILL = Text(
    "The link's content is still that of version {number}: see there what keeps it from being served.",
    "链接内容仍为第 {number} 版：未提供的原因见该版本。",
)


@dataclass(frozen=True, slots=True)
class Received:
    sha256: str
    size: int
    filename: str
    media_type: str
    content_modified: datetime | None
    sniffed: Sniffed


def prepare(job: Job, progress: Progress) -> Received:
    return _from_link(job, progress) if job.upload is None else _from_upload(job)


def _from_upload(job: Job) -> Received:
    upload = job.upload
    assert upload is not None  # noqa: S101  the database's constraint job_upload_has_bytes
    return Received(
        sha256=upload.sha256,
        size=upload.size,
        filename=upload.filename,
        media_type=upload.media_type,
        content_modified=upload.content_modified,
        sniffed=sniff(blobs().path(upload.sha256), upload.filename),
    )


def _from_link(job: Job, progress: Progress) -> Received:
    limits = Limits(max_bytes=settings.MAX_UPLOAD_BYTES, total_seconds=settings.FETCH_TOTAL_SECONDS)
    with workplace() as folder:
        target = folder / "fetched"
        try:
            with target.open("wb") as into:
                fetched = fetch(
                    job.resource.url,
                    into,
                    allow=settings.FETCH_ALLOW,
                    limits=limits,
                    progress=progress,
                )
        except (FetchRefused, FetchFailed) as error:
            raise Stopped(Status.INVALID, error.text) from error
        sniffed = sniff(target, fetched.filename)
        stored = blobs().adopt(target)
    return _received(fetched, stored.sha256, sniffed)


def _received(fetched: Fetched, sha256: str, sniffed: Sniffed) -> Received:
    return Received(
        sha256=sha256,
        size=fetched.size,
        filename=fetched.filename,
        media_type=fetched.media_type,
        content_modified=fetched.last_modified,
        sniffed=sniffed,
    )


def record(job: Job, received: Received) -> Outcome:
    if job.origin == Origin.LINK and (same := familiar(job, received.sha256)):
        return _unchanged(job, same)
    newest = job.resource.versions.first()
    job.version = Version.objects.create(
        resource=job.resource,
        number=newest.number + 1 if newest else 1,
        sha256=received.sha256,
        size=received.size,
        media_type=_media_type(received),
        format=received.sniffed.format,
        filename=received.filename,
        origin=job.origin,
        origin_url=job.resource.url if job.origin == Origin.LINK else "",
        content_modified=received.content_modified,
        created_by=job.created_by,
    )
    job.total = received.size
    return Outcome(STORED.fill({"size": received.size, "number": job.version.number}))


def _unchanged(job: Job, same: Version) -> Outcome:
    if same == job.resource.version:
        return Outcome(UNCHANGED, Status.VALID)
    return Outcome(STILL.fill({"number": same.number}), Status.VALID)


def _media_type(received: Received) -> str:
    """What the bytes are; for what we do not know, what the name says, never what a browser would run."""
    known = FORMAT[received.sniffed.format].media_type
    if received.sniffed.format != "unknown":
        return known
    guessed = mimetypes.guess_type(received.filename)[0] or known
    return guessed if guessed.startswith(("application/", "image/")) else known


STEP = Step(Stage.INTAKE, prepare, record)
