"""Python and DuckDB cut text to the same words, wherever they say that they can."""

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.rows.index.cut import RUN, Run, placed_runs, runs

LETTERS = "aZ09_ -.,;“”中文広場カナ한글\n\t°ß"


@settings(deadline=None)
@given(st.text(alphabet=LETTERS, max_size=30))
def test_runs_are_duckdbs(text: str) -> None:
    # Read to its end: the connection is shared by whoever opens none.
    ((words,),) = duckdb.execute("SELECT regexp_extract_all(lower(?), ?)", [text, RUN]).fetchall()
    assert runs(text) in (words, [])


def test_text_that_they_might_cut_differently_is_not_cut() -> None:
    assert runs("İstanbul") == runs("Straße") == runs("—") == runs("") == []


def test_words_are_small_and_in_order() -> None:
    assert runs("SH-007 人民广场 under_score") == ["sh", "007", "人民广场", "under_score"]


def test_a_text_says_where_its_words_begin_and_end() -> None:
    assert placed_runs("SH-007") == [Run("sh", begins=False, ends=True), Run("007", begins=True, ends=False)]
    assert placed_runs(" 站点 ") == [Run("站点", begins=True, ends=True)]
    assert placed_runs("Straße 7") == []
