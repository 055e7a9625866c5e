"""Words sorted file by file are the words sorted at once."""

from pathlib import Path

import numpy as np
import pytest

from catalog.reading.duck import locked_down, quote_text
from catalog.rows.index import inverted as module
from catalog.rows.index.inverted import inverted
from catalog.search.engine.pack import Stored
from tests.rows.index.made import rows

Lists = dict[str, list[int]]


def lists(folder: Path, texts: list[str], files: int) -> Lists:
    """The arrays of a table of these texts, cut into about so many files."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch, locked_down(folder) as connection:
        patch.setattr(module, "ROWS_A_FILE", len(texts) // files + 1)
        given = ", ".join(f"({row}, {quote_text(text)})" for row, text in enumerate(texts))
        made = inverted(connection, f"(SELECT * FROM (VALUES {given}) AS t(row, text))", folder)  # noqa: S608
        return {
            name: (np.fromfile(one.path, one.dtype) if isinstance(one, Stored) else one).tolist()
            for name, one in made.items()
        }


@pytest.mark.parametrize(
    "texts",
    [
        [" ".join(str(cell).lower() for cell in row) for row in rows(600)],
        ["same"] * 60,
        ["same", "other 好 é"] * 60,
        ["—"] * 59 + ["one"],
        ["one"] + ["—"] * 59,
        ["—"] * 60,
    ],
    ids=["many words", "one", "few", "at the end", "at the start", "none"],
)
def test_the_number_of_files_changes_nothing(tmp_path: Path, texts: list[str]) -> None:
    assert lists(tmp_path / "many", texts, 9) == lists(tmp_path / "one", texts, 1)
    assert len(list((tmp_path / "one" / "cut").iterdir())) <= 1


def test_many_words_lie_in_many_files(tmp_path: Path) -> None:
    lists(tmp_path / "many", [f"word{number}" for number in range(60)], 9)
    assert len(list((tmp_path / "many" / "cut").iterdir())) == 9


def test_each_word_has_its_rows(tmp_path: Path) -> None:
    found = lists(tmp_path / "cut", ["b a b", "—", "好 a", "b"], 3)
    assert bytes(found["word"]).decode() == "a\nb\n好\n"
    assert (found["word_at"], found["post_at"], found["post"]) == ([0, 2, 4, 8], [0, 2, 4, 5], [0, 2, 0, 3, 2])
    assert found["length"] == [5, 1, 3, 1]
