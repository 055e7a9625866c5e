"""A folder of its own for each try of a stage, gone when the try is over."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from django.conf import settings

# Longer than any stage or download may take: what is older was left by a process that was killed.
LEFT_OVER_SECONDS = 24 * 3600
# Stages' folders, those of exports of the catalog, and of exports of rows the files.
TEMPORARY = ("job-*", "export-*", "rows-exports/*")


@contextmanager
def workplace() -> Iterator[Path]:
    Path(settings.WORK_DIR).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="job-", dir=settings.WORK_DIR, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def clear_left_over() -> int:
    """Remove what killed processes left behind; how many folders and files there were."""
    old = time.time() - LEFT_OVER_SECONDS
    every = (path for pattern in TEMPORARY for path in Path(settings.WORK_DIR).glob(pattern))
    found = [path for path in every if _changed(path) < old]
    for path in found:
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(found)


def _changed(path: Path) -> float:
    try:
        return path.lstat().st_mtime
    except FileNotFoundError:  # whoever made it has just removed it
        return time.time()
