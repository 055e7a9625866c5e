"""`manage.py search follow|rebuild|check|status`: this node's search index."""

import signal
import threading
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, close_old_connections

from catalog.search.drift import SHOWN, drift
from catalog.search.engine.reader import Reader
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.writer import folder_size
from catalog.search.follow import AlreadyFollowed, Follower, only_one, rebuild_from_database
from catalog.search.listen import Listener

# Looked for at least this often, in seconds, should a notice be lost.
PAUSE = 1.0
# A notice may come while an older transaction still runs: its rows are settled a moment later.
MOMENT = 0.05
RETRY = 1.0
HELP = """follow: keep the index up to date, building it where there is none; one process a node.
rebuild: build it anew beside the old one and go over to it, with no moment without search.
check: compare it with PostgreSQL; ends with 1 where they differ.
status: how large it is and how far it has read."""


class Command(BaseCommand):
    help = HELP

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=("follow", "rebuild", "check", "status"), help=HELP)

    def handle(self, *_args: Any, **options: Any) -> None:
        root = Path(settings.INDEX_DIR)
        actions = {"follow": follow, "rebuild": self._rebuild, "check": self._check, "status": self._status}
        try:
            actions[options["action"]](root)
        except (IndexUnusable, AlreadyFollowed) as error:
            raise CommandError(str(error)) from error

    def _rebuild(self, root: Path) -> None:
        began = time.monotonic()
        rebuild_from_database(root)
        alive = Reader(root).generation().alive
        self.stdout.write(f"{alive} datasets in {time.monotonic() - began:.1f} s")

    def _check(self, root: Path) -> None:
        found = drift(Reader(root).generation())
        self.stdout.write(f"public {found.public}, in the index {found.indexed}, on their way {found.waiting}")
        for name in ("missing", "extra", "stale"):
            ids = getattr(found, name)
            if ids:
                self.stdout.write(f"{name} {len(ids)}: {', '.join(map(str, ids[:SHOWN]))}")
        if not found.none:
            raise CommandError("The index differs from the database: manage.py search rebuild")

    def _status(self, root: Path) -> None:
        generation = Reader(root).generation()
        megabytes = folder_size(generation.folder) / 1e6
        self.stdout.write(
            f"{generation.alive} datasets in {len(generation.slices)} segments, {generation.size - generation.alive} "
            f"dead, {megabytes:.1f} MB, commit {generation.manifest.number}, outbox read to transaction "
            f"{generation.manifest.position.transaction}, row {generation.manifest.position.row}"
        )


def follow(root: Path) -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    listener = Listener()

    def wait() -> bool:
        if listener.wait(PAUSE):
            stop.wait(MOMENT)
        return not stop.is_set()

    with only_one(root):
        follower = Follower(root)
        while not stop.is_set():
            try:
                follower.run(wait=wait)
            except (OperationalError, psycopg.OperationalError):
                # The database is away or was started anew: nothing is lost, the outbox waits there.
                close_old_connections()
                stop.wait(RETRY)
        listener.close()
