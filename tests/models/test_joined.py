"""Joined rows are the instances that Django's own queries give, and ask nothing more than one question."""

import pytest
from django.db import connection
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Link, Resource
from catalog.models.joined import Joined
from catalog.prepared import Given
from tests.make import NOW, make_agency, make_public_dataset, make_resource

pytestmark = pytest.mark.django_db


def _ask_files() -> QuerySet[Resource]:
    return Resource.objects.filter(dataset__slug=Given("slug")).order_by("position")


FILES = Joined(
    Resource, _ask_files, "version", "version__profile", "link", without=("version__profile__columns", "link__error")
)


def _values(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


@pytest.fixture
def dataset() -> Dataset:
    made = make_public_dataset(make_agency())
    linked = make_resource(made, position=1, url="https://example.org/x.csv")
    Link.objects.create(resource=linked, url=linked.url, host="example.org", next_check=NOW)
    return made


def test_each_is_what_django_gives(dataset: Dataset) -> None:
    with CaptureQueriesContext(connection) as asked:
        found = FILES.all(slug=dataset.slug)
        stored, linked = found
        version = stored.version
        assert version is not None
        assert linked.version is None
        assert not hasattr(stored, "link")
        ways = [(version.filename, version.profile.rows), linked.link.url]
    assert len(asked) == 1, [one["sql"] for one in asked]
    assert ways == [("stops.csv", 2), "https://example.org/x.csv"]
    alike = list(Resource.objects.select_related("version__profile", "link").order_by("position"))
    assert list(map(_values, found)) == list(map(_values, alike))
    assert _values(linked.link) == _values(alike[1].link)
    assert alike[0].version is not None
    assert _values(version) == _values(alike[0].version)
    assert version.profile.columns == alike[0].version.profile.columns


def test_what_is_left_out_is_read_when_it_is_asked_for(dataset: Dataset) -> None:
    (stored, _linked) = FILES.all(slug=dataset.slug)
    assert stored.version is not None
    with CaptureQueriesContext(connection) as asked:
        assert stored.version.profile.columns
    assert len(asked) == 1


def test_a_version_without_a_table_has_no_profile(dataset: Dataset) -> None:
    stored = FILES.all(slug=dataset.slug)[0]
    assert stored.version is not None
    stored.version.profile.delete()
    without = FILES.all(slug=dataset.slug)[0]
    assert not hasattr(without.version, "profile")


def test_the_first_or_none(dataset: Dataset) -> None:
    assert FILES.first(slug=dataset.slug) == dataset.resources.get(position=0)
    assert FILES.first(slug="nothing") is None


def test_an_instance_can_be_saved(dataset: Dataset) -> None:
    linked = FILES.all(slug=dataset.slug)[1]
    linked.url = "https://example.org/y.csv"
    linked.save()
    assert Resource.objects.get(pk=linked.pk).url == "https://example.org/y.csv"
