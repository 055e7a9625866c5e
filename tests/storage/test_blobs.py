import hashlib
import multiprocessing
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from catalog.storage.blobs import DRAFT, BlobStore, MissingBlob, Stored, TooLarge

TABLE = b"route,stops\n1,12\n"
SHA256 = hashlib.sha256(TABLE).hexdigest()
NOW = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


def files(store: BlobStore) -> list[Path]:
    return sorted(path for path in store.root.rglob("*") if path.is_file())


@pytest.mark.parametrize("chunks", [[TABLE], [TABLE[:5], b"", TABLE[5:]]])
def test_bytes_are_found_by_their_digest(store: BlobStore, chunks: list[bytes]) -> None:
    assert store.write(chunks, max_bytes=len(TABLE)) == Stored(SHA256, len(TABLE))
    assert store.path(SHA256) == store.root / SHA256[:2] / SHA256[2:4] / SHA256
    with store.open(SHA256) as blob:
        assert blob.read() == TABLE
    assert store.exists(SHA256)
    assert store.verify(SHA256)


def test_an_empty_file_is_a_blob(store: BlobStore) -> None:
    assert store.verify(store.write([], max_bytes=0).sha256)


def test_the_same_bytes_are_kept_once(store: BlobStore) -> None:
    store.write([TABLE], max_bytes=100)
    before = store.path(SHA256).stat()
    store.write([TABLE], max_bytes=100)
    assert files(store) == [store.path(SHA256)]
    assert (store.path(SHA256).stat().st_ino, store.path(SHA256).stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_too_many_bytes_leave_nothing_and_are_not_waited_for(store: BlobStore) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 10

    with pytest.raises(TooLarge):
        store.write(endless(), max_bytes=100)
    assert (files(store), taken) == ([], 11)


def test_a_source_that_breaks_off_leaves_nothing(store: BlobStore) -> None:
    def breaks() -> Iterator[bytes]:
        yield TABLE
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.write(breaks(), max_bytes=100)
    assert files(store) == []


def _write_in_pieces(root: Path) -> Stored:
    return BlobStore(root).write((bytes([number]) * 1000 for number in range(256)), max_bytes=256_000)


def test_writers_of_the_same_bytes_do_not_disturb_each_other(store: BlobStore) -> None:
    with ProcessPoolExecutor(4, mp_context=multiprocessing.get_context("spawn")) as pool:
        stored = set(pool.map(_write_in_pieces, [store.root] * 40))
    assert len(stored) == 1
    assert [path.name for path in files(store)] == [stored.pop().sha256]
    assert store.verify(files(store)[0].name)


def _die_while_writing(root: Path) -> None:
    def chunks() -> Iterator[bytes]:
        yield TABLE
        os.kill(os.getpid(), signal.SIGKILL)

    BlobStore(root).write(chunks(), max_bytes=100)


def test_a_writer_that_is_killed_leaves_no_blob_and_its_draft_is_swept(store: BlobStore) -> None:
    writer = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(store.root,))
    writer.start()
    writer.join()
    assert writer.exitcode == -signal.SIGKILL
    assert [path.name.startswith(DRAFT) for path in files(store)] == [True]
    assert not store.exists(SHA256)
    assert store.sweep_temporaries(timedelta(hours=1), now=NOW) == 1
    assert files(store) == []


def test_only_old_drafts_are_swept(store: BlobStore) -> None:
    store.write([TABLE], max_bytes=100)
    for name, age in (("old", timedelta(hours=2)), ("young", timedelta(minutes=1))):
        draft = store.root / f"{DRAFT}{name}"
        draft.touch()
        os.utime(draft, times=((NOW - age).timestamp(),) * 2)
    assert store.sweep_temporaries(timedelta(hours=1), now=NOW) == 1
    assert {path.name for path in files(store)} == {f"{DRAFT}young", SHA256}


def test_a_store_that_nobody_wrote_to_has_nothing_to_sweep(store: BlobStore) -> None:
    assert store.sweep_temporaries(timedelta(0), now=NOW) == 0


@pytest.mark.parametrize("again", [False, True])
def test_a_local_file_is_moved_in(store: BlobStore, tmp_path: Path, again: bool) -> None:
    if again:
        store.write([TABLE], max_bytes=100)
    path = tmp_path / "stops.csv"
    path.write_bytes(TABLE)
    assert store.adopt(path) == Stored(SHA256, len(TABLE))
    assert store.verify(SHA256)
    assert not path.exists()
    assert len(files(store)) == 1


def test_a_file_of_another_file_system_is_moved_in(store: BlobStore, tmp_path: Path) -> None:
    elsewhere = Path("/dev/shm")  # noqa: S108  memory, on Linux a file system of its own
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second file system at /dev/shm")
    path = elsewhere / f"kaimen-{os.getpid()}.csv"
    path.write_bytes(TABLE)
    try:
        assert store.adopt(path) == Stored(SHA256, len(TABLE))
        assert not path.exists()
    finally:
        path.unlink(missing_ok=True)
    assert store.verify(SHA256)


def test_of_a_symbolic_link_the_bytes_are_kept_and_not_the_way(store: BlobStore, tmp_path: Path) -> None:
    target, link = tmp_path / "stops.csv", tmp_path / "link"
    target.write_bytes(TABLE)
    link.symlink_to(target)
    assert store.adopt(link) == Stored(SHA256, len(TABLE))
    target.write_bytes(b"changed")
    assert store.verify(SHA256)
    assert not store.path(SHA256).is_symlink()
    assert not link.is_symlink()


def test_bytes_that_rotted_are_found_out(store: BlobStore) -> None:
    store.write([TABLE], max_bytes=100)
    store.path(SHA256).write_bytes(TABLE[:-1])
    assert not store.verify(SHA256)


@pytest.mark.parametrize(
    "name",
    [
        *("", "..", "../../etc/passwd", "/etc/passwd", "a" * 63, "a" * 65, "g" * 64, SHA256.upper(), SHA256 + "\n"),
        *("../" * 21 + "a", SHA256[:-1] + "\0", SHA256[:60] + "/../", "０" * 64),
    ],
)
def test_what_is_no_digest_is_no_blob(store: BlobStore, name: str) -> None:
    store.write([TABLE], max_bytes=100)
    for ask in (store.path, store.open, store.exists, store.verify):
        with pytest.raises(MissingBlob):
            ask(name)


def test_a_blob_that_is_not_there_is_missing(store: BlobStore) -> None:
    assert not store.exists(SHA256)
    for ask in (store.path, store.open, store.verify):
        with pytest.raises(FileNotFoundError):
            ask(SHA256)
