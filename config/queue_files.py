"""Kombu's queue in a folder, made safe for several processes: a message appears whole or not at all.

Kombu's own (https://docs.celeryq.dev/projects/kombu/en/stable/reference/kombu.transport.filesystem.html) opens a file
and then writes it. A worker that looks in between takes an empty message, or an empty list of queues, and ends.
"""

import fcntl
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **_kwargs: Any) -> None:  # type: ignore[override]  # as kombu's own
        """In the order of their names messages are taken; one whose name begins with a dot belongs to no queue yet."""
        name = f"{round(time.monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        folder = Path(self.data_folder_out)
        fresh = folder / f".{name}"
        fresh.write_text(dumps(payload))
        os.replace(fresh, folder / name)

    def get_table(self, exchange: str) -> list[Any]:
        with self._alone():
            found: list[Any] = super().get_table(exchange)
            return found

    def _queue_bind(self, *place: Any) -> None:
        with self._alone():
            super()._queue_bind(*place)

    def _delete(self, *place: Any, **kwargs: Any) -> None:
        with self._alone():
            super()._delete(*place, **kwargs)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process reads or writes the lists of queues meanwhile."""
        folder = Path(self.control_folder)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class Transport(filesystem.Transport):
    Channel = Channel


def register() -> None:
    """From now on `filesystem://` means this one."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"
