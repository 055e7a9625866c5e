"""`manage.py search follow|rebuild`: keep this node's search index up to date, or build it anew."""

import signal
import threading
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from catalog.search.follow import Follower, rebuild_from_database

PAUSE = 0.3


class Command(BaseCommand):
    help = "Keep this node's search index up to date (follow), or build it anew beside the old one (rebuild)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=("follow", "rebuild"))

    def handle(self, *_args: Any, **options: Any) -> None:
        root = Path(settings.INDEX_DIR)
        if options["action"] == "rebuild":
            rebuild_from_database(root).close()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        Follower(root).run(wait=lambda: not stop.wait(PAUSE))
