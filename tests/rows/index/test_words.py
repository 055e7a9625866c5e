"""The best of many rows are found without the rank of each."""

from pathlib import Path

import numpy as np
import pytest

from catalog.rows.datastore import Word
from catalog.rows.index.words import among_best, ranks
from tests.rows.index.made import indexed


@pytest.mark.parametrize("longest", [5, 300, 30_000, 100_000_000])
def test_none_of_the_best_is_left_out_however_ranks_are_rounded(tmp_path: Path, longest: int) -> None:
    _table, index = indexed(tmp_path, 2_000)
    index.length = np.random.default_rng(longest).integers(0, longest, 2_000, dtype=np.int32)
    rows, words = np.arange(2_000, dtype=np.int32), (Word("sensor"), Word("moved"))
    for many in (1, 10, 100, 1_999):
        shares = ranks(index, rows, words)
        best = rows[np.argsort(-shares, kind="stable")][:many]
        left = among_best(index, rows, words, many)
        among = left[np.argsort(-ranks(index, left, words), kind="stable")][:many]
        assert among.tolist() == best.tolist()
        assert longest != 300 or many > 100 or len(left) < 500
