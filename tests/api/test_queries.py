"""How many questions each call asks the database: as many for one file as for many."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from catalog.search.follow import rebuild_from_database
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 3])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    for _ in range(request.param):
        upload_and_run(dataset, cast)
    publish(dataset, cast)
    rebuild_from_database(Path(settings.INDEX_DIR))
    return dataset


def _store(dataset: Dataset) -> str:
    return f"/api/3/action/datastore_search?resource_id={dataset.resources.all()[0].pk}"


def _rows(dataset: Dataset) -> str:
    return f"/api/v1/resources/{dataset.resources.all()[0].pk}/rows"


CALLS: list[tuple[Callable[[Dataset], str], int]] = [
    (lambda _: "/api/3/action/status_show", 0),
    (lambda dataset: f"/api/3/action/package_show?id={dataset.slug}", 3),
    (lambda _: "/api/3/action/package_search?q=bus", 3),
    (_store, 1),
    (lambda dataset: f"{_store(dataset)}&q=公交", 1),
    (lambda dataset: f'{_store(dataset)}&filters={{"类型":"公交"}}', 1),
    (_rows, 1),
    (lambda dataset: f"{_rows(dataset)}?类型=公交", 1),
    (lambda dataset: f"/api/v1/datasets/{dataset.slug}", 5),
]


@pytest.mark.parametrize(("address", "most"), CALLS)
def test_a_call_asks_no_more(dataset: Dataset, address: Callable[[Dataset], str], most: int, settings: Any) -> None:
    settings.ANSWERS_MIB = 0  # what a kept answer costs stands in test_kept
    path, client = address(dataset), Client()
    client.get(path)  # what is read once in a process is read by now
    with CaptureQueriesContext(connection) as asked:
        answer: Any = client.get(path)
    assert answer.status_code == 200
    assert len(asked) == most, [one["sql"] for one in asked]
