"""The writer: a commit is seen whole, what is melted stays bounded, and what a crash left is swept away."""

from pathlib import Path
from uuid import UUID

import pytest

from catalog.search.engine.manifest import Position, current_folder
from catalog.search.engine.pack import read
from catalog.search.engine.reader import Reader
from catalog.search.engine.refusal import IndexUnusable
from catalog.search.engine.writer import FAN, Writer, build, folder_size, swap
from catalog.search.entries import entry_of, write_segment
from tests.search.documents import make_document


@pytest.fixture
def root(tmp_path: Path) -> Path:
    swap(tmp_path, build(tmp_path, iter([]), Position(), make=write_segment))
    return tmp_path


def test_a_document_takes_the_place_of_its_older_self(root: Path) -> None:
    writer = Writer(current_folder(root))
    for title in ("first", "second"):
        writer.commit([entry_of(make_document(1, titles=(title,)))], [], Position(1, 1))
    generation = Reader(root).generation()
    assert (generation.alive, writer.position) == (1, Position(1, 1))
    writer.commit([], [UUID(make_document(1).id)], Position(1, 2))
    assert Reader(root).generation().alive == 0


def test_many_small_segments_are_melted(root: Path) -> None:
    writer = Writer(current_folder(root))
    for number in range(3 * FAN):
        writer.commit([entry_of(make_document(number))], [], Position(1, number))
    generation = Reader(root).generation()
    assert generation.alive == 3 * FAN
    assert len(generation.slices) < FAN


def test_what_a_crash_left_is_swept_away(root: Path) -> None:
    folder = current_folder(root)
    (folder / "segment-99-0").write_bytes(b"half")
    (folder / ".segment-100.123").write_bytes(b"draft")
    Writer(folder)
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


def test_a_reader_keeps_its_state_while_others_are_committed(root: Path) -> None:
    writer = Writer(current_folder(root))
    writer.commit([entry_of(make_document(1))], [], Position(1, 1))
    before = Reader(root).generation()
    for number in range(2, 2 + 2 * FAN):
        writer.commit([entry_of(make_document(number))], [], Position(1, number))
    assert before.alive == 1
    assert before.slices[0].segment.titles[0] == b"title 1"


def test_a_lost_segment_is_refused(root: Path) -> None:
    writer = Writer(current_folder(root))
    writer.commit([entry_of(make_document(1))], [], Position(1, 1))
    next(current_folder(root).glob("segment*")).unlink()
    with pytest.raises(IndexUnusable):
        Writer(current_folder(root))


def test_batches_are_written_beside_and_melted_into_one(tmp_path: Path) -> None:
    documents = [make_document(number) for number in range(30)]
    batches = iter([documents[:10], documents[10:20], documents[20:]])
    folder = build(tmp_path, batches, Position(3, 4), make=write_segment)
    swap(tmp_path, folder)
    generation = Reader(tmp_path).generation()
    assert (generation.alive, len(generation.slices), generation.manifest.position) == (30, 1, Position(3, 4))
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "segment-1"]
    assert folder_size(folder) > 0
    assert len(read(folder / "segment-1")["ids"]) == 30
