"""`Idempotency-Key`: a request sent again changes nothing more and is answered as before."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from catalog.models import Activity, Dataset, Event, Job, KeptAnswer, Resource
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset, make_public_dataset
from tests.publish import CSV

pytestmark = pytest.mark.django_db
BODY = {"agency": "transport", "title": {"en": "Stops"}, "description": {"en": "Where buses stop."}}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_a_dataset_is_created_once(cast: Cast) -> None:
    api = Api(cast.publisher)
    first = api.post("datasets", BODY, Idempotency_Key="k1")
    again = api.post("datasets", dict(reversed(BODY.items())), Idempotency_Key="k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again["Location"], again["ETag"]) == (first.content, first["Location"], first["ETag"])
    assert (first.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")
    assert Dataset.objects.count() == 1
    assert api.post("datasets", BODY, Idempotency_Key="k2").json()["id"] != first.json()["id"]


def test_another_request_with_the_key_is_refused(cast: Cast) -> None:
    api, dataset = Api(cast.publisher), make_dataset(cast.agency)
    api.post("datasets", BODY, Idempotency_Key="k1")
    other = api.post("datasets", {**BODY, "title": {"en": "Other"}}, Idempotency_Key="k1")
    elsewhere = api.post(f"datasets/{dataset.pk}/submit", Idempotency_Key="k1")
    assert (other.status_code, elsewhere.status_code) == (422, 422)
    assert other.json()["errors"][0] == {**other.json()["errors"][0], "field": "Idempotency-Key"}
    assert Dataset.objects.count() == 2


def test_keys_of_two_people_have_nothing_to_do_with_each_other(cast: Cast) -> None:
    Api(cast.publisher).post("datasets", BODY, Idempotency_Key="k1")
    assert Api(cast.reviewer).post("datasets", BODY, Idempotency_Key="k1").status_code == 201
    assert Dataset.objects.count() == 2


def test_what_was_refused_may_be_mended_under_the_same_key(cast: Cast) -> None:
    api = Api(cast.publisher)
    assert api.post("datasets", {**BODY, "title": {}}, Idempotency_Key="k1").status_code == 400
    assert not KeptAnswer.objects.exists()
    assert api.post("datasets", BODY, Idempotency_Key="k1").status_code == 201


def test_a_file_is_taken_in_once_by_its_bytes(cast: Cast) -> None:
    api, path = Api(cast.publisher), f"datasets/{make_dataset(cast.agency).pk}/resources"

    def send(content: bytes) -> int:
        status: int = api.form(path, {"file": SimpleUploadedFile("x.csv", content)}, Idempotency_Key="k1").status_code
        return status

    # Each form has another boundary.
    assert [send(CSV), send(CSV), send(CSV + b"x")] == [202, 202, 422]
    assert (Resource.objects.count(), Job.objects.count()) == (1, 1)


def test_new_content_makes_one_version(cast: Cast) -> None:
    resource = make_public_dataset(cast.agency).resources.get()
    before = resource.jobs.count()
    api = Api(cast.publisher)
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na\n1\n\r\n--x--\r\n'
    for _ in range(2):
        answer = api.client.put(
            f"/api/v1/resources/{resource.pk}/content",
            body,
            content_type="multipart/form-data; boundary=x",
            headers={**api.headers, "Idempotency-Key": "k1"},
        )
        assert answer.status_code == 202
    assert resource.jobs.count() == before + 1


def test_a_step_of_the_workflow_is_taken_once(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    for _ in range(2):
        path, body = f"datasets/{dataset.pk}/withdraw", {"comment": "Wrong."}
        assert Api(cast.reviewer).post(path, body, Idempotency_Key="k1").status_code == 200
    assert Activity.objects.filter(event=Event.WITHDRAWN).count() == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "a\x07b", "schlüssel"])
def test_nonsense_is_no_key(cast: Cast, key: str) -> None:
    assert Api(cast.publisher).post("datasets", BODY, Idempotency_Key=key).status_code == 400
    assert not Dataset.objects.exists()


def test_without_a_token_a_key_changes_nothing() -> None:
    assert Api().post("datasets", BODY, Idempotency_Key="k1").status_code == 401
