from pathlib import Path

import pytest

from catalog.profiling.garbled import is_garbled, share_garbled
from tests.profiling.looking import looking


def read_as(text: str, encoding: str) -> str:
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    "text",
    [
        read_as("北京市水文站中心", "gb18030"),
        read_as("Café Zürich", "latin-1"),
        read_as("Müller und Söhne", "cp1252"),
        "站点锟斤拷名称",
        "na\ufffdve",
    ],
)
def test_text_that_makes_sense_only_when_decoded_anew(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    ["北京市水文站中心", "Café Zürich", "联通未知营业厅", "未知", "plain words", "", "£5", "Ω 値 한국어", "ÆØÅ æøå"],
)
def test_true_text_is_left_alone(text: str) -> None:
    assert not is_garbled(text)


def test_the_share_is_over_titles_and_different_cells(tmp_path: Path) -> None:
    wrong = read_as("Café Zürich", "latin-1")
    with looking(tmp_path, f"town,n\n{wrong},1\nGenève,2\n{wrong},3\nplain,4\n") as it:
        assert share_garbled(it.connection, it.parquet, it.columns) == 0.5


def test_a_table_in_ascii_has_none(tmp_path: Path) -> None:
    with looking(tmp_path, "town,n\nEast,1\nWest,2\n") as it:
        assert share_garbled(it.connection, it.parquet, it.columns) == 0.0
