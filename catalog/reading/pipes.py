"""Named pipes (fifo(7)) in place of segments of which the last are still to be written, for a reader that knows files.

A pipe's reader waits in opening it until there is a writer, and there is one as soon as a reader waits: so each may be
opened at any time, in any order, or not at all.
"""

import errno
import fcntl
import os
from contextlib import suppress
from select import POLLOUT, poll
from threading import Event, Thread
from types import TracebackType

from catalog.reading.segments import Segments

# With segments that grow by a thirty-second, enough for 30 GiB; what is beyond comes through the last pipe.
MOST = 256
# The most that anybody may have in a pipe (pipe(7)), in bytes, so that few turns are needed.
CAPACITY = 1024 * 1024
# In seconds and in milliseconds: so long the feeder waits when nobody writes or reads.
PAUSE, PAUSE_MS = 0.001, 1
# So many of those that nobody has opened yet are looked at: more than a reader has threads.
NEXT = 8


class Pipes:
    """`paths` are to be read inside the context, each as one file. Where reading fails, the rest is dropped.

    Raises OSError where the system, or the folder's volume, has no such pipes.
    """

    def __init__(self, segments: Segments) -> None:
        self.segments = segments
        self.paths = tuple(segments.folder / f"pipe-{number}.csv" for number in range(MOST))
        self.unopened = list(enumerate(self.paths))
        self.feeds: list[Feed] = []
        self.done = Event()
        self.feeder = Thread(target=self._feed, name="pipes", daemon=True)

    def __enter__(self) -> "Pipes":
        if not hasattr(os, "splice"):
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), "splice")
        for path in self.paths:
            os.mkfifo(path, mode=0o600)
        self.feeder.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.done.set()
        self.feeder.join()
        for path in self.paths:
            path.unlink()

    def _feed(self) -> None:
        while not self.done.is_set():
            moved = self._open()
            for feed in tuple(self.feeds):
                moved |= feed.pass_on()
                if feed.ended:
                    self.feeds.remove(feed)
            if not moved:
                self._wait()
        for feed in self.feeds:
            feed.end()

    def _open(self) -> bool:
        """Whether there are new readers."""
        before = len(self.feeds)
        for number, path in self.unopened[:NEXT]:
            with suppress(OSError):  # ENXIO: nobody reads it yet
                pipe = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
                self.unopened.remove((number, path))
                self.feeds.append(Feed(self.segments, number, pipe))
        return len(self.feeds) > before

    def _wait(self) -> None:
        full = poll()
        waiting = [feed.pipe for feed in self.feeds if feed.full]
        for pipe in waiting:
            full.register(pipe, POLLOUT)
        if waiting:
            full.poll(PAUSE_MS)
        else:
            self.done.wait(PAUSE)


class Feed:
    """What is written of a segment goes into its pipe, and of all that come after the last pipe's."""

    def __init__(self, segments: Segments, number: int, pipe: int) -> None:
        self.segments = segments
        self.number = number
        self.is_last = number == MOST - 1
        self.pipe = pipe
        self.file: int | None = None
        self.offset = 0
        self.full = self.ended = False
        with suppress(OSError):  # EPERM: this user has many pipes
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, CAPACITY)

    def pass_on(self) -> bool:
        """Whether there was something to do; never waits."""
        whole = self.segments.is_whole(self.number)  # asked first: it may be so a moment later
        self.full = False
        try:
            sent = self._send()
        except BlockingIOError:
            self.full = True
            return False
        except OSError:  # its reader has gone
            self.end()
            return True
        if not sent and whole:
            self._next()
        return sent or whole

    def end(self) -> None:
        self._close_file()
        os.close(self.pipe)
        self.ended = True

    def _send(self) -> bool:
        if self.number >= len(self.segments.paths):
            return False
        if self.file is None:
            self.file = os.open(self.segments.paths[self.number], os.O_RDONLY)
        # Not sendfile: some kernels before Linux 6.0 wait in it for a full pipe, even one that is never to wait.
        sent = os.splice(self.file, self.pipe, CAPACITY, offset_src=self.offset, flags=os.SPLICE_F_NONBLOCK)
        self.offset += sent
        return sent > 0

    def _next(self) -> None:
        self._close_file()
        self.number += 1
        self.offset = 0
        if not self.is_last or self.number >= len(self.segments.paths):
            self.end()

    def _close_file(self) -> None:
        if self.file is not None:
            os.close(self.file)
            self.file = None
