"""The whole catalog in figures: bars that add up, and links that find what was counted."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from catalog.models import State
from catalog.search.follow import rebuild_from_database
from portal.presenters.whole import parts_of, theme_lines, whole
from tests.make import NOW, make_agency, make_assessment, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


def test_the_parts_of_a_bar_fill_it() -> None:
    parts = parts_of([("met", 1), ("partly", 2), ("unmet", 0), ("unknown", 1)])
    assert [(part.x, part.width) for part in parts] == [(0, 25), (25, 50), (75, 0), (75, 25)]
    assert sum(part.width for part in parts_of([("met", 0)])) == 0


def test_only_public_datasets_are_counted() -> None:
    agency = make_agency()
    make_public_dataset(agency, "one", release_level="open")
    make_public_dataset(agency, "two", themes=["energy"])
    make_dataset(agency, "draft")
    rebuild_from_database(Path(settings.INDEX_DIR))
    found = whole()
    assert (found.count, found.opened, found.ready) == (2, 1, True)
    # The builder's assessments meet the first six.
    assert [line.parts[0].count for line in found.lines] == [2, 2, 2, 2, 2, 2, 0, 0]
    counted = {line.theme.code: (line.count, line.opened) for line in theme_lines()}
    assert (counted["transport"], counted["energy"], counted["health"]) == ((1, 1), (1, 0), (0, 0))
    assert len(counted) == 13


def test_without_an_index_nothing_is_claimed_of_criteria() -> None:
    assert (whole().ready, whole().lines, theme_lines()) == (False, (), ())


def test_the_database_counts_the_same() -> None:
    transport = make_agency()
    make_assessment(make_public_dataset(transport, "one", release_level="open"), met=7)
    make_public_dataset(transport, "two", themes=["energy", "transport"])
    make_public_dataset(make_agency("water"), "three", themes=[])
    make_public_dataset(make_agency("health"), "shared", release_level="shared")
    make_dataset(transport, "unmeasured", state=State.PUBLIC, issued=NOW)
    counted = whole()
    rebuild_from_database(Path(settings.INDEX_DIR))
    found = whole()
    assert replace(found, lines=(), ready=False) == counted
    assert (found.count, found.opened, found.met, found.agencies) == (4, 1, 19 / 3, 2)
    assert [(theme.code, count) for theme, count in found.themes] == [("energy", 1), ("transport", 3)]
