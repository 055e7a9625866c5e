"""Bytes kept by what they are: a blob's name is its SHA-256, written once, moved into place, never overwritten."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
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
        digest = hash_file(path)
        stored = Stored(digest, path.stat().st_size)
        self.root.mkdir(parents=True, exist_ok=True)
        if path.stat().st_dev != self.root.stat().st_dev:
            with path.open("rb") as source:
                self.write(iter(lambda: source.read(CHUNK), b""), max_bytes=stored.size)
        else:
            with path.open("rb") as source:
                os.fsync(source.fileno())
            self._place(path, digest)
        path.unlink(missing_ok=True)
        return stored

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

    def sweep_drafts(self, older_than_seconds: float) -> int:
        """Remove what broken writers left; how many there were."""
        old = time.time() - older_than_seconds
        left = [draft for draft in self.root.glob(f"{DRAFT}*") if draft.stat().st_mtime < old]
        for draft in left:
            draft.unlink(missing_ok=True)
        return len(left)

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


def hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
