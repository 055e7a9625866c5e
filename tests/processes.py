"""Real processes beside the tests: workers, a web server, an index follower."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0


def environment(**more: str) -> dict[str, str]:
    """The test's own database and folders, for a process that reads its settings from the environment."""
    found = connection.settings_dict
    where = f"host={found['HOST']}&port={found['PORT'] or 5432}"
    url = f"postgresql://{found['USER']}:{found['PASSWORD']}@/{found['NAME']}?{where}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": url,
        "VAR_DIR": str(settings.VAR_DIR),
        "BLOB_DIR": str(settings.BLOB_DIR),
        "TABLE_DIR": str(settings.TABLE_DIR),
        "WORK_DIR": str(settings.WORK_DIR),
        "INDEX_DIR": str(settings.INDEX_DIR),
        "SNAPSHOT_DIR": str(settings.SNAPSHOT_DIR),
        "JOB_LEASE_SECONDS": "2",
        "LOG_LEVEL": "WARNING",
        **more,
    }


@contextmanager
def running(*command: str, **more: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A Python process in a group of its own; killed at the end, whatever it does."""
    process = subprocess.Popen((sys.executable, *command), cwd=ROOT, env=environment(**more), start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


@contextmanager
def reserved_port() -> Iterator[int]:
    """For a web server: bound until the end, since one that is only chosen could be another's when the server comes."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        door.bind(("127.0.0.1", 0))
        yield door.getsockname()[1]


def kill(process: "subprocess.Popen[bytes]") -> None:
    """`kill -9`, its children too."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def empty_queue() -> None:
    """Messages of earlier tests speak of jobs that are gone."""
    for message in (Path(settings.QUEUE_DIR) / "messages").glob("*"):
        message.unlink(missing_ok=True)


@contextmanager
def worker(**more: str) -> Iterator["subprocess.Popen[bytes]"]:
    command = ("-m", "celery", "-A", "config.celery", "worker", "--concurrency", "1", "--loglevel", "WARNING")
    with running(*command, **more) as process:
        yield process


def children(parent: int) -> dict[int, str]:
    """The command lines of the processes that `parent` started, by their numbers; "" for one that is dead."""
    found = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        with suppress(OSError):
            if f"\nPPid:\t{parent}\n" in status.read_text():
                found[int(status.parent.name)] = (status.parent / "cmdline").read_text()
    return found


def wait_for(fact: Callable[[], bool]) -> None:
    """Patient, for a busy machine: only what never comes true takes all of the time."""
    deadline = time.monotonic() + PATIENCE
    while not fact():
        if time.monotonic() > deadline:
            raise AssertionError(f"did not come true within {PATIENCE:.0f} seconds")
        time.sleep(0.05)
