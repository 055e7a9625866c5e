"""What the first rows decide while the others are written is what they would decide afterwards."""

from pathlib import Path

from catalog.profiling.profile import INTEGER, NUMBER
from catalog.reading.normalize import SAMPLE
from tests.reading.files import make_file, stage_file

MANY = "".join(f"{number},{number / 4}\n" for number in range(SAMPLE * 2))


def test_columns_are_typed_and_nothing_is_left_in_the_work_folder(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "n,x\n" + MANY), tmp_path)
    assert [(column.title, column.type) for column in staging.columns] == [("n", INTEGER), ("x", NUMBER)]
    assert staging.staged.rows_read == SAMPLE * 2
    assert list((tmp_path / "work").iterdir()) == []


def test_titles_that_are_mended_at_the_end_are_those_of_the_table(tmp_path: Path) -> None:
    staging = stage_file(make_file(tmp_path, "n\0n,x\n" + MANY), tmp_path)
    assert [column.title for column in staging.columns] == ["nn", "x"]
    assert list((tmp_path / "work").iterdir()) == []
