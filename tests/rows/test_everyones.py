"""Tables that everyone may see; through the API in tests/api/test_kept."""

import uuid

import pytest

from catalog.models import Dataset, Resource, TableProfile
from catalog.rows.everyones import everyones_table
from catalog.rows.serve import table_of
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def resource() -> Resource:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast)
    assert everyones_table(resource.pk) is None
    publish(dataset, cast)
    return resource


def test_it_is_the_table_that_the_models_tell_of(resource: Resource) -> None:
    found = everyones_table(resource.pk)
    assert found is not None
    assert found.table == table_of(resource.version)
    assert everyones_table(resource.pk) == found


def test_another_description_is_another_stamp(resource: Resource) -> None:
    before = everyones_table(resource.pk)
    assert before is not None
    columns = len(before.table.columns)
    profile = TableProfile.objects.get(version=resource.version)
    profile.columns = profile.columns[:1]
    profile.save()
    after = everyones_table(resource.pk)
    assert after is not None
    assert (columns, len(after.table.columns)) == (3, 1)
    assert before.stamp != after.stamp


def test_it_is_gone_with_its_dataset_or_its_version(resource: Resource) -> None:
    assert everyones_table(uuid.uuid4()) is None
    Dataset.objects.update(release_level="shared")
    assert everyones_table(resource.pk) is None
    Dataset.objects.update(release_level="published")
    assert everyones_table(resource.pk) is not None
    Resource.objects.update(version=None)
    assert everyones_table(resource.pk) is None
