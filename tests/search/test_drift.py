"""The index compared with PostgreSQL: what is missing, too much or of another state; what is on its way is neither."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from catalog.models import Dataset, Outbox
from catalog.search.drift import Drift, drift
from catalog.search.engine.reader import Reader
from catalog.search.follow import rebuild_from_database
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> dict[str, UUID]:
    agency = make_agency()
    made = {slug: make_public_dataset(agency, slug).pk for slug in ("kept", "changed", "gone")}
    rebuild_from_database(Path(settings.INDEX_DIR))
    return made


def _drift(*, noticed: bool) -> Drift:
    """`noticed`: the outbox knows of the changes. Otherwise something forgot to tell it."""
    if not noticed:
        Outbox.objects.all().delete()
    return drift(Reader(Path(settings.INDEX_DIR)).generation())


def _change_all(made: dict[str, UUID]) -> UUID:
    changed = Dataset.objects.get(pk=made["changed"])
    Dataset.objects.filter(pk=changed.pk).update(modified=changed.modified + timedelta(seconds=1))
    Dataset.objects.filter(pk=made["gone"]).update(state="draft")
    return make_public_dataset(changed.agency, "new").pk


def test_nothing_differs_after_a_rebuild(made: dict[str, UUID]) -> None:
    found = _drift(noticed=False)
    assert (found.none, found.indexed, found.public, found.waiting) == (True, 3, 3, 0)


def test_each_difference_is_named(made: dict[str, UUID]) -> None:
    new = _change_all(made)
    found = _drift(noticed=False)
    assert not found.none
    assert (found.missing, found.extra, found.stale) == ((new,), (made["gone"],), (made["changed"],))
    assert (found.indexed, found.public) == (3, 3)


def test_what_is_on_its_way_is_no_drift(made: dict[str, UUID]) -> None:
    _change_all(made)
    found = _drift(noticed=True)
    assert found.none
    assert found.waiting == Outbox.objects.values("dataset_id").distinct().count() >= 3


@pytest.mark.parametrize(
    "values", [{"release_level": "open", "requested_level": "open"}, {"assessment": None}], ids=str
)
def test_a_level_or_marks_of_before_are_stale(made: dict[str, UUID], values: dict[str, object]) -> None:
    Dataset.objects.filter(pk=made["changed"]).update(**values)
    assert _drift(noticed=False).stale == (made["changed"],)
