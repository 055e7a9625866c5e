"""Whose a cluster is, by the marks; that a real server is put aside and begun anew stands in test_embedded."""

from pathlib import Path

import pytest

from config import belonging
from config.belonging import MARK


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """As settings make it at the first command of a fresh clone."""
    var = tmp_path / "var"
    for name in ("index", "media/blobs", "queue/messages"):
        (var / name).mkdir(parents=True)
    (var / "secret").touch()
    return var


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "home" / "data"
    data.mkdir(parents=True)
    return data


def keep_a_file(var: Path) -> None:
    (var / "media" / "blobs" / "ab").write_text("rows")


def test_one_that_was_made_here_is_ours(var: Path, data: Path) -> None:
    belonging.mark(data, var)
    assert belonging.is_ours(data, var)


def test_making_it_again_keeps_the_mark(var: Path, data: Path) -> None:
    belonging.mark(data, var)
    before = (var / MARK).read_text()
    belonging.mark(data, var)
    assert (var / MARK).read_text() == (data / MARK).read_text() == before


def test_that_of_a_deleted_checkout_is_not_ours(var: Path, data: Path, tmp_path: Path) -> None:
    belonging.mark(data, tmp_path / "deleted")
    assert not belonging.is_ours(data, var)
    assert not (var / MARK).exists()


def test_one_without_marks_is_not_ours_where_nothing_is_kept(var: Path, data: Path) -> None:
    assert not belonging.is_ours(data, var)
    assert not (data / MARK).exists()


def test_one_from_before_there_were_marks_is_ours_by_our_files(var: Path, data: Path) -> None:
    keep_a_file(var)
    assert belonging.is_ours(data, var)
    (var / "media" / "blobs" / "ab").unlink()
    assert belonging.is_ours(data, var)


def test_marking_that_was_interrupted_goes_on(var: Path, data: Path) -> None:
    keep_a_file(var)
    (data / MARK).write_text("first")
    assert belonging.is_ours(data, var)
    assert (var / MARK).read_text() == "first"


@pytest.mark.parametrize("its", ["another", None])
def test_files_do_not_make_another_checkouts_ours(var: Path, data: Path, its: str | None) -> None:
    keep_a_file(var)
    (var / MARK).write_text("ours")
    if its:
        (data / MARK).write_text(its)
    assert not belonging.is_ours(data, var)


def test_aside_it_is_whole(data: Path) -> None:
    (data / "PG_VERSION").write_text("18")
    left = belonging.move_aside(data.parent)
    assert (left / "data" / "PG_VERSION").read_text() == "18"
    assert left.name.startswith("home-")
    assert not data.parent.exists()
