"""The one that writes: it adds small segments, marks the dead, and melts what has become many."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import numpy as np

from catalog.search.engine import manifest as manifests
from catalog.search.engine import pack
from catalog.search.engine.entry import Entry
from catalog.search.engine.generation import live_mask
from catalog.search.engine.inversion import Arrays, invert
from catalog.search.engine.manifest import Manifest, Part, Position
from catalog.search.engine.merging import merge
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.segment import Mask, Segment

# Segments of one size (to a factor of eight) that are melted into one, and the most documents that are moved for it.
FAN = 8
MELTED = 100_000

Make = TypeVar("Make")
Invert = Callable[[Path, Sequence[Make]], str]


class Writer:
    """Nothing is seen before `commit`. One process at a time: the follower holds the lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._manifest = manifests.read(folder)
        self._segments: dict[str, Segment] = {}
        self._live: dict[str, Mask] = {}
        try:
            for part in self._manifest.parts:
                self._open(part)
        except FileNotFoundError as error:
            raise IndexUnusable(f"{folder}: {error}") from error
        self._sweep()

    @property
    def position(self) -> Position:
        return self._manifest.position

    def commit(self, entries: Sequence[Entry], gone: Iterable[UUID], position: Position) -> None:
        """Put `entries` in place of their older selves, take `gone` away, and move to `position`: all at once."""
        parts = list(self._manifest.parts)
        self._bury([*gone, *(UUID(bytes=entry.id) for entry in entries)], parts)
        if entries:
            parts.append(self._add(invert(entries)))
        parts = self._melted([part for part in parts if self._live[part.segment].any()])
        self._manifest = Manifest(self._manifest.number + 1, position, tuple(parts))
        manifests.write(self.folder, self._manifest)
        self._sweep()

    def _bury(self, ids: Iterable[UUID], parts: list[Part]) -> None:
        wanted = list(dict.fromkeys(ids))
        for place, part in enumerate(parts):
            segment, live = self._segments[part.segment], self._live[part.segment]
            docs = [doc for doc in map(segment.doc_of, wanted) if doc >= 0 and live[doc]]
            if not docs:
                continue
            live = live.copy()
            live[docs] = False
            name = f"{part.segment}.dead-{self._manifest.number + 1}"
            pack.write(self.folder / name, {"dead": np.packbits(~live)})
            self._live[part.segment] = live
            parts[place] = replace(part, dead=name)

    def _add(self, arrays: Arrays) -> Part:
        name = f"segment-{self._manifest.number + 1}-{len(self._segments)}"
        pack.write(self.folder / name, arrays)
        part = Part(name)
        self._open(part)
        return part

    def _melted(self, parts: list[Part]) -> list[Part]:
        """Bounded work: what is large is left alone until the index is built anew."""
        sizes = {part.segment: int(np.count_nonzero(self._live[part.segment])) for part in parts}
        levels: dict[int, list[Part]] = {}
        for part in parts:
            levels.setdefault(_level(sizes[part.segment]), []).append(part)
        for _level_number, alike in sorted(levels.items()):
            if len(alike) >= FAN and sum(sizes[part.segment] for part in alike) <= MELTED:
                made = self._add(merge([(self._segments[one.segment], self._live[one.segment]) for one in alike]))
                return self._melted([part for part in parts if part not in alike] + [made])
        return parts

    def _open(self, part: Part) -> None:
        segment = Segment(part.segment, pack.read(self.folder / part.segment))
        self._segments[part.segment] = segment
        self._live[part.segment] = live_mask(self.folder, part, segment.size)

    def _sweep(self) -> None:
        """Remove what no manifest names: left by a crash, or melted. Readers keep what they have mapped."""
        named = {manifests.NAME, *(name for part in self._manifest.parts for name in (part.segment, part.dead))}
        for path in self.folder.iterdir():
            if path.name not in named:
                path.unlink(missing_ok=True)
        self._segments = {name: one for name, one in self._segments.items() if name in named}
        self._live = {name: one for name, one in self._live.items() if name in named}


def _level(size: int) -> int:
    level = 0
    while size >= FAN:
        size, level = size // FAN, level + 1
    return level


def build(root: Path, batches: Iterator[Sequence[Make]], position: Position, *, make: Invert[Make]) -> Path:
    """A whole index in a new folder beside the one in use; `swap` puts it in place.

    `make` turns a batch into a segment's file, in processes beside this one where there is more than one batch.
    """
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="index-", dir=root))
    folder.chmod(0o755)
    names = _made(folder, batches, make)
    segments = [Segment(name, pack.read(folder / name)) for name in names]
    manifest = Manifest(1, position)
    if segments:
        pack.write(folder / "segment-1", merge([(one, np.ones(one.size, np.bool_)) for one in segments]))
        manifest = replace(manifest, parts=(Part("segment-1"),))
    for name in names:
        (folder / name).unlink()
    manifests.write(folder, manifest)
    return folder


def _made(folder: Path, batches: Iterator[Sequence[Make]], make: Invert[Make]) -> list[str]:
    first, second = next(batches, ()), next(batches, ())
    if not second:
        return [make(folder / "part-0", first)] if first else []
    workers = os.cpu_count() or 1
    # Fresh processes: a fork would take the database connection along.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = [pool.submit(make, folder / "part-0", first), pool.submit(make, folder / "part-1", second)]
        for number, batch in enumerate(batches, start=2):
            wait(running[: max(0, number - 2 * workers)])
            running.append(pool.submit(make, folder / f"part-{number}", batch))
        return [one.result() for one in running]


def swap(root: Path, folder: Path) -> None:
    """Readers go over by themselves at their next question."""
    manifests.put(root / "current", folder.name)
    for old in root.glob("index-*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)


def folder_size(folder: Path) -> int:
    return sum(entry.stat().st_size for entry in os.scandir(folder))
