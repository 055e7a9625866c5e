"""Changing what is said of a file, and taking it out of its dataset."""

import pytest

from catalog.models import Activity, Dataset, Event, Resource
from catalog.publishing import resources
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import NOW, Cast, make_cast, make_dataset, make_public_dataset, make_resource, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_change_is_kept_with_its_moment_and_in_the_history(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    Dataset.objects.update(modified=NOW)
    resources.change(resource, {"title": {"en": "Other"}}, actor=cast.publisher)
    assert Resource.objects.get().title == {"en": "Other"}
    assert Dataset.objects.get().modified > NOW
    assert Activity.objects.get().event == Event.CHANGED


def test_a_stale_copy_overwrites_nothing_else(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    Resource.objects.update(description={"en": "Written meanwhile."})
    changed = resources.change(resource, {"title": {"en": "Other"}}, actor=cast.publisher)
    assert changed.description == {"en": "Written meanwhile."}


def test_nobody_of_another_agency_changes_or_removes(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    with pytest.raises(NotAllowed):
        resources.change(resource, {"title": {"en": "Other"}}, actor=cast.other_publisher)
    with pytest.raises(NotAllowed):
        resources.remove(resource, actor=cast.other_publisher)
    assert Resource.objects.get().title == resource.title


def test_no_link_that_is_no_address(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    with pytest.raises(Refused):
        resources.change(resource, {"url": "file:///etc/passwd"}, actor=cast.publisher)


def test_a_file_of_a_draft_goes_with_its_versions(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    make_version(resource)
    resources.remove(resource, actor=cast.publisher)
    assert not Resource.objects.exists()


def test_a_public_file_goes_by_a_reviewers_hand_and_never_the_last(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    first, second = dataset.resources.get(), make_resource(dataset)
    make_version(second)
    with pytest.raises(NotAllowed):
        resources.remove(first, actor=cast.publisher)
    resources.remove(first, actor=cast.reviewer)
    with pytest.raises(Refused):
        resources.remove(second, actor=cast.reviewer)
    assert list(dataset.resources.all()) == [second]


def test_files_stand_as_they_are_ordered(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    first, second, third = (make_resource(dataset, position=place) for place in range(3))
    Dataset.objects.update(modified=NOW)
    resources.reorder(dataset, [third.pk, first.pk, second.pk], actor=cast.publisher)
    assert list(dataset.resources.all()) == [third, first, second]
    assert Dataset.objects.get().modified > NOW
    assert Activity.objects.get().event == Event.CHANGED


def test_the_order_that_it_has_is_no_change(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    # Without positions of their own, files stand as they came.
    keys = [make_resource(dataset).pk for _ in range(2)]
    resources.reorder(dataset, keys, actor=cast.publisher)
    assert not Activity.objects.exists()


def test_an_order_names_every_file_once_and_no_other(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    mine, also = make_resource(dataset), make_resource(dataset)
    other = make_resource(make_dataset(cast.agency, "other"))
    for order in ([mine.pk], [mine.pk, mine.pk], [mine.pk, also.pk, other.pk], [mine.pk, other.pk], []):
        with pytest.raises(Refused):
            resources.reorder(dataset, order, actor=cast.publisher)
    assert list(dataset.resources.all()) == [mine, also]


def test_nobody_of_another_agency_orders(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    with pytest.raises(NotAllowed):
        resources.reorder(resource.dataset, [resource.pk], actor=cast.other_publisher)
