"""Follow the outbox: what changed in the database is in this node's index a moment later.

Killed at any point, it goes on from the position last committed: a change that comes twice ends the same. An index that
is gone or broken is built anew from the database.
"""

import fcntl
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from uuid import UUID

from catalog.models import Outbox
from catalog.search.build import documents
from catalog.search.engine.manifest import Position, current_folder
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.writer import Writer, build, swap
from catalog.search.entries import entry_of, write_segment

log = logging.getLogger(__name__)

BATCH = 1000
# Documents of one segment when a whole index is made: bounds the memory of each process that makes one.
MADE_AT_ONCE = 20_000


class AlreadyFollowed(Exception):
    """Another process on this node keeps this index."""


class Follower:
    """`run` and `step` belong to the one process that holds `only_one`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._writer: Writer | None = None

    def run(self, *, wait: Callable[[], bool]) -> None:
        """Until `wait` says no more; it is called whenever there is nothing to do."""
        while True:
            try:
                moved = self.step()
            except IndexUnusable as reason:
                log.warning("building the search index anew: %s", reason)
                self._writer = None
                rebuild_from_database(self.root)
                continue
            if not moved and not wait():
                return

    def step(self) -> int:
        """Take in one batch of changes; how many there were. Raises IndexUnusable where there is no index."""
        writer = self._current()
        position = writer.position
        changes = list(Outbox.objects.settled(after_transaction=position.transaction, after_id=position.row)[:BATCH])
        if not changes:
            return 0
        changed = {change.dataset_id for change in changes}
        entries = [entry_of(document) for document in documents(changed)]
        gone = changed - {UUID(bytes=entry.id) for entry in entries}
        try:
            writer.commit(entries, gone, Position(changes[-1].transaction, changes[-1].id))
        except FileNotFoundError as error:
            # The folder was taken away under us.
            self._writer = None
            raise IndexUnusable(str(error)) from error
        return len(changes)

    def _current(self) -> Writer:
        """After a rebuild beside us, the new folder."""
        folder = current_folder(self.root)
        if self._writer is None or self._writer.folder != folder or not folder.exists():
            self._writer = Writer(folder)
        return self._writer


def rebuild_from_database(root: Path) -> Path:
    """The position is read before the datasets: what changes meanwhile comes again from the outbox."""
    last = Outbox.objects.settled().last()
    position = Position(last.transaction, last.id) if last else Position()
    found = documents()
    batches = iter(lambda: list(islice(found, MADE_AT_ONCE)), [])
    folder = build(root, batches, position, make=write_segment)
    swap(root, folder)
    return folder


@contextmanager
def only_one(root: Path) -> Iterator[None]:
    """Raises AlreadyFollowed. The lock goes with the process, however it ends."""
    root.mkdir(parents=True, exist_ok=True)
    with (root / "follower.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyFollowed(str(root)) from None
        yield
