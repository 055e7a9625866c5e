"""Whatever a file of whatever format holds, each of its rows is in the table or accounted for: `make fuzz` in small."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.examine import Examined, examine
from tests.reading.made import FOLDER_WRITERS, WRITERS, Cells, make
from tests.reading.mutate import mutate

# What starts a process for each file is tried less often.
OFTEN = tuple(name for name in WRITERS if name != "made.ods")
SELDOM = (*FOLDER_WRITERS, "made.ods")
# A letter in front, so that no cell is blank or a mark for a missing value, and no column of them a number.
WORD = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), max_size=12).map(lambda text: f"r{text}")
ROW: st.SearchStrategy[Cells] = st.tuples(WORD, st.integers(-(10**6), 10**6), WORD)


def examined(name: str, content: bytes) -> Examined:
    with TemporaryDirectory() as folder:
        path = Path(folder, "input")
        path.write_bytes(content)
        return examine(path, name)


def written(name: str, rows: list[Cells]) -> bytes:
    with TemporaryDirectory() as folder:
        return make(name, rows, Path(folder))


@pytest.mark.parametrize("name", OFTEN)
@settings(max_examples=8, deadline=None)
@given(rows=st.lists(ROW, min_size=2, max_size=30))
def test_every_row_of_a_sound_file_is_in_the_table(name: str, rows: list[Cells]) -> None:
    found = examined(name, written(name, rows))
    assert (found.rows, found.missing) == (len(rows), 0)


@pytest.mark.parametrize("name", SELDOM)
@settings(max_examples=2, deadline=None)
@given(rows=st.lists(ROW, min_size=2, max_size=30))
def test_every_row_of_a_sound_file_read_by_a_child_is_in_the_table(name: str, rows: list[Cells]) -> None:
    found = examined(name, written(name, rows))
    assert (found.rows, found.missing) == (len(rows), 0)


@pytest.mark.parametrize("name", [*OFTEN, *SELDOM])
def test_damaged_files_end_in_words_and_lose_no_row(name: str) -> None:
    chance = random.Random(name)
    content = written(name, [(f"r{number}", number, '上海 "a", b') for number in range(40)])
    for _ in range(10 if name in OFTEN else 3):
        assert examined(name, mutate(content, chance)).missing == 0


def test_numbers_come_through_every_format_as_they_were(tmp_path: Path) -> None:
    rows: list[Cells] = [(f"r{number}", number * 7 - 50, "x") for number in range(20)]
    for name in (*OFTEN, *SELDOM):
        parquet = tmp_path / f"{name}.parquet"
        (tmp_path / "input").write_bytes(written(name, rows))
        examine(tmp_path / "input", name, parquet)
        with duckdb.connect() as connection:
            found = connection.execute("SELECT n FROM read_parquet(?) ORDER BY _row", [str(parquet)]).fetchall()
        assert [n for (n,) in found] == [n for _, n, _ in rows], name
