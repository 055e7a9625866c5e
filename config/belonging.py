"""Whose a cluster is that lies outside its checkout: root's, in a folder named by the checkout's path.

A checkout that is deleted leaves its cluster there, and the next one at that path would find rows without their files.
So the cluster and the checkout's `var` carry the same random mark. A cluster that is not ours is moved aside, never
removed. Whatever is interrupted, the next start finds one of these, and decides the same:

| `var`'s mark | the cluster's | `var` has files | the cluster is |
| --- | --- | --- | --- |
| there | the same | | ours |
| there | another, or none | | another checkout's |
| none | | no | of a checkout that is gone |
| none | there, or none | yes | ours, from before there were marks: the cluster is marked, then `var` |
"""

import os
import secrets
import time
from pathlib import Path

MARK = "cluster-mark"
# What a database's rows speak of: files, their indexes, messages. All but `bench` are there, empty, from the start.
FILES = ("media", "index", "queue", "bench")


def is_ours(data: Path, var: Path) -> bool:
    """Whether the cluster in `data` is that of `var`; where neither could say so until now, they are marked."""
    ours, its = var / MARK, data / MARK
    if ours.exists():
        return its.exists() and its.read_text() == ours.read_text()
    if not _has_files(var):
        return False
    if not its.exists():
        _write(its, secrets.token_hex())
    _write(ours, its.read_text())
    return True


def mark(draft: Path, var: Path) -> None:
    """Mark a cluster that is being made: first `var`, so that no marked cluster is ever without it."""
    if not (var / MARK).exists():
        _write(var / MARK, secrets.token_hex())
    _write(draft / MARK, (var / MARK).read_text())


def move_aside(home: Path) -> Path:
    """Where the folder lies then: beside its old place, and named by that and the moment."""
    return home.rename(home.with_name(f"{home.name}-{time.strftime('%Y%m%d-%H%M%S')}"))


def _has_files(var: Path) -> bool:
    return any(path.is_file() for name in FILES for path in (var / name).rglob("*"))


def _write(file: Path, text: str) -> None:
    """Whole or not at all, and on the disk; it belongs to whom its folder belongs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft, folder = file.with_name(f"{file.name}.draft"), file.parent.stat()
    with draft.open("w") as writing:
        writing.write(text)
        writing.flush()
        os.fsync(writing.fileno())
    os.chown(draft, folder.st_uid, folder.st_gid)
    draft.replace(file)
