"""What is suggested while someone types, counted over what may be seen."""

from pathlib import Path
from uuid import UUID

import pytest

from catalog.search.engine.generation import Generation
from catalog.search.engine.question import Question
from catalog.search.suggest import Suggestions, suggest
from tests.search.documents import generation_of, make_document

TITLES = ("Happy station list", "公交站点", "Stations of the metro", "Air quality", "Airport hours")


@pytest.fixture
def generation(tmp_path: Path) -> Generation:
    documents = [
        make_document(
            at,
            titles=(title,),
            agency="rail" if at % 2 else "water",
            agency_names=("Rail Bureau",) if at % 2 else ("Water Bureau", "水务局"),
            keywords=("stops", "公交") if at < 3 else ("air",),
            column_names=("Stop name",) if at < 2 else (),
        )
        for at, title in enumerate(TITLES)
    ]
    return generation_of(tmp_path, documents)


def _titles(generation: Generation, found: Suggestions) -> list[str]:
    title_of = {UUID(make_document(at).id): title for at, title in enumerate(TITLES)}
    return sorted(title_of[one] for one in found.datasets)


@pytest.mark.parametrize(
    ("typed", "titles", "names"),
    [
        ("a", ["Air quality", "Airport hours"], [("k", "air", 2)]),
        ("air q", ["Air quality"], []),
        ("stat", ["Happy station list", "Stations of the metro"], []),
        # As it is written, though the index keeps stems: happi, station.
        ("happy", ["Happy station list"], []),
        ("stations", ["Happy station list", "Stations of the metro"], []),
        ("公交站", ["公交站点"], []),
        ("gongj", ["Happy station list", "Stations of the metro", "公交站点"], [("k", "公交", 3)]),
        ("zhand", ["公交站点"], []),
        ("gj", ["Happy station list", "Stations of the metro", "公交站点"], [("k", "公交", 3)]),
        ("bureau", [], [("a", "Water Bureau", 3), ("a", "Rail Bureau", 2)]),
        ("水务", [], [("a", "水务局", 3)]),
        ("stop", [], [("k", "stops", 3), ("c", "Stop name", 2)]),
        # One slip in the last word, from four letters on.
        ("ststi", ["Happy station list", "Stations of the metro"], []),
        ("happy stxti", ["Happy station list"], []),
        ("axr", [], []),
        ("", [], []),
        ("?!", [], []),
    ],
)
def test_names_and_titles(
    generation: Generation, typed: str, titles: list[str], names: list[tuple[str, str, int]]
) -> None:
    found = suggest(generation, typed, Question())
    assert _titles(generation, found) == titles
    assert [(name.kind, name.text, name.count) for name in found.names] == names


def test_agencies_lead_to_their_slug(generation: Generation) -> None:
    (name,) = suggest(generation, "rail", Question()).names
    assert (name.value, name.text) == ("rail", "Rail Bureau")


def test_what_is_hidden_is_in_no_title_and_no_count(generation: Generation) -> None:
    def hiding(*numbers: int) -> Question:
        return Question(hidden=frozenset(UUID(make_document(number).id) for number in numbers))

    found = suggest(generation, "stop", hiding(0))
    assert [(name.text, name.count) for name in found.names] == [("stops", 2), ("Stop name", 1)]
    assert suggest(generation, "rail", hiding(1, 3)) == Suggestions((), ())
    assert _titles(generation, suggest(generation, "stat", hiding(0))) == ["Stations of the metro"]
