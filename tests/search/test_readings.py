"""How a word may sound: as the index has it, and otherwise."""

import pytest

from catalog.search.readings import MOST, readings
from catalog.search.tokens import pinyin


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("公教", ["gongjiao"]),
        ("银行", ["yinxing", "yinhang", "yinheng"]),
        ("绿", ["lv", "lu"]),
        ("a公", []),
    ],
)
def test_each_character_may_have_several_readings(word: str, sounds: list[str]) -> None:
    assert list(readings(word)) == sounds


def test_the_most_usual_reading_is_the_one_of_the_index() -> None:
    for character in map(chr, range(0x4E00, 0x9FFF)):
        assert next(readings(character), "") == pinyin(character)[0]


def test_a_word_of_many_readings_is_not_tried_without_end() -> None:
    assert len(list(readings("行行行行行行"))) == MOST
