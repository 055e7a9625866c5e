"""Tables of a good size get an index by themselves, answers stay the same, and an index goes with its table."""

import fcntl
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from catalog.models import Resource, TableProfile
from catalog.pipeline.row_indexes import make_missing
from catalog.rows.index.make import FEWEST
from catalog.rows.serve import index_of, index_path
from catalog.storage.stores import tables
from catalog.tasks import make_row_indexes
from tests.api.ckan.client import Ckan
from tests.api.client import Api
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db
LINES = "".join(f"SH-{number % 700:03},站点{number},{number / 4}\n" for number in range(FEWEST))


@pytest.fixture
def resource() -> Resource:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast, f"code,name,n\n{LINES}".encode())
    publish(dataset, cast)
    return resource


def _answers(resource: Resource) -> list[Any]:
    rows = [
        Api().get(f"resources/{resource.pk}/rows{ask}").json() for ask in ("", "?code=SH-007", "?q=站点99", "?n=2.5")
    ]
    asks: list[dict[str, Any]] = [{}, {"filters": {"code": "SH-007"}}, {"q": "SH-007"}, {"offset": FEWEST - 5}]
    return [*rows, *(Ckan().ask("datastore_search", resource_id=str(resource.pk), **ask) for ask in asks)]


def test_a_large_table_gets_its_index_and_is_answered_as_before(resource: Resource) -> None:
    profile = TableProfile.objects.get()
    before = _answers(resource)
    assert index_of(profile.parquet) is None
    make_row_indexes()
    assert index_of(profile.parquet) is not None
    assert _answers(resource) == before
    assert make_missing() == 0


def test_a_broken_index_is_passed_by_and_made_anew(resource: Resource) -> None:
    path = index_path(TableProfile.objects.get().parquet)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"nonsense")
    assert Api().get(f"resources/{resource.pk}/rows").json()["count"] == FEWEST
    assert make_missing() == 1


def test_an_index_goes_with_its_table(resource: Resource) -> None:
    make_missing()
    path = index_path(TableProfile.objects.get().parquet)
    assert path.exists()
    TableProfile.objects.all().delete()
    make_missing()
    assert not path.exists()


def test_a_lost_table_keeps_no_other_from_its_index(resource: Resource) -> None:
    tables().path(TableProfile.objects.get().parquet).unlink()
    assert make_missing() == 0


def test_two_do_not_make_the_same(resource: Resource) -> None:
    root = Path(settings.TABLE_DIR) / "indexes"
    root.mkdir(parents=True, exist_ok=True)
    with (root / "making.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert make_missing() == 0
    assert make_missing() == 1
