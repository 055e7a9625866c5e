"""Native code that a hostile file may crash runs in a process of its own: it may take its life, not the worker's.

The child gets a limited memory, time and environment, and answers in lines of JSON on its standard output.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import orjson

from catalog.reading.limits import Limits
from catalog.reading.table import Finding, Unreadable

ROOT = Path(__file__).resolve().parents[2]
# Nothing of ours but what finds programs: no secret, no proxy, no path to a database.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")
CONFINE = "catalog.reading.confine"
# The last line that a child writes which came to its end.
END = "end"


class Child:
    """Runs `python -m module request`, confined, and gives its answers, JSON values, to the last, `{"end": …}`."""

    def __init__(self, module: str, request: dict[str, object], limits: Limits, *, environment: dict[str, str]) -> None:
        self.limits = limits
        self.ended = False
        asked = orjson.dumps(request).decode()
        known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", CONFINE, str(limits.child_bytes), str(limits.child_seconds), module, asked],
            cwd=ROOT,
            env={**known, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.timer = threading.Timer(limits.child_seconds, self.process.kill)
        self.timer.daemon = True
        self.timer.start()

    def __enter__(self) -> "Child":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.timer.cancel()
        self.process.kill()
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process.wait()

    def __iter__(self) -> Iterator[object]:
        while not self.ended:
            yield self.answer()

    def answer(self) -> object:
        """Raises Unreadable where the child died before its end, or answers too much at once."""
        longest = self.limits.max_record_bytes
        line = self.process.stdout.readline(longest + 1) if self.process.stdout else b""
        if len(line) > longest:
            raise Unreadable(Finding("row-too-long", figures={"limit": longest}))
        if not line.endswith(b"\n"):
            raise Unreadable(Finding("reader-stopped"))
        answer: object = orjson.loads(line)
        self.ended = isinstance(answer, dict) and END in answer
        return answer
