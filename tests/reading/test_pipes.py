"""Segments through named pipes: whoever reads them gets what the files hold, however late that is written."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog.reading import pipes as module
from catalog.reading.pipes import Pipes
from catalog.reading.segments import Segments

LINE = b"x" * 99_999 + b"\n"


@pytest.fixture
def segments(tmp_path: Path) -> Iterator[Segments]:
    folder = tmp_path / "work"
    folder.mkdir()
    with Segments(folder, 2) as made:
        yield made
    assert list(folder.iterdir()) == []


@contextmanager
def reading(segments: Segments) -> Iterator[list[bytes]]:
    """What each pipe gave, once the context is left; two are read at a time."""
    got: list[bytes] = []
    with Pipes(segments) as pipes, ThreadPoolExecutor(2) as pool:
        parts = pool.map(Path.read_bytes, pipes.paths)
        try:
            yield got
        finally:
            segments.end()
        got += parts


def test_each_pipe_gives_its_segment_and_those_without_one_nothing(segments: Segments) -> None:
    with reading(segments) as got:
        for _ in range(50):
            segments.write(LINE)
    assert got[: len(segments.paths)] == [path.read_bytes() for path in segments.paths]
    assert len(segments.paths) > 3
    assert not any(got[len(segments.paths) :])


def test_the_last_pipe_gives_all_that_is_left(segments: Segments, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    with reading(segments) as got:
        for number in range(80):
            segments.write(b"%02d" % number + LINE)
    assert len(got) == 3 < len(segments.paths)
    assert b"".join(got) == b"".join(path.read_bytes() for path in segments.paths)


def test_rows_are_read_while_others_are_not_yet_written(segments: Segments) -> None:
    with Pipes(segments) as pipes, ThreadPoolExecutor(1) as pool:
        segments.write(LINE)
        segments.cut()
        with pool.submit(pipes.paths[0].open, "rb").result() as first:
            assert first.read(len(LINE)) == LINE
            segments.write(LINE)  # of the second segment: now the first is known to be whole
            assert first.read() == b""
        segments.end()


def test_a_reader_that_gives_up_holds_up_nobody(segments: Segments) -> None:
    with Pipes(segments) as pipes:
        with ThreadPoolExecutor(1) as pool:
            reader = pool.submit(os.open, pipes.paths[0], os.O_RDONLY)
            for _ in range(50):
                segments.write(LINE)
            os.close(reader.result())
        segments.write(LINE)
    assert not pipes.feeder.is_alive()
