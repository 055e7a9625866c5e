"""Files of a dataset: uploads and links. Every one starts a job; the pipeline makes a version of it."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Max

from catalog.language import LanguageMap, Text
from catalog.models import Dataset, Job, Origin, Resource, Upload
from catalog.publishing.refusal import Fault, NotAllowed, Refused
from catalog.storage.blobs import TooLarge
from catalog.storage.stores import blobs
from catalog.wake import wake

MAY_NOT = Text(
    "Only members of the agency may add files, and not while the dataset is under review.",
    "只有本机构成员可以添加文件，且审核期间不能添加。",
)
TOO_LARGE = Text(
    "The file is larger than {megabytes} MB. Split it, compress its content as Parquet, or give a link.",
    "文件超过 {megabytes} MB。请拆分文件、改用 Parquet，或提供链接。",
)
NO_ADDRESS = Text(
    "“{url}” is no web address. Give one that begins with https://.", "“{url}”不是网址。请提供以 https:// 开头的地址。"
)


def _expect_uploader(dataset: Dataset, actor: User) -> None:
    if not actor.has_perm("catalog.upload", dataset):
        raise NotAllowed(MAY_NOT)


def add_resource(
    dataset: Dataset, *, actor: User, title: LanguageMap, description: LanguageMap | None = None, url: str = ""
) -> Resource:
    """A new, still empty resource at the end of the list; a link when `url` is given, which is fetched at once."""
    _expect_uploader(dataset, actor)
    if url:
        check_url(url)
    with transaction.atomic():
        Dataset.objects.select_for_update().get(pk=dataset.pk)
        last = dataset.resources.aggregate(last=Max("position"))["last"]
        resource = Resource.objects.create(
            dataset=dataset,
            title=title,
            description=description or {},
            url=url,
            position=0 if last is None else last + 1,
        )
        if url:
            _start(resource, origin=Origin.LINK, actor=actor)
    return resource


def check_url(url: str) -> None:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        raise Refused([Fault("url", "no-address", NO_ADDRESS.fill({"url": url[:200]}))]) from None


def receive(chunks: Iterable[bytes], *, filename: str, media_type: str, content_modified: datetime | None) -> Upload:
    """Store the bytes before anything else; a broken or too large upload leaves nothing behind."""
    limit = settings.MAX_UPLOAD_BYTES
    try:
        stored = blobs().write(chunks, max_bytes=limit)
    except TooLarge:
        raise Refused([Fault("file", "too-large", TOO_LARGE.fill({"megabytes": limit // 1024**2}))]) from None
    return Upload.objects.create(
        sha256=stored.sha256,
        size=stored.size,
        filename=clean_filename(filename),
        media_type=media_type[:200],
        content_modified=content_modified,
    )


def clean_filename(name: str) -> str:
    """The last part of whatever path a client sent, without control characters, at most 255 long; never empty."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip(" .")[-255:] or "file"


def upload(
    resource: Resource,
    chunks: Iterable[bytes],
    *,
    actor: User,
    filename: str,
    media_type: str = "",
    content_modified: datetime | None = None,
) -> Job:
    """Take in new bytes for `resource`; the version served stays as it is until these have gone through."""
    _expect_uploader(resource.dataset, actor)
    received = receive(chunks, filename=filename, media_type=media_type, content_modified=content_modified)
    with transaction.atomic():
        return _start(resource, origin=Origin.UPLOAD, actor=actor, received=received)


def fetch_again(resource: Resource, *, actor: User | None) -> Job:
    """Fetch a link once more; other bytes than before make a new version. None for the platform's own schedule."""
    if actor is not None:
        _expect_uploader(resource.dataset, actor)
    with transaction.atomic():
        return _start(resource, origin=Origin.LINK, actor=actor)


def _start(resource: Resource, *, origin: Origin, actor: User | None, received: Upload | None = None) -> Job:
    job = Job.objects.create(
        resource=resource,
        origin=origin,
        upload=received,
        total=received.size if received else 0,
        created_by=actor,
    )
    wake(job.pk)
    return job
