"""Files of the whole catalog, made when it changed, so that a crawler costs nothing.

They are made beside and put in place by their rows, all at once. A snapshot is served only while nothing that stands
in it has left the catalog: a withdrawal ends it in the same transaction (`Tombstone`), and answers come live until the
next one.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from catalog.bulk.documents import DOCUMENTS, ROWS, Document, to_parquet
from catalog.models import Dataset, Outbox, Snapshot
from catalog.models.outbox import current_snapshot
from catalog.standards.entries import entries, site
from catalog.storage.blobs import Stored
from catalog.storage.stores import snapshots

# Raised whenever the notations change: older files are then no longer served.
VERSION = "1"
# Agencies change their names without saying so in the outbox: at the latest after this the files are made anew.
OLDEST = timedelta(hours=1)
# Any number that no other advisory lock of ours uses.
LOCK = 7_201_801


def recipe() -> str:
    return hashlib.sha256(f"{VERSION} {settings.SITE_URL}".encode()).hexdigest()


def sound_snapshot(name: str) -> Snapshot | None:
    """The one to serve; None where there is none that may be: then the answer must come live."""
    return Snapshot.objects.sound().filter(name=name, recipe=recipe()).first()


def make_if_due(*, now: datetime) -> bool:
    """Make all files anew if there is reason to; whether it was done. One process at a time does it."""
    if not is_due(now=now):
        return False
    with transaction.atomic():
        if not _locked():
            return False
        make(now=now)
    _clean()
    return True


def is_due(*, now: datetime) -> bool:
    """Nothing there, something left, too old, or (not more often than SNAPSHOT_SECONDS) something changed."""
    sound = Snapshot.objects.sound().filter(recipe=recipe())
    found = [snapshot for snapshot in sound if snapshots().exists(snapshot.sha256)]
    if {snapshot.name for snapshot in found} != {document.name for document in DOCUMENTS}:
        return True
    checked = min(snapshot.checked for snapshot in found)
    if checked < now - OLDEST:
        return True
    changed = any(Outbox.objects.unseen(seen).exists() for seen in {snapshot.seen for snapshot in found})
    return changed and checked <= now - timedelta(seconds=settings.SNAPSHOT_SECONDS)


def make(*, now: datetime) -> None:
    """One pass over the catalog fills all files. What changes meanwhile was not seen: they are due again."""
    seen = current_snapshot()
    with _workplace() as folder:
        _write_all(folder)
        kept = {document.name: snapshots().adopt(folder / document.name) for document in DOCUMENTS}
    for name, stored in kept.items():
        _put(name, stored, seen, now)


def _write_all(folder: Path) -> None:
    rows = folder / "rows.jsonl"
    paths = [rows if document is ROWS else folder / document.name for document in DOCUMENTS]
    files = [path.open("wb", buffering=1 << 20) for path in paths]
    try:
        _write(list(zip(DOCUMENTS, files, strict=True)))
    finally:
        for file in files:
            file.close()
    to_parquet(rows, folder / ROWS.name)


def _write(open_files: list[tuple[Document, BinaryIO]]) -> None:
    here = site()
    for document, file in open_files:
        file.write(document.start(here))
    between = False
    for entry in entries(Dataset.objects.public()):
        for document, file in open_files:
            if between:
                file.write(document.between)
            file.write(document.item(entry, here))
        between = True
    for document, file in open_files:
        file.write(document.end)


def _put(name: str, stored: Stored, seen: str, now: datetime) -> None:
    """The same bytes as before keep their date."""
    before = Snapshot.objects.filter(name=name).first()
    same = before is not None and before.sha256 == stored.sha256
    Snapshot.objects.update_or_create(
        name=name,
        defaults={
            "sha256": stored.sha256,
            "size": stored.size,
            "recipe": recipe(),
            "seen": seen,
            "made": before.made if before and same else now,
            "checked": now,
        },
    )


def _locked() -> bool:
    """Until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])


@contextmanager
def _workplace() -> Iterator[Path]:
    """On the store's own file system, so that a finished file is moved and not copied."""
    folder = Path(tempfile.mkdtemp(prefix=".making-", dir=settings.SNAPSHOT_DIR))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clean() -> None:
    """Remove the files that no row names any more. Whoever still reads one reads it to its end.

    Under the lock: another process may have put files there that its rows do not name yet.
    """
    with transaction.atomic():
        if not _locked():
            return
        kept = set(Snapshot.objects.values_list("sha256", flat=True))
        for path in Path(settings.SNAPSHOT_DIR).glob("??/??/*"):
            if path.name not in kept:
                path.unlink(missing_ok=True)
