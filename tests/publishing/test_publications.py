"""Which versions strangers may have: noted when served by a public dataset, taken back by a reviewer alone."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from catalog.models import Dataset, Publication, Resource, Version
from catalog.publishing import describe, files, publications
from catalog.publishing.publications import Standing, standing_of
from catalog.publishing.refusal import NotAllowed, Refused
from tests.make import NOW, Cast, make_cast, make_dataset, make_problem, make_public_dataset, make_version
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    """Public, with version 1 that was public and version 2 that is served."""
    dataset = make_dataset(cast.agency)
    first = upload_and_run(dataset, cast, CSV)
    publish(dataset, cast)
    return newer(first, cast)


def newer(resource: Resource, cast: Cast) -> Resource:
    run_job(
        files.upload(Resource.objects.get(pk=resource.pk), [CSV + b"x,y,1\n"], actor=cast.reviewer, filename="b.csv")
    )
    return Resource.objects.select_related("dataset").get(pk=resource.pk)


def published(resource: Resource) -> list[int]:
    return list(resource.versions.filter(publication__isnull=False).order_by("number").values_list("number", flat=True))


def test_a_draft_makes_nothing_public(cast: Cast) -> None:
    assert published(upload_and_run(make_dataset(cast.agency), cast)) == []


def test_approval_notes_only_what_is_served(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    resource = newer(upload_and_run(dataset, cast), cast)
    publish(dataset, cast)
    assert published(resource) == [2]


def test_each_version_served_in_public_is_noted_once(resource: Resource) -> None:
    assert published(resource) == [1, 2]
    publications.record(resource.dataset, now=NOW)
    assert Publication.objects.count() == 2


def test_what_is_shared_with_agencies_only_is_not_public(cast: Cast) -> None:
    dataset = make_dataset(cast.agency, requested_level="shared")
    resource = upload_and_run(dataset, cast)
    dataset = publish(dataset, cast)
    assert published(resource) == []
    describe.change(dataset, {"requested_level": "published"}, actor=cast.reviewer)
    assert published(resource) == [1]


def standing(resource: Resource, number: int) -> Standing:
    return standing_of(resource.versions.get(number=number), Resource.objects.get(pk=resource.pk))


def test_personal_data_found_later_closes_an_older_version(resource: Resource) -> None:
    assert standing(resource, 1) == Standing.PUBLIC
    make_problem(resource.versions.get(number=1), "personal-data", position=99)
    assert standing(resource, 1) == Standing.PRIVATE


def test_a_reviewer_takes_an_older_version_back(cast: Cast, resource: Resource) -> None:
    old = resource.versions.get(number=1)
    publications.withhold(old, actor=cast.reviewer, reason="含有个人信息", now=NOW)
    assert standing(resource, 1) == Standing.WITHHELD
    again = publications.withhold(old, actor=cast.reviewer, reason="again", now=NOW)
    assert again.withheld_reason == {"zh-Hans": "含有个人信息"}


@pytest.mark.parametrize("who", ["publisher", "other_publisher", "outsider"])
def test_nobody_else_may(cast: Cast, resource: Resource, who: str) -> None:
    with pytest.raises(NotAllowed):
        publications.withhold(resource.versions.get(number=1), actor=getattr(cast, who), reason="x", now=NOW)


@pytest.mark.parametrize(("number", "reason", "code"), [(2, "x", "is-served"), (1, " ", "required")])
def test_refusals_say_why(cast: Cast, resource: Resource, number: int, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        publications.withhold(resource.versions.get(number=number), actor=cast.reviewer, reason=reason, now=NOW)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_what_was_never_public_can_not_be_taken_back(cast: Cast) -> None:
    resource = newer(upload_and_run(make_dataset(cast.agency), cast), cast)
    with pytest.raises(Refused):
        publications.withhold(resource.versions.get(number=1), actor=cast.reviewer, reason="x", now=NOW)


def test_the_migration_knows_only_what_is_served(cast: Cast) -> None:
    public, draft = make_public_dataset(cast.agency, "public"), make_dataset(cast.agency, "draft")
    shared = make_public_dataset(cast.agency, "shared")
    Dataset.objects.filter(pk=shared.pk).update(release_level="shared", requested_level="shared")
    make_version(draft.resources.create(title={"en": "x"}))
    make_version(public.resources.get(), number=2)
    migration: Any = import_module("catalog.migrations.0009_publications")
    migration.record_what_is_served(apps, connection.schema_editor())
    assert list(Version.objects.filter(publication__isnull=False).values_list("number", flat=True)) == [2]
