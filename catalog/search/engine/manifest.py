"""What belongs to an index: one small JSON file, replaced whole, is each commit's moment of truth.

Segments, the marks of dead documents and the position in the outbox change together or not at all, so a crash between
any two writes leaves the commit before. Files that no manifest names are swept away.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from catalog.search.engine.refusal import IndexUnusable

# Raised when terms or files change: an index of another version is built anew.
VERSION = "4"
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Position:
    """How far the outbox has been read: transaction and row. What came before is in the index."""

    transaction: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A segment's file, and the file that marks its dead, "" for none."""

    segment: str
    dead: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`number` rises with each commit."""

    number: int = 0
    position: Position = Position()
    parts: tuple[Part, ...] = ()


def read(folder: Path) -> Manifest:
    try:
        found = json.loads((folder / NAME).read_text())
        if found["version"] != VERSION:
            raise IndexUnusable(f"{folder} is of another version")
        parts = tuple(Part(*part) for part in found["parts"])
        return Manifest(int(found["number"]), Position(*map(int, found["position"])), parts)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnusable(f"{folder}: {error}") from error


def write(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(
        {
            "version": VERSION,
            "number": manifest.number,
            "position": [manifest.position.transaction, manifest.position.row],
            "parts": [[part.segment, part.dead] for part in manifest.parts],
        }
    )
    put(folder / NAME, text)


def put(path: Path, text: str) -> None:
    """Whole or not at all, and on the disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def current_folder(root: Path) -> Path:
    """`INDEX_DIR/current` names the folder in use; a rebuild fills another beside it and then changes that name."""
    try:
        name = (root / "current").read_text().strip()
    except OSError:
        raise IndexUnusable(f"{root} has no index") from None
    if not name:
        raise IndexUnusable(f"{root} names no index")
    return root / Path(name).name
