"""Words that nobody has are replaced by near ones, English by letters, Chinese by sound, if that finds more."""

from pathlib import Path

import pytest

from catalog.search.engine.generation import Generation
from catalog.search.engine.plan import ValueIn
from catalog.search.engine.question import Question
from catalog.search.spelling import did_you_mean, frequency, nearest, nearest_beginning
from tests.search.documents import generation_of, make_document

TITLES = (
    "Station list",
    "Stations of the metro",
    "Station hours",
    "Stationery",
    "Statics",
    "公交站点",
    "天气",
    "银行",
    "充电",
    "a1b2c3",
)


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    documents = [
        make_document(at, titles=(title,), agency_names=(), agency="rail" if at == 0 else "other")
        for at, title in enumerate(TITLES)
    ]
    return generation_of(tmp_path, documents)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("staton", "station"),
        ("sattion", "station"),
        ("statoin lists", "station lists"),
        ("公叫站点", "公交站点"),
        ("天汽", "天气"),
        ("银航", "银行"),
        ("音航", "银行"),
        ("重电", "充电"),
        ("title:staton", "title:station"),
        ("staton OR metro", "station OR metro"),
        ('"staton list"', '"station list"'),
        # What is known, too short, no word, or like nothing stays.
        ("station", ""),
        ("sta", ""),
        ("a1b2c4", ""),
        ("zzzzzzzz", ""),
        ("猫", ""),
        ("", ""),
    ],
)
def test_what_was_meant(generation: Generation, typed: str, meant: str) -> None:
    assert did_you_mean(generation, typed, Question()) == meant


def test_a_correction_that_finds_nothing_is_not_offered(generation: Generation) -> None:
    """It must find something with the same filters, among what may be seen."""
    rail = {"agency": ValueIn("agency", ("rail",))}
    assert did_you_mean(generation, "statoin", Question(filters=rail)) == "station"
    assert did_you_mean(generation, "sttionery", Question(filters=rail)) == ""
    (one,) = generation.slices
    hidden = frozenset(one.segment.id_of(doc) for doc in range(one.segment.size))
    assert did_you_mean(generation, "statoin", Question(hidden=hidden)) == ""


def test_of_equally_near_words_the_most_frequent_is_meant(generation: Generation) -> None:
    assert (frequency(generation, "station"), frequency(generation, "statics")) == (3, 1)
    assert nearest(generation, "statiom") == "station"
    assert nearest(generation, "statixs") == "statics"
    assert nearest_beginning(generation, "statx") in ("station", "stations")
    assert (nearest(generation, "qqqqqq"), nearest_beginning(generation, "qqqqqq")) == ("", "")
