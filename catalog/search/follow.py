"""Follow the outbox: what changed in the database is in this node's index a moment later.

Killed at any point, it goes on from the position last written: a change that comes twice ends the same. An index that
is gone or broken is built anew from the database.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from catalog.models import Outbox
from catalog.search.build import documents
from catalog.search.index import IndexUnusable, Position, Writer, open_writer, rebuild

log = logging.getLogger(__name__)

BATCH = 500


class Follower:
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
                self._rebuild()
                continue
            if not moved and not wait():
                return

    def step(self) -> int:
        """Take in one batch of changes; how many there were. Raises IndexUnusable where there is no index."""
        writer = self._writer or self._open()
        if not writer.folder.exists():
            self._writer = None
            raise IndexUnusable(f"{writer.folder} is gone")
        position = writer.position()
        changes = list(Outbox.objects.settled(after_transaction=position.transaction, after_id=position.row)[:BATCH])
        if not changes:
            return 0
        changed = {change.dataset_id for change in changes}
        shown = list(documents(changed))
        writer.put(shown)
        writer.remove(str(one) for one in changed if str(one) not in {document.id for document in shown})
        writer.commit(Position(changes[-1].transaction, changes[-1].id))
        return len(changes)

    def _open(self) -> Writer:
        self._writer = open_writer(self.root)
        return self._writer

    def _rebuild(self) -> None:
        self._writer = rebuild_from_database(self.root)


def rebuild_from_database(root: Path) -> Writer:
    """The position is read before the datasets: what changes meanwhile comes again from the outbox."""
    last = Outbox.objects.settled().last()
    position = Position(last.transaction, last.id) if last else Position()
    return rebuild(root, documents(), position)
