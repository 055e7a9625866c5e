"""While a stage works, a thread of its own renews the lease and shows how many bytes are done."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from catalog.pipeline.claim import Claim

log = logging.getLogger(__name__)

# Often enough that a page that watches sees the bar move.
LONGEST_PAUSE = 1.0


class Progress:
    """Bytes done in this stage; set by the stage, read by the heartbeat."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self, done: int) -> None:
        self.done = done


def _beat(claim: Claim, progress: Progress, stop: threading.Event) -> None:
    pause = min(LONGEST_PAUSE, claim.seconds / 4)
    try:
        while not stop.wait(pause):
            if not claim.renew(progress.done):
                return
    except DatabaseError:
        # The database is away; the stage's own write will find out, or the lease runs out.
        log.warning("heartbeat of job %s could not reach the database", claim.job_id)
    finally:
        connection.close()


@contextmanager
def heartbeat(claim: Claim) -> Iterator[Progress]:
    progress, stop = Progress(), threading.Event()
    thread = threading.Thread(target=_beat, args=(claim, progress, stop), daemon=True)
    thread.start()
    try:
        yield progress
    finally:
        stop.set()
        thread.join()
