from pathlib import Path

import pytest

from catalog.profiling.filler import count_filler
from tests.profiling.looking import looking


def filler(folder: Path, *cells: object, beside: str = "x") -> dict[str, int]:
    lines = [f"{beside}{number},{cell}" for number, cell in enumerate(cells)]
    with looking(folder, "\n".join(["key,value", *lines]) + "\n") as it:
        return dict(count_filler(it.connection, it.parquet, it.columns))


@pytest.mark.parametrize("word", ["未知", "N/A", "待补充", "#REF!", "——", "Unknown", " null "])
def test_words_that_say_nothing_are_counted_beside_others(tmp_path: Path, word: str) -> None:
    assert filler(tmp_path, "East gate", word, "South lake", word) == {"value": 2}


@pytest.mark.parametrize("word", ["无", "测试", "/", "空"])
def test_words_that_may_say_something_count_only_when_alone(tmp_path: Path, word: str) -> None:
    assert filler(tmp_path, word, word, word) == {"value": 3}
    assert filler(tmp_path, word, "有", word) == {}


def test_a_long_text_with_such_a_word_says_something(tmp_path: Path) -> None:
    assert filler(tmp_path, "原因未知，正在调查", "未知道路", "East") == {}


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ([9999] * 4 + [3, 8, 12, 5], 4),
        ([9999] * 2 + [3, 8, 12, 5], 0),
        ([9999] * 4 + [9998, 8000, 7500, 6000], 0),
        ([99] * 4 + [3, 8, 12, 5], 0),
        ([999] * 6, 6),
    ],
    ids=["nines", "too few", "near true values", "a true value", "nothing else"],
)
def test_nines_far_above_every_other_value(tmp_path: Path, cells: list[int], count: int) -> None:
    assert filler(tmp_path, *cells).get("value", 0) == count


def test_zeros_count_where_several_columns_have_nothing_else(tmp_path: Path) -> None:
    rows = "\n".join(f"S{n},0,0.0,{n}" for n in range(6))
    with looking(tmp_path, f"key,a,b,c\n{rows}\n") as it:
        assert dict(count_filler(it.connection, it.parquet, it.columns)) == {"a": 6, "b": 6}


def test_one_column_of_zeros_may_be_true(tmp_path: Path) -> None:
    rows = "\n".join(f"S{n},0,{n + 7}" for n in range(6))
    with looking(tmp_path, f"key,a,b\n{rows}\n") as it:
        assert count_filler(it.connection, it.parquet, it.columns) == ()
