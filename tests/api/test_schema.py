"""The Table Schema of a resource through the API: measured for everyone, given by the agency's people."""

import pytest

from catalog.models import Job, Resource, ResourceSchema, Status
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset
from tests.publish import publish, run_job, upload_and_run
from tests.publishing.test_schema import KINDS

pytestmark = pytest.mark.django_db
WRITE = ("read", "write")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    return upload_and_run(make_dataset(cast.agency), cast)


def path(resource: Resource, rest: str = "schema") -> str:
    return f"resources/{resource.pk}/{rest}"


def test_strangers_get_what_was_measured_until_one_is_given(cast: Cast, resource: Resource) -> None:
    assert Api().get(path(resource)).status_code == 404
    publish(resource.dataset, cast)
    answer = Api().get(path(resource))
    assert answer["X-Schema-Source"] == "measured"
    assert [field["type"] for field in answer.json()["fields"]] == ["string", "string", "integer"]
    assert Api(cast.reviewer, scopes=WRITE).send("PUT", path(resource), KINDS).status_code == 200
    answer = Api().get(path(resource))
    assert (answer["X-Schema-Source"], answer.json()) == ("given", KINDS)
    assert Api().get(path(resource, "schema?measured=1"))["X-Schema-Source"] == "measured"
    assert Api().get(path(resource, "schema?mesured=1")).status_code == 400


def test_a_schema_is_given_and_its_findings_are_read(cast: Cast, resource: Resource) -> None:
    api = Api(cast.publisher, scopes=WRITE)
    assert api.send("PUT", path(resource), KINDS).json() == KINDS
    run_job(Job.objects.get(status=Status.QUEUED))
    found = api.get(path(resource, "validation")).json()
    assert "schema-enum" in str(found)
    assert api.send("DELETE", path(resource)).status_code == 204
    run_job(Job.objects.get(status=Status.QUEUED))
    assert "schema-" not in str(api.get(path(resource, "validation")).json())
    assert api.send("DELETE", path(resource)).status_code == 204


@pytest.mark.parametrize(
    ("who", "scopes", "status"),
    [
        ("publisher", WRITE, 200),
        ("publisher", ("read",), 403),
        ("other_publisher", WRITE, 404),
        ("outsider", WRITE, 404),
        (None, (), 401),
    ],
)
def test_who_may_give_one(
    cast: Cast, resource: Resource, who: str | None, scopes: tuple[str, ...], status: int
) -> None:
    api = Api(getattr(cast, who), scopes=scopes) if who else Api()
    assert api.send("PUT", path(resource), KINDS).status_code == status
    assert ResourceSchema.objects.exists() is (status == 200)
    assert api.send("DELETE", path(resource)).status_code == (204 if status == 200 else status)


def test_faults_are_told_with_their_places(cast: Cast, resource: Resource) -> None:
    faulty = {"fields": [{"name": "a", "type": "text"}, {"name": "b", "constraints": {"patern": "x"}}]}
    answer = Api(cast.publisher, scopes=WRITE).send("PUT", path(resource), faulty)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == ["fields[0].type", "fields[1].constraints.patern"]


@pytest.mark.parametrize("body", [None, [], "x", 1, {"fields": "x"}])
def test_what_is_no_schema_is_refused(cast: Cast, resource: Resource, body: object) -> None:
    assert Api(cast.publisher, scopes=WRITE).send("PUT", path(resource), body).status_code in (400, 422)
    assert not ResourceSchema.objects.exists()
