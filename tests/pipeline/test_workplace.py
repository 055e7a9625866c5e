"""What killed processes leave in the work folder goes after a day; what is at work stays."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from catalog.pipeline.workplace import LEFT_OVER_SECONDS, clear_left_over, workplace


@pytest.fixture
def work(tmp_path: Path, settings: Any) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    settings.WORK_DIR = work
    return work


def age(path: Path) -> None:
    then = time.time() - LEFT_OVER_SECONDS - 60
    os.utime(path, (then, then))


def test_a_stage_has_a_folder_while_it_works(work: Path) -> None:
    with workplace() as folder:
        assert [folder] == list(work.iterdir())
    assert list(work.iterdir()) == []


def test_what_is_left_over_goes_though_it_holds_pipes_that_nobody_feeds(work: Path) -> None:
    for name in ("job-old", "export-old", "job-new", "other-old", "rows-exports"):
        (work / name).mkdir()
    os.mkfifo(work / "job-old" / "pipe-0.csv")
    for name in ("rows-exports/old", "rows-exports/new"):
        (work / name).touch()
    for name in ("job-old", "export-old", "other-old", "rows-exports/old", "rows-exports"):
        age(work / name)
    assert clear_left_over() == 3
    left = sorted(str(path.relative_to(work)) for path in work.rglob("*"))
    assert left == ["job-new", "other-old", "rows-exports", "rows-exports/new"]
