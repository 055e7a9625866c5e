"""A folder of its own for each try of a stage, gone when the try is over."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from django.conf import settings

# Longer than any stage may take: what is older was left by a worker that was killed.
LEFT_OVER_SECONDS = 24 * 3600


@contextmanager
def workplace() -> Iterator[Path]:
    Path(settings.WORK_DIR).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="job-", dir=settings.WORK_DIR, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def clear_left_over() -> int:
    """Remove what killed workers left behind; how many folders there were."""
    old = time.time() - LEFT_OVER_SECONDS
    folders = [folder for folder in Path(settings.WORK_DIR).glob("job-*") if folder.stat().st_mtime < old]
    for folder in folders:
        rmtree(folder, ignore_errors=True)
    return len(folders)
