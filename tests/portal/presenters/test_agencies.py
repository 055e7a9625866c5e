"""The figures of agencies: the index and the database say the same."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from catalog.models import Agency, Dataset, State
from catalog.search.ask import open_index
from catalog.search.follow import rebuild_from_database
from portal.presenters.agencies import counted, measured
from tests.make import NOW, make_agency, make_assessment, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Line:
    slug: str
    public: int
    opened: int
    met: float | None


def _lines(agencies: Any) -> list[Line]:
    return [Line(one.slug, one.public, one.opened, one.met) for one in agencies]


@pytest.fixture
def catalog() -> None:
    """Agencies with much, with little, with nothing public, with nothing measured; and what nobody may count."""
    transport, water = make_agency("transport"), make_agency("water")
    for number, met in enumerate((8, 7, 0)):
        make_assessment(make_public_dataset(transport, f"measured-{number}"), met=met)
    make_public_dataset(transport, "open", release_level="open")
    make_public_dataset(transport, "shared", release_level="shared")
    make_dataset(transport, "draft")
    make_dataset(transport, "unmeasured", state=State.PUBLIC, issued=NOW)
    make_dataset(water, "bare", state=State.PUBLIC, issued=NOW)
    make_dataset(make_agency("health"), "hidden")
    make_agency("empty")
    rebuild_from_database(Path(settings.INDEX_DIR))


def test_the_index_counts_as_the_database_does(catalog: None) -> None:
    assert open_index().alive == 6
    found = _lines(measured(Agency.objects.all()))
    assert found == _lines(counted(Agency.objects.all()))
    assert found == [
        Line("empty", 0, 0, None),
        Line("health", 0, 0, None),
        Line("transport", 5, 1, 21 / 4),
        Line("water", 1, 0, None),
    ]


def test_what_is_withdrawn_is_not_counted_even_before_the_index_follows(catalog: None) -> None:
    Dataset.objects.filter(slug__in=("open", "measured-2", "bare")).update(
        state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason={"en": "It was wrong."}
    )
    assert open_index().alive == 6
    found = _lines(measured(Agency.objects.filter(slug__in=("transport", "water"))))
    assert found == [Line("transport", 3, 0, 7.5), Line("water", 0, 0, None)]
    assert found == _lines(counted(Agency.objects.filter(slug__in=("transport", "water"))))


def test_without_an_index_the_database_counts() -> None:
    make_public_dataset(make_agency(), "one", release_level="open")
    assert _lines(measured(Agency.objects.all())) == [Line("transport", 1, 1, 6.0)]
