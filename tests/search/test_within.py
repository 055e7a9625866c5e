"""A long facet is narrowed by what its values are called."""

from pathlib import Path

import pytest
from django.conf import settings

from catalog.search.filters.filter import BadFilter
from catalog.search.follow import rebuild_from_database
from catalog.search.within import narrowed
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("agency:bureau", {"agency": {"water"}}),
        ("agency:水务", {"agency": {"water"}}),
        ("keyword:ＷＡＴＥＲ", {"keyword": {"Water supply"}}),
        ("keyword:zzz", {"keyword": set()}),
        ("format:cs", {"format": {"csv"}}),
    ],
)
def test_values_are_found_by_name(asked: str, found: dict[str, set[str]]) -> None:
    agency = make_agency("water", name={"en": "Bureau of Pipes", "zh-Hans": "水务局"})
    make_public_dataset(agency, "pipes", keywords=["Water supply", "pipes"])
    rebuild_from_database(Path(settings.INDEX_DIR))
    assert narrowed([asked]) == found


@pytest.mark.parametrize("asked", ["", "keyword", "keyword:", "keyword: ", "cheese:x", "bbox:1"])
def test_what_names_no_facet_is_refused(asked: str) -> None:
    with pytest.raises(BadFilter):
        narrowed([asked])


def test_without_an_index_nothing_is_called_so() -> None:
    assert narrowed(["keyword:water"]) == {"keyword": frozenset()}
