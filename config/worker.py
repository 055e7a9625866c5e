"""The web server's worker: gunicorn's threads, and connections shared evenly between the processes (decision 55)."""

from concurrent.futures import Future
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker


class EvenWorker(ThreadWorker):
    """Takes a new connection only while a thread of its own is free: another process may have one."""

    busy = 0

    def enqueue_req(self, conn: TConn) -> None:
        self.busy += 1
        super().enqueue_req(conn)
        self.set_accept_enabled(enabled=self._accepting)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        # Whether connections are taken again is asked at the next turn of gunicorn's own loop.
        self.busy -= 1
        super().finish_request(conn, fs)

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled and self.busy < self.cfg.threads)
