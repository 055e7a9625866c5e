"""Bytes kept by what they are: a blob's name is its SHA-256, written once, moved into place, never overwritten."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

NAME = re.compile(r"[0-9a-f]{64}")
CHUNK = 1024 * 1024
DRAFT = ".draft-"


class TooLarge(Exception):
    """More bytes came than allowed; none were kept."""


class MissingBlob(FileNotFoundError):
    """The store has no such blob."""


@dataclass(frozen=True, slots=True)
class Stored:
    sha256: str
    size: int


class BlobStore:
    """A folder of blobs: `ab/cd/abcd…`. Any number of processes may write and read it at once."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, chunks: Iterable[bytes], max_bytes: int) -> Stored:
        """Keep the bytes; the same bytes are kept once. Raises TooLarge and leaves nothing behind past `max_bytes`."""
        self.root.mkdir(parents=True, exist_ok=True)
        # In the same folder, so that the move at the end is one step of one file system.
        handle, name = tempfile.mkstemp(prefix=DRAFT, dir=self.root)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as into:
                stored = _copy(chunks, into, max_bytes)
            self._place(draft, stored.sha256)
        finally:
            draft.unlink(missing_ok=True)
        return stored

    def adopt(self, path: Path) -> Stored:
        """Move a finished local file in; it is gone from where it was."""
        self.root.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or path.stat().st_dev != self.root.stat().st_dev:
            stored = self._adopt_copy(path)
        else:
            stored = Stored(hash_file(path), path.stat().st_size)
            with path.open("rb") as source:
                os.fsync(source.fileno())
            self._place(path, stored.sha256)
        path.unlink(missing_ok=True)
        return stored

    def _adopt_copy(self, path: Path) -> Stored:
        """Between file systems nothing can be moved at once; and of a symbolic link only the bytes are wanted."""
        with path.open("rb") as source:
            return self.write(iter(lambda: source.read(CHUNK), b""), max_bytes=path.stat().st_size)

    def path(self, sha256: str) -> Path:
        path = self._where(sha256)
        if not path.exists():
            raise MissingBlob(sha256)
        return path

    def open(self, sha256: str) -> BinaryIO:
        return self.path(sha256).open("rb")

    def exists(self, sha256: str) -> bool:
        return self._where(sha256).exists()

    def verify(self, sha256: str) -> bool:
        """Whether the bytes on disk are still the ones that the name promises."""
        return hash_file(self.path(sha256)) == sha256

    def sweep_temporaries(self, older_than: timedelta, *, now: datetime) -> int:
        """Remove what broken writers left; how many. A writer that takes longer loses its draft."""
        old = (now - older_than).timestamp()
        swept = 0
        for draft in self.root.glob(f"{DRAFT}*"):
            # A writer may finish, or another sweep come, between the look and the deed.
            with suppress(FileNotFoundError):
                if draft.stat().st_mtime < old:
                    draft.unlink()
                    swept += 1
        return swept

    def _where(self, sha256: str) -> Path:
        if not NAME.fullmatch(sha256):
            raise MissingBlob(f"{sha256[:80]!r} is no SHA-256")
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def _place(self, draft: Path, sha256: str) -> None:
        target = self._where(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.chmod(0o644)
        # Two writers of the same bytes may both come here: the second replaces equal bytes by equal bytes.
        draft.replace(target)
        # Only now may the database speak of it: the folders on the way must outlive a power cut too.
        for folder in (target.parent, target.parent.parent, self.root):
            _sync_folder(folder)


def _copy(chunks: Iterable[bytes], into: BinaryIO, max_bytes: int) -> Stored:
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise TooLarge(max_bytes)
        digest.update(chunk)
        into.write(chunk)
    into.flush()
    os.fsync(into.fileno())
    return Stored(digest.hexdigest(), size)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
