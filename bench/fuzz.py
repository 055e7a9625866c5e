"""`make fuzz`: files of every format, made and real, sound and damaged, are read; none may crash, hang or lose a row.

Each input is read in a child process under a watchdog. The last line is JSON: inputs, crashes, hangs, unaccounted
(rows), seconds, peak_rss_mb. Inputs that failed are kept in var/fuzz. The same seed gives the same inputs.
"""

import argparse
import json
import os
import random
import resource
import select
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reading.examine import examine
from tests.reading.files import SHARED
from tests.reading.made import NAMES, Cells, make
from tests.reading.mutate import mutate

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "fuzz"
LARGEST_SEED = 400_000
WATCHDOG_SECONDS = 60
ROWS = (1, 2, 5, 40, 300)
TEXTS = ("上海", "a,b", 'say "hi"', "", "=1+1", "<b>", "x" * 240, "2014-05-01", "12", "é", "\u2028", "NA")
SOUND_EVERY = 10


@dataclass(frozen=True, slots=True)
class Input:
    """`rows` is how many rows went in; None where damage left nobody knowing."""

    name: str
    content: bytes
    rows: int | None


@dataclass(slots=True)
class Score:
    inputs: int = 0
    crashes: int = 0
    hangs: int = 0
    unaccounted: int = 0
    peak_kib: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--inputs", type=int, default=5_200)
    asked.add_argument("--seconds", type=int, default=1_800)
    asked.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--worker", action="store_true")
    told = asked.parse_args()
    if told.worker:
        work()
    else:
        sys.exit(Fuzz(told.inputs, told.seconds, told.seed).run(told.at_once))


def work() -> None:
    """Reads a path and a name a line; answers a line of JSON for each."""
    for line in sys.stdin:
        path, name = json.loads(line)
        try:
            found = examine(Path(path), name)
            code = found.validation.findings[0].code if found.validation.findings else "clean"
            table = found.validation.staged is not None
            answer = {"rows": found.rows + found.accounted, "missing": found.missing, "code": code, "table": table}
        except BaseException as fault:  # noqa: BLE001 - a panic of native code is no Exception, and what we look for
            answer = {"fault": f"{type(fault).__name__}: {fault}"[:300]}
        usage = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        print(json.dumps({**answer, "peak_kib": max(usage)}), flush=True)


class Worker:
    """A process that reads inputs; a new one takes its place whenever it dies or is killed."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.fuzz", "--worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, path: Path, name: str) -> dict[str, object]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([str(path), name]) + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], WATCHDOG_SECONDS)
        line = self.process.stdout.readline() if ready else ""
        if line:
            answer: dict[str, object] = json.loads(line)
            return answer
        self.close()
        died = self.process.returncode
        self.start()
        return {"fault": f"the process died: {died}"} if ready else {"hang": True}

    def close(self) -> None:
        self.process.kill()
        self.process.wait()


def inputs(chance: random.Random) -> Iterator[Input]:
    """Without end: made tables as they are, made tables damaged, real files damaged."""
    real = [path for path in sorted(SHARED.rglob("*")) if path.is_file() and path.stat().st_size <= LARGEST_SEED]
    print(f"{len(real)} real files from {SHARED}" if real else f"no real files: {SHARED} is absent")
    number = 0
    with TemporaryDirectory() as folder:
        while True:
            number += 1
            if real and number % 2:
                path = chance.choice(real)
                yield Input(path.name, mutate(path.read_bytes(), chance), None)
                continue
            name = chance.choice(NAMES)
            rows = [_row(chance) for _ in range(chance.choice(ROWS[1:] if name == "keyed.json" else ROWS))]
            with TemporaryDirectory(dir=folder) as place:
                content = make(name, rows, Path(place))
            if number % SOUND_EVERY:
                yield Input(name, mutate(content, chance), None)
            else:
                yield Input(name, content, len(rows))


def _row(chance: random.Random) -> Cells:
    return "r" + chance.choice(TEXTS), chance.randint(-(10**6), 10**6), chance.choice(TEXTS)


class Fuzz:
    """Threads that take inputs in turn, each with a worker process of its own; what they share is under one lock."""

    def __init__(self, most: int, seconds: int, seed: int) -> None:
        self.score = Score()
        self.started = time.monotonic()
        self.end = self.started + seconds
        self.left = iter(range(most))
        self.inputs = inputs(random.Random(seed))
        self.lock = threading.Lock()

    def run(self, at_once: int) -> int:
        """0 where nothing was found."""
        threads = [threading.Thread(target=self._work) for _ in range(at_once)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return _tell(self.score, time.monotonic() - self.started)

    def _work(self) -> None:
        worker = Worker()
        with TemporaryDirectory() as folder:
            path = Path(folder, "input")
            while (one := self._next()) is not None:
                path.write_bytes(one.content)
                answer = worker.ask(path, one.name)
                with self.lock:
                    _judge(one, answer, self.score)
        worker.close()

    def _next(self) -> Input | None:
        with self.lock:
            done = time.monotonic() > self.end or next(self.left, None) is None
            return None if done else next(self.inputs)


def _tell(score: Score, seconds: float) -> int:
    print(", ".join(f"{code} {count}" for code, count in score.outcomes.most_common(40)))
    figures = {
        "inputs": score.inputs,
        "crashes": score.crashes,
        "hangs": score.hangs,
        "unaccounted": score.unaccounted,
        "seconds": round(seconds),
        "peak_rss_mb": round(score.peak_kib / 1024),
    }
    print(json.dumps(figures))
    return int(score.crashes + score.hangs + score.unaccounted > 0)


def _judge(one: Input, answer: dict[str, object], score: Score) -> None:
    score.inputs += 1
    if score.inputs % 500 == 0:
        print(f"{score.inputs} inputs", flush=True)
    score.peak_kib = max(score.peak_kib, int(str(answer.get("peak_kib", 0))))
    missing = int(str(answer.get("missing", 0)))
    if one.rows is not None and "rows" in answer:
        missing += abs(one.rows - int(str(answer["rows"])))
    score.crashes += "fault" in answer
    score.hangs += "hang" in answer
    score.unaccounted += missing
    score.outcomes[f"{'table' if answer.get('table') else 'no table'}/{answer.get('code', '?')}"] += 1
    if missing or "fault" in answer or "hang" in answer:
        KEPT.mkdir(parents=True, exist_ok=True)
        kept = KEPT / f"{score.inputs}-{one.name}"
        kept.write_bytes(one.content)
        print(
            f"{kept}: {answer.get('fault') or ('hang' if 'hang' in answer else f'{missing} rows unaccounted')}",
            flush=True,
        )


if __name__ == "__main__":
    main()
