"""Rows by their place, and places by a word."""

from pathlib import Path

import pytest

from catalog.profiling.profile import GEOJSON, STRING, Column
from catalog.rows.index.make import FEWEST, MOST, is_worth_it, make
from catalog.rows.index.reader import RowIndex
from catalog.search.engine.refusal import IndexUnusable
from tests.rows.tables import Asked

TEXT = (Column("t", "t", STRING, filled=1),)
WORDS = ["red bus", "Redder", "bus red", "credit", "", "bus"]


@pytest.fixture
def index(tmp_path: Path) -> RowIndex:
    return _index(tmp_path, TEXT, WORDS)


def _index(folder: Path, columns: tuple[Column, ...], words: list[str]) -> RowIndex:
    table = Asked(folder, columns, [(word,) for word in words])
    make(table.parquet, columns, folder / "index", folder)
    return RowIndex(folder / "index")


def test_rows_come_as_they_are_asked_for(index: RowIndex) -> None:
    assert index.size == 6
    assert index.rows([5, 0, 0]) == [[7, "bus"], [2, "red bus"], [2, "red bus"]]


def test_words_are_found_whole_begun_and_anywhere(index: RowIndex) -> None:
    assert index.having("red").tolist() == [0, 2]
    assert index.having("re").tolist() == index.having("zzz").tolist() == []
    assert index.beginning("red").tolist() == [0, 1, 2]
    assert index.containing("red").tolist() == [0, 1, 2, 3]
    assert index.containing("nowhere").tolist() == []


def test_what_is_in_too_many_words_is_not_gathered(index: RowIndex) -> None:
    """“credit”, “red” and “redder” have it."""
    assert index.containing_rare("red", 2) is None
    found = index.containing_rare("red", 3)
    assert found is not None
    assert found.tolist() == [0, 1, 2, 3]
    assert index.containing("e").tolist() == [0, 1, 2, 3]


def test_words_that_are_no_neighbours_are_found_together(index: RowIndex) -> None:
    assert index.containing("us").tolist() == [0, 2, 5]
    assert index.containing("d").tolist() == [0, 1, 2, 3]


def test_a_part_of_two_words_is_in_none(index: RowIndex) -> None:
    """Sorted, “bus” stands before “credit”."""
    assert index.containing("scr").tolist() == []


def test_blocks_are_read_across(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(100)]
    assert [row[1] for row in _index(tmp_path, TEXT, words).rows(range(10, 90))] == words[10:90]


def test_maps_are_not_cut_to_words(tmp_path: Path) -> None:
    index = _index(tmp_path, (Column("g", "g", GEOJSON, filled=1),), ['{"type":"Point","coordinates":[1,2]}'])
    assert (index.has_words, index.size) == (False, 1)


def test_a_table_without_words(tmp_path: Path) -> None:
    index = _index(tmp_path, TEXT, ["", "—"])
    assert index.having("x").tolist() == index.containing("x").tolist() == index.beginning("x").tolist() == []


def test_a_file_cut_short_is_no_index(tmp_path: Path, index: RowIndex) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes((tmp_path / "index").read_bytes()[:-64])
    with pytest.raises(IndexUnusable):
        RowIndex(broken)


def test_small_and_huge_tables_have_none() -> None:
    assert is_worth_it(FEWEST, TEXT)
    assert not is_worth_it(FEWEST - 1, TEXT)
    assert not is_worth_it(MOST + 1, TEXT)
    assert not is_worth_it(FEWEST, (Column("_id", "_id", STRING, filled=1),))
