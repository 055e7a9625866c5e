"""A seed's bytes: made, out of a package, or committed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from seeds.specification import Committed, Link, Made, Packaged

ROOT = Path(__file__).resolve().parent.parent


class MissingPackage(RuntimeError):
    """Set-up has not brought the packages that the real data comes in."""


@contextmanager
def file_of(source: Made | Packaged | Committed | Link, today: date) -> Iterator[Path]:
    """The file, for as long as it is needed."""
    if isinstance(source, Made):
        with tempfile.TemporaryDirectory(prefix="kaimen-seed-") as folder:
            path = Path(folder) / source.filename
            source.make(path, today)
            yield path
    elif isinstance(source, Packaged):
        yield packaged(source)
    elif isinstance(source, Committed):
        yield ROOT / "seeds" / "files" / source.filename
    else:
        raise TypeError("a link has no file of its own")


def packaged(source: Packaged) -> Path:
    path = ROOT / "node_modules" / source.path
    if not path.exists():
        raise MissingPackage(f"node_modules/{source.path} is missing: run “make setup”.")
    return path
