"""Which tables have an index, and which should: the files themselves say so, so nothing has to be remembered.

A table's name is a digest of its bytes, so an index is never out of date: it is made once, and goes when no version has
the table any more.
"""

import fcntl
import logging
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from catalog.models import Resource, TableProfile
from catalog.pipeline.workplace import workplace
from catalog.profiling.columns import columns_of
from catalog.rows.index.make import FEWEST, MOST, is_worth_it, make
from catalog.rows.serve import index_of, index_path
from catalog.storage.blobs import MissingBlob
from catalog.storage.stores import tables

log = logging.getLogger(__name__)


def make_missing() -> int:
    """Make what is missing, one after the other, and remove what nobody needs; how many were made.

    One process at a time: another finds the lock and leaves the work to the one that has it.
    """
    root = Path(settings.TABLE_DIR) / "indexes"
    root.mkdir(parents=True, exist_ok=True)
    with (root / "making.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 0
        _remove_unneeded(root)
        return sum(_made(profile) for profile in _wanting())


def _wanting() -> Iterator[TableProfile]:
    """Of versions that are served, the newest first."""
    served = Resource.objects.filter(version__isnull=False).values("version")
    for profile in TableProfile.objects.filter(version__in=served, rows__range=(FEWEST, MOST)).order_by(
        "-version__created"
    ):
        if is_worth_it(profile.rows, columns_of(profile.columns)) and index_of(profile.parquet) is None:
            yield profile


def _made(profile: TableProfile) -> bool:
    """A table that is gone, or can't be read, keeps the others from nothing."""
    try:
        with workplace() as folder:
            make(tables().path(profile.parquet), columns_of(profile.columns), index_path(profile.parquet), folder)
    except MissingBlob as error:
        log.error("no index of a table that storage has lost: %s", error)
        return False
    return True


def _remove_unneeded(root: Path) -> None:
    needed = set(TableProfile.objects.values_list("parquet", flat=True))
    for file in root.glob("??/*"):
        if file.name not in needed:
            file.unlink(missing_ok=True)
