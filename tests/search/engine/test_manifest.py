"""One small file is the commit: whole, or refused."""

from pathlib import Path

import pytest

from catalog.search.engine import manifest as manifests
from catalog.search.engine.manifest import NAME, Manifest, Part, Position, current_folder
from catalog.search.engine.refusal import IndexUnusable

WRITTEN = Manifest(7, Position(12, 34), (Part("segment-1", "segment-1.dead-7"), Part("segment-2")))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    manifests.write(tmp_path, WRITTEN)
    assert manifests.read(tmp_path) == WRITTEN


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": "0"}'])
def test_nonsense_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(IndexUnusable):
        manifests.read(tmp_path)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable):
        manifests.read(tmp_path)
    with pytest.raises(IndexUnusable):
        current_folder(tmp_path)


def test_the_current_folder_is_named_by_a_file_replaced_whole(tmp_path: Path) -> None:
    manifests.put(tmp_path / "current", "index-a")
    manifests.put(tmp_path / "current", "index-b")
    assert current_folder(tmp_path) == tmp_path / "index-b"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["current"]
