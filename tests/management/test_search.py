"""`manage.py search`: rebuild, check, status."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from catalog.models import Dataset, Outbox
from catalog.search.drift import drift
from catalog.search.engine.reader import Reader
from catalog.search.follow import only_one
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


def _said(action: str) -> str:
    out = StringIO()
    call_command("search", action, stdout=out)
    return out.getvalue()


def test_without_an_index_it_says_so() -> None:
    for action in ("check", "status"):
        with pytest.raises(CommandError):
            _said(action)


def test_what_was_rebuilt_is_checked_and_shown() -> None:
    make_public_dataset(make_agency())
    assert _said("rebuild").startswith("1 datasets in ")
    assert _said("check").startswith("public 1, in the index 1,")
    assert "1 datasets in 1 segments, 0 dead" in _said("status")


def test_drift_is_told_by_name() -> None:
    agency = make_agency()
    kept, changed, gone = (make_public_dataset(agency, slug) for slug in ("kept", "changed", "gone"))
    _said("rebuild")
    Dataset.objects.filter(pk=changed.pk).update(modified="2020-01-01T00:00:00Z")
    Dataset.objects.filter(pk=gone.pk).update(state="draft")
    added = make_public_dataset(agency, "added")
    found = drift(Reader(Path(settings.INDEX_DIR)).generation())
    # The test is one transaction, so nothing in the outbox is settled: all four are on their way.
    assert (found.none, found.waiting) == (True, 4)
    # As if the outbox had never been written: what waits is no drift, what is lost is.
    Outbox.objects.all().delete()
    found = drift(Reader(Path(settings.INDEX_DIR)).generation())
    assert (found.missing, found.stale, found.extra) == ((added.pk,), (changed.pk,), (gone.pk,))
    assert kept.pk not in (*found.missing, *found.stale, *found.extra)
    with pytest.raises(CommandError, match="search rebuild"):
        _said("check")


def test_a_second_follower_is_refused() -> None:
    with only_one(Path(settings.INDEX_DIR)), pytest.raises(CommandError):
        _said("follow")
