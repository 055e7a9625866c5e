"""Stamps of datasets; what they must tell of is tried through the API in test_kept."""

import uuid

import pytest

from catalog.api.stamp import stamp_of_dataset, stamps_of_datasets
from catalog.models import Agency, Dataset, Resource
from tests.make import make_agency, make_dataset, make_public_dataset, make_resource

pytestmark = pytest.mark.django_db


def test_it_is_the_same_by_id_and_slug_until_something_changes() -> None:
    dataset = make_public_dataset(make_agency())
    first = stamp_of_dataset(dataset.slug)
    assert first
    assert stamp_of_dataset(str(dataset.pk)) == stamp_of_dataset(dataset.slug) == first
    # Writing the same again is a change too: nobody has to look at the values.
    Agency.objects.update(slug="transport")
    assert stamp_of_dataset(dataset.slug) != first


def test_going_back_to_what_was_is_another_stamp() -> None:
    dataset = make_public_dataset(make_agency())
    resource = make_resource(dataset)
    stamps = {stamp_of_dataset(dataset.slug)}
    for position in (1, 0, 1, 0):
        Resource.objects.filter(pk=resource.pk).update(position=position)
        stamps.add(stamp_of_dataset(dataset.slug))
    assert len(stamps) == 5


def test_of_another_dataset_it_says_nothing() -> None:
    agency = make_agency()
    dataset, other = make_public_dataset(agency), make_public_dataset(agency, "roads")
    before = stamp_of_dataset(dataset.slug)
    Dataset.objects.filter(pk=other.pk).update(keywords=["changed"])
    make_resource(other)
    assert stamp_of_dataset(dataset.slug) == before


def test_only_what_everyone_may_see_has_one() -> None:
    agency = make_agency()
    draft = make_dataset(agency, "draft")
    shared = make_public_dataset(agency, "shared", release_level="shared")
    for key in (draft.slug, str(draft.pk), shared.slug, "nothing", "no\0thing", str(uuid.uuid4()), ""):
        assert stamp_of_dataset(key) is None


def test_many_at_once_have_the_stamps_that_each_has_alone() -> None:
    agency = make_agency("water", parent=make_agency("city"))
    made = [make_public_dataset(agency, f"d-{number}") for number in range(3)]
    draft = make_dataset(agency, "draft")
    found = stamps_of_datasets([draft.pk, *(one.pk for one in made), uuid.uuid4()])
    assert found == {one.pk: stamp_of_dataset(one.slug) for one in made}
    assert stamps_of_datasets([]) == {}


def test_the_agency_above_is_told_of_too() -> None:
    above = make_agency("city")
    dataset = make_public_dataset(make_agency("water", parent=above))
    before = stamp_of_dataset(dataset.slug)
    Agency.objects.filter(pk=above.pk).update(name={"en": "Changed"})
    assert stamp_of_dataset(dataset.slug) != before
