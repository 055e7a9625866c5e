"""Writing by CKAN's calls: who may, what comes of it, what is refused, and that nothing is half-written."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.models import Dataset, Job, Resource, State
from tests.api.ckan.client import Ckan
from tests.make import Cast, make_cast, make_dataset, make_resource
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

FERRIES: dict[str, Any] = {
    "name": "ferries",
    "owner_org": "transport",
    "title": "Ferries",
    "notes": "Where they land.",
    "license_id": "cc-by",
    "tags": [{"name": "ferry"}],
    "groups": [{"name": "transport"}],
    "maintainer": "Desk",
    "maintainer_email": "desk@example.org",
    "extras": [{"key": "frequency", "value": "monthly"}, {"key": "guid", "value": "urn:1"}],
}


def test_a_created_package_is_a_draft_with_all_it_was_given() -> None:
    cast = make_cast()
    status, package = Ckan(cast.publisher).ask("package_create", **FERRIES)
    assert (status, package["state"]) == (200, "draft")
    dataset = Dataset.objects.get(slug="ferries")
    assert (dataset.license, dataset.frequency, dataset.themes) == ("CC-BY-4.0", "monthly", ["transport"])
    assert (dataset.contact_email, dataset.keywords) == ("desk@example.org", ["ferry"])
    assert dataset.extras == {"guid": "urn:1"}
    assert {"key": "guid", "value": "urn:1"} in package["extras"]


def _who(cast: Cast) -> dict[str, User | None]:
    return {"nobody": None, "outsider": cast.outsider, "other": cast.other_publisher}


@pytest.mark.parametrize("who", ["nobody", "outsider", "other"])
@pytest.mark.parametrize(
    ("action", "asked"),
    [
        ("package_create", FERRIES),
        ("package_patch", {"id": "bus-stops", "title": "Taken over"}),
        ("package_update", {"id": "bus-stops", "title": "Taken over"}),
        ("package_delete", {"id": "bus-stops"}),
        ("resource_create", {"package_id": "bus-stops", "url": "https://example.org/a.csv"}),
    ],
)
def test_strangers_change_nothing(who: str, action: str, asked: dict[str, Any]) -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    before = Dataset.objects.values().get(pk=dataset.pk)
    status, error = Ckan(_who(cast)[who]).ask(action, **asked)
    assert (status, error["__type"]) == (403, "Authorization Error")
    assert Dataset.objects.values().get(pk=dataset.pk) == before
    assert Resource.objects.count() == 1


def test_a_token_for_reading_writes_nothing() -> None:
    assert Ckan(make_cast().publisher, scopes=("read",)).ask("package_create", **FERRIES)[0] == 403


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": ""}, {"name": ["Missing value"]}),
        ({"name": "A b"}, {"name": ["Must be purely lowercase alphanumeric (ascii) characters and these symbols: -_"]}),
        ({"name": "a"}, {"name": ["Must be at least 2 characters long"]}),
        ({"owner_org": None}, {"owner_org": ["An organization must be provided"]}),
        ({"owner_org": "none"}, {"owner_org": ["Organization does not exist"]}),
        ({"tags": [{"name": "a"}]}, {"tags": ['Tag "a" length must be from 2 to 100']}),
        ({"groups": [{"name": "zz"}]}, {"groups": ["Group does not exist: zz; see group_list"]}),
        ({"license_id": "zz"}, {"license_id": ["Unknown license: zz; see license_list"]}),
        ({"extras": [{"key": "spatial", "value": "here"}]}, {"extras": ["spatial is no GeoJSON geometry in degrees"]}),
        ({"extras": [{"key": "a", "value": "1"}] * 2}, {"extras": ["There is a duplicate key"]}),
        ({"resources": "x{"}, {"resources": ["Could not parse as valid JSON"]}),
        ({"resources": [{"name": "no address"}]}, {"url": ["Missing value"]}),
        ({"maintainer_email": "nobody"}, {"maintainer_email": ["Enter a valid email address."]}),
        ({"title_translated": {"en": 1}}, None),
    ],
)
def test_faults_are_named_by_field_and_nothing_is_written(wrong: dict[str, Any], error: dict[str, Any] | None) -> None:
    cast = make_cast()
    status, found = Ckan(cast.publisher).ask("package_create", **{**FERRIES, **wrong})
    assert (status, found["__type"]) == (409, "Validation Error")
    assert error is None or {key: value for key, value in found.items() if key != "__type"} == error
    assert not Dataset.objects.exists()


def test_a_taken_name_is_refused() -> None:
    cast = make_cast()
    make_dataset(cast.other_agency, "ferries")
    assert Ckan(cast.publisher).ask("package_create", **FERRIES)[1]["name"] == ["That URL is already in use."]


def test_patch_keeps_what_it_does_not_name_and_update_does_not() -> None:
    cast = make_cast()
    client = Ckan(cast.publisher)
    client.ask("package_create", **FERRIES)
    assert client.ask("package_patch", id="ferries", title="Boats")[1]["notes"] == "Where they land."
    updated = client.ask("package_update", id="ferries", title="Ships")[1]
    assert (updated["title"], updated["tags"], updated["maintainer"]) == ("Ships", [], None)


def test_a_package_can_be_sent_back_as_it_was_read() -> None:
    cast = make_cast()
    client = Ckan(cast.publisher)
    package = client.ask("package_create", **FERRIES)[1]
    again = client.ask("package_update", **package)[1]
    assert {**again, "metadata_modified": None} == {**package, "metadata_modified": None}


def test_an_uploaded_file_goes_through_validation() -> None:
    cast = make_cast()
    client = Ckan(cast.publisher)
    client.ask("package_create", **FERRIES)
    file = SimpleUploadedFile("landings.csv", CSV, "application/octet-stream")
    form = {"package_id": "ferries", "name": "Landings", "upload": file, "type": "x"}
    response = client.form("resource_create", form)
    assert response.status_code == 200, response.content
    run_job(Job.objects.get())
    shown = client.ask("resource_show", id=response.json()["result"]["id"])[1]
    assert (shown["name"], shown["datastore_active"], shown["url_type"]) == ("Landings", True, "upload")
    assert client.get(shown["url"].partition("8000")[2]).status_code == 301


def test_a_mended_file_becomes_a_new_version() -> None:
    cast = make_cast()
    resource = upload_and_run(make_dataset(cast.agency), cast)
    client = Ckan(cast.publisher)
    file = SimpleUploadedFile("stops.csv", CSV + "新站,公交,1\n".encode())
    assert client.form("resource_patch", {"id": str(resource.pk), "upload": file}).status_code == 200
    run_job(Job.objects.latest("created"))
    resource.refresh_from_db()
    assert resource.version is not None
    assert resource.version.number == 2


def test_the_last_file_of_a_public_dataset_stays() -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    resource = upload_and_run(dataset, cast)
    publish(dataset, cast)
    assert Ckan(cast.publisher).ask("resource_delete", id=str(resource.pk))[0] == 403
    assert Ckan(cast.reviewer).ask("resource_delete", id=str(resource.pk))[0] == 409
    assert Resource.objects.filter(pk=resource.pk).exists()


def test_a_draft_and_its_files_can_be_deleted() -> None:
    cast = make_cast()
    resource = upload_and_run(make_dataset(cast.agency), cast)
    client = Ckan(cast.publisher)
    assert client.ask("resource_delete", id=str(resource.pk)) == (200, None)
    assert client.ask("package_delete", id="bus-stops") == (200, None)
    assert not Dataset.objects.exists()


def test_deleting_what_is_public_withdraws_it_by_a_reviewer() -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    assert Ckan(cast.publisher).ask("package_delete", id="bus-stops")[0] == 403
    assert Ckan(cast.reviewer).ask("package_delete", id="bus-stops") == (200, None)
    dataset.refresh_from_db()
    assert dataset.state == State.WITHDRAWN


def test_resources_given_with_a_package_replace_its_own() -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    kept, dropped = upload_and_run(dataset, cast), upload_and_run(dataset, cast)
    given = [{"id": str(kept.pk), "name": "Renamed"}, {"url": "https://example.org/b.csv"}]
    status, package = Ckan(cast.publisher).ask("package_patch", id="bus-stops", resources=given)
    assert (status, [one["name"] for one in package["resources"]]) == (200, ["Renamed", "b.csv"])
    assert not Resource.objects.filter(pk=dropped.pk).exists()


def test_a_cookie_writes_nothing() -> None:
    cast = make_cast()
    client = Ckan()
    client.client.force_login(cast.publisher)
    assert client.ask("package_create", **FERRIES)[0] == 403


def test_resources_are_reordered_and_the_unnamed_come_after() -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    first, second, third = (str(make_resource(dataset, position=place).pk) for place in range(3))
    status, result = Ckan(cast.publisher).ask("package_resource_reorder", id="bus-stops", order=[third])
    assert (status, result) == (200, {"id": "bus-stops", "order": [third, first, second]})
    shown = Ckan(cast.publisher).ask("package_show", id="bus-stops")[1]["resources"]
    assert [(one["id"], one["position"]) for one in shown] == [(third, 0), (first, 1), (second, 2)]


@pytest.mark.parametrize(
    ("order", "error"),
    [
        ("x", {"order": ["Could not parse as valid JSON"]}),
        ({"a": 1}, {"order": "Must be a list of resource"}),
        (["x"], {"order": "resource_id x can not be found"}),
        (None, {"order": ["Missing value"]}),
    ],
)
def test_an_order_of_nonsense_is_refused(order: Any, error: dict[str, Any]) -> None:
    cast = make_cast()
    make_resource(make_dataset(cast.agency))
    status, found = Ckan(cast.publisher).ask("package_resource_reorder", id="bus-stops", order=order)
    assert (status, found) == (409, {**error, "__type": "Validation Error"})


def test_resources_stand_as_a_package_gives_them() -> None:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    first, second = (str(make_resource(dataset, position=place).pk) for place in range(2))
    status, package = Ckan(cast.publisher).ask(
        "package_patch", id="bus-stops", resources=[{"id": second}, {"id": first}]
    )
    assert (status, [one["id"] for one in package["resources"]]) == (200, [second, first])
