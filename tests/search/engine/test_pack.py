"""Many arrays in one file: as written, or refused."""

from pathlib import Path

import numpy as np
import pytest

from catalog.search.engine import pack
from catalog.search.engine.refusal import IndexUnusable

ARRAYS: dict[str, pack.Array] = {
    "ids": np.arange(32, dtype=np.uint8).reshape(2, 16),
    "none": np.zeros(0, np.int64),
    "numbers": np.array([1.5, np.nan]),
}


def test_what_is_written_is_read(tmp_path: Path) -> None:
    pack.write(tmp_path / "a", ARRAYS)
    found = pack.read(tmp_path / "a")
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        np.testing.assert_array_equal(found[name], array)
        assert found[name].dtype == array.dtype
    assert [path.name for path in tmp_path.glob("*a*") if path.is_file()] == ["a"]


@pytest.mark.parametrize("many", [0, 1, 100_000])
def test_one_that_lay_in_a_file_is_read_as_any(tmp_path: Path, many: int) -> None:
    numbers = np.arange(many, dtype=np.int32)
    numbers.tofile(tmp_path / "numbers")
    stored = pack.Stored(tmp_path / "numbers", numbers.dtype)
    pack.write(tmp_path / "a", {"stored": stored, "after": numbers[::-1]})
    found = pack.read(tmp_path / "a")
    np.testing.assert_array_equal(found["stored"], numbers)
    np.testing.assert_array_equal(found["after"], numbers[::-1])
    assert found["stored"].dtype == numbers.dtype


@pytest.mark.parametrize("keep", [0, 5, 12, 40, -1])
def test_what_is_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    pack.write(tmp_path / "a", ARRAYS)
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(whole[:keep])
    with pytest.raises(IndexUnusable):
        pack.read(tmp_path / "a")


def test_another_file_is_refused_and_none_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(IndexUnusable, match="no segment"):
        pack.read(tmp_path / "a")
    with pytest.raises(FileNotFoundError):
        pack.read(tmp_path / "b")


def test_texts_lie_end_to_end() -> None:
    text, at = pack.text_table([b"ab", b"", "公".encode()])
    assert (text.tobytes(), at.tolist()) == ("ab公".encode(), [0, 2, 2, 5])
