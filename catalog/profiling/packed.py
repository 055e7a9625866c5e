"""What lies in a packed file: a digest of its members whatever packed them, and the pictures in a workbook."""

import hashlib
import zipfile
from pathlib import Path

from catalog.reading.archive import BROKEN, open_archive
from catalog.reading.limits import Limits
from catalog.reading.table import Unreadable

GZIP_TAIL = 8
PICTURES = ("xl/media/", "Pictures/")


def digest_packed(path: Path, format_: str) -> str:
    """SHA-256 over the members' names, sizes and checksums: packing them again changes none. "" if unreadable."""
    if format_ == "gzip":
        # It ends in the checksum and the size of what it holds (https://www.rfc-editor.org/rfc/rfc1952#page-5).
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - GZIP_TAIL))
            return hashlib.sha256(file.read()).hexdigest()
    members = sorted((member.filename, member.file_size, member.CRC) for member in _members(path))
    return hashlib.sha256(repr(members).encode()).hexdigest() if members else ""


def count_pictures(path: Path) -> int:
    return sum(member.filename.startswith(PICTURES) for member in _members(path))


def _members(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with open_archive(path, Limits()) as archive:
            return archive.infolist()
    except (Unreadable, *BROKEN):
        return []
