"""The whole catalog as one answer: the snapshot where it may be served, else live from the database."""

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from catalog.api.ranged import RangedFile, ranged
from catalog.bulk.documents import ROWS, Document, stream, to_parquet
from catalog.bulk.snapshots import sound_snapshot
from catalog.models import Dataset
from catalog.models.dataset import DatasetQuerySet
from catalog.standards.entries import entries, site
from catalog.standards.terms import moment
from catalog.storage.blobs import MissingBlob
from catalog.storage.ranges import CHUNK
from catalog.storage.stores import snapshots

# Says of what moment the answer is: of its own ("live"), or of the last look at the catalog.
FRESHNESS = "X-Snapshot"


def whole_catalog(request: HttpRequest | Request, document: Document) -> HttpResponseBase:
    kept = _snapshot(request, document)
    return kept if kept is not None else live(request, document, Dataset.objects.public())


def live(request: HttpRequest | Request, document: Document, datasets: DatasetQuerySet) -> HttpResponseBase:
    """Some of the catalog, or all of it, as it is now."""
    chunks: Iterator[bytes] = iter(()) if request.method == "HEAD" else _chunks(document, datasets)
    response = StreamingHttpResponse(chunks, content_type=document.media_type)
    response[FRESHNESS] = "live"
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    return response


def changed_since(after: datetime) -> DatasetQuerySet:
    return Dataset.objects.public().filter(modified__gte=after)


def _snapshot(request: HttpRequest | Request, document: Document) -> HttpResponseBase | None:
    snapshot = sound_snapshot(document.name)
    if snapshot is None:
        return None
    try:
        path = snapshots().path(snapshot.sha256)
    except MissingBlob:
        # Replaced a moment ago, or the folder was lost: the database still knows everything.
        return None
    file = RangedFile(path, snapshot.size, snapshot.sha256, snapshot.made, document.media_type)
    response = ranged(request, file)
    response[FRESHNESS] = moment(snapshot.checked)
    return response


def _chunks(document: Document, datasets: DatasetQuerySet) -> Iterator[bytes]:
    pieces = stream(document, entries(datasets, marks=document.marks), site())
    return _parquet(pieces) if document is ROWS else pieces


def _parquet(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A Parquet file ends with what its parts are, so it is made on disk first, and gone from there once it is sent."""
    with tempfile.TemporaryDirectory(prefix="export-", dir=settings.WORK_DIR) as name:
        rows, target = Path(name, "rows.jsonl"), Path(name, ROWS.name)
        with rows.open("wb") as file:
            file.writelines(pieces)
        to_parquet(rows, target)
        with target.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
