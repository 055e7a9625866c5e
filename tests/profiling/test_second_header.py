from pathlib import Path

import pytest

from catalog.profiling.second_header import has_second_header
from tests.profiling.looking import looking

BELOW = "东门,2026-09-01,3.5,7\n南湖,2026-09-02,4.5,8\n西园,2026-09-03,5.5,9\n"


def second(folder: Path, content: str) -> bool:
    with looking(folder, content) as it:
        return has_second_header(it.connection, it.parquet, it.columns)


@pytest.mark.parametrize(
    "first", ["（文本）,（年月日）,（米）,（个）", "station,date,level,count", ",date,level,count"]
)
def test_words_above_nothing_but_values(tmp_path: Path, first: str) -> None:
    assert second(tmp_path, f"站点,日期,水位,数量\n{first}\n{BELOW}")


@pytest.mark.parametrize("first", ["北桥,2026-08-31,2.5,6", "北桥,2026-08-31,缺测,6", "北桥,,,"])
def test_a_first_row_of_data_is_none(tmp_path: Path, first: str) -> None:
    assert not second(tmp_path, f"站点,日期,水位,数量\n{first}\n{BELOW}")


def test_one_word_in_two_columns_of_values_may_be_a_missing_value(tmp_path: Path) -> None:
    assert not second(tmp_path, "站点,日期,水位\n北桥,2026-08-31,缺测\n东门,2026-09-01,3\n南湖,2026-09-02,4\n")


def test_a_table_of_words_can_not_tell(tmp_path: Path) -> None:
    assert not second(tmp_path, "town,mayor\nname,person\nEast,Li\nWest,Wu\nNorth,Xu\n")


def test_two_rows_are_too_few_to_tell(tmp_path: Path) -> None:
    assert not second(tmp_path, "a,b\nx,y\n1,2\n")
