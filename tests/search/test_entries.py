"""A document as terms: title before keywords before description, short before long, facets whole."""

from datetime import date
from math import isnan

from catalog.search.engine.entry import EXACT, FACETS, NUMBERS, TITLE, WORD, value_term
from catalog.search.entries import entry_of, title_key, whole
from tests.search.documents import make_document


def _impact(word: str, **values: object) -> int:
    return entry_of(make_document(1, **{"titles": (), "agency_names": (), **values})).impacts[WORD + word.encode()]


def test_where_a_word_stands_is_what_it_weighs() -> None:
    weights = [
        _impact("water", titles=("Water",)),
        _impact("water", keywords=("water",)),
        _impact("water", agency_names=("Water",)),
        _impact("water", column_names=("water",)),
        _impact("water", descriptions=("Water",)),
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 5


def test_a_long_text_says_less_of_each_word_and_a_repeated_word_says_more() -> None:
    short, long = "water", "water " + "other " * 200
    assert _impact("water", descriptions=(short,)) > _impact("water", descriptions=(long,))
    assert _impact("water", descriptions=("water water water",)) > _impact("water", descriptions=("water road bus",))


def test_values_and_numbers_stand_in_their_order() -> None:
    entry = entry_of(make_document(1, period_start=date(2020, 1, 1), bbox=(1.0, 2.0, 3.0, 4.0), has_rows=True))
    values = dict(zip(FACETS, entry.values, strict=True))
    numbers = dict(zip(NUMBERS, entry.numbers, strict=True))
    assert (values["agency"], values["has_rows"], values["theme"]) == (("transport",), ("true",), ("transport",))
    assert (numbers["period_start"], numbers["period_end"]) == (date(2020, 1, 1).toordinal(), 10**7)
    assert (numbers["west"], numbers["north"]) == (1.0, 4.0)
    assert isnan(entry_of(make_document(1)).numbers[NUMBERS.index("west")])


def test_titles_are_found_whole_and_by_name() -> None:
    impacts = entry_of(make_document(1, titles=("Bus Stops",))).impacts
    assert {EXACT + whole("ｂｕｓ  stops"), TITLE + b"bus", value_term("agency", "transport")} <= set(impacts)


def test_chinese_titles_stand_where_their_pinyin_stands() -> None:
    titles = ["Water", "公交站点", "Air", "自行车"]
    assert sorted(titles, key=lambda title: title_key((title,))) == ["Air", "公交站点", "Water", "自行车"]


def test_a_huge_text_is_read_to_a_bound() -> None:
    entry = entry_of(make_document(1, descriptions=("a" * 19_990 + " farout " + "b " * 50_000 + " tail",)))
    assert WORD + b"tail" not in entry.impacts
