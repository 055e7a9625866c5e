"""What the index is told of a dataset: the newest of everything that is public, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from catalog.search.build import documents
from tests.make import make_agency, make_public_dataset

pytestmark = pytest.mark.django_db


def test_a_public_dataset_becomes_a_document() -> None:
    agency = make_agency("water", name={"en": "Water Bureau"})
    made = make_public_dataset(agency, "pipes", title={"en": "Pipes", "zh-Hans": "管道"}, keywords=["pipes"])
    (document,) = documents([made.pk])
    assert (document.id, set(document.titles), document.keywords) == (str(made.pk), {"Pipes", "管道"}, ("pipes",))
    assert (document.agency, document.agency_names) == ("water", ("Water Bureau",))
    assert (document.formats, document.has_rows) == (("csv",), True)
    assert "Stops" in document.column_names
    assert ("complete", "met") in document.marks


@pytest.mark.parametrize("values", [{"state": "draft"}, {"release_level": "shared", "requested_level": "shared"}])
def test_what_is_not_public_becomes_none(values: dict[str, str]) -> None:
    made = make_public_dataset(make_agency(), "secret")
    Dataset.objects.filter(pk=made.pk).update(**values)
    assert not list(documents())
    assert not list(documents([made.pk]))


def test_queries_do_not_grow_with_the_catalog() -> None:
    agency, counts = make_agency(), []
    for number in range(6):
        make_public_dataset(agency, f"d-{number}")
        with CaptureQueriesContext(connection) as seen:
            assert len(list(documents())) == number + 1
        counts.append(len(seen))
    assert len(set(counts)) == 1
