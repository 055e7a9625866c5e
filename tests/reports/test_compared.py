"""Versions beside the ones before them, read from the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Publication, Resource, Status, Version
from catalog.reports.compared import comparison_of, comparisons_of
from tests.make import NOW, make_agency, make_dataset, make_job, make_problem, make_resource, make_user, make_version

pytestmark = pytest.mark.django_db


def checked(
    resource: Resource, number: int, *problems: str, status: Status = Status.VALID, public: bool = True
) -> Version:
    version = make_version(resource, number, sha256=f"{number:064x}")
    make_job(resource, status=status)
    for position, code in enumerate(problems):
        make_problem(version, code, position)
    if public:
        Publication.objects.create(version=version, at=NOW)
    return version


@pytest.fixture
def resource() -> Resource:
    return make_resource(make_dataset(make_agency()))


def test_the_first_version_has_nothing_before_it(resource: Resource) -> None:
    assert comparison_of(checked(resource, 1), for_strangers=False) is None


def test_the_version_before_is_the_last_that_was_checked(resource: Resource) -> None:
    checked(resource, 1, "duplicate-header", "empty-row")
    checked(resource, 2, "nul-byte", status=Status.FAILED)
    found = comparison_of(checked(resource, 3, "empty-row"), for_strangers=False)
    assert found is not None
    assert (found.before.number, found.after.number) == (1, 3)
    assert {kind.code: kind.state for kind in found.kinds} == {"empty-row": "same", "duplicate-header": "solved"}


def test_strangers_see_it_beside_the_last_version_that_they_may_have(resource: Resource) -> None:
    checked(resource, 1)
    checked(resource, 2, "empty-row", public=False)
    withheld = checked(resource, 3)
    Publication.objects.filter(version=withheld).update(
        withheld_at=NOW, withheld_reason={"en": "x"}, withheld_by=make_user("somebody")
    )
    newest = checked(resource, 4)
    for strangers, number in ((True, 1), (False, 3)):
        found = comparison_of(newest, for_strangers=strangers)
        assert found is not None
        assert found.before.number == number


def test_personal_data_hides_the_version_before_from_strangers(resource: Resource) -> None:
    checked(resource, 1, "personal-data")
    newest = checked(resource, 2)
    assert comparison_of(newest, for_strangers=True) is None
    assert comparison_of(newest, for_strangers=False) is not None


def test_any_number_of_files_is_compared_in_as_many_questions() -> None:
    dataset = make_dataset(make_agency())

    def newest() -> Version:
        resource = make_resource(dataset)
        checked(resource, 1, "empty-row")
        return checked(resource, 2)

    keys = [newest().pk for _number in range(5)]
    versions = list(Version.objects.select_related("profile").filter(pk__in=keys))
    with CaptureQueriesContext(connection) as one:
        comparisons_of(versions[:1], for_strangers=True)
    with CaptureQueriesContext(connection) as five:
        assert len(comparisons_of(versions, for_strangers=True)) == 5
    assert len(five) == len(one) == 4
