"""In the workbench: a schema pasted or uploaded, columns marked, findings resolved; by whom, and what the page says."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from catalog.models import Activity, ContactColumn, Event, Job, Resource, ResourceSchema, Status
from tests.make import Cast, make_cast, make_dataset
from tests.publish import run_job, upload_and_run
from tests.publishing.test_contacts import OFFICES
from tests.publishing.test_personal import PEOPLE
from tests.publishing.test_schema import KINDS

pytestmark = pytest.mark.django_db
TEXT = json.dumps(KINDS)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def as_(user: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def path(resource: Resource, rest: str = "") -> str:
    return f"/admin/catalog/dataset/{resource.dataset_id}/files/{resource.pk}/{rest}"


def page_of(client: Client, resource: Resource, rest: str = "") -> str:
    return client.get(path(resource, rest)).content.decode()


@pytest.mark.parametrize("way", ["text", "file"])
def test_a_schema_is_given_and_its_findings_stand_in_the_report(cast: Cast, way: str) -> None:
    resource, client = upload_and_run(make_dataset(cast.agency), cast), as_(cast.publisher)
    assert "&quot;name&quot;: &quot;名称&quot;" in page_of(client, resource, "schema/")
    given = TEXT if way == "text" else SimpleUploadedFile("schema.json", b"\xef\xbb\xbf" + TEXT.encode())
    answer = client.post(path(resource, "schema/"), {way: given})
    assert (answer.status_code, ResourceSchema.objects.get().descriptor) == (302, KINDS)
    run_job(Job.objects.get(status=Status.QUEUED))
    assert "is none of the 1 values that the schema allows" in page_of(client, resource)
    assert "Given by publisher" in page_of(client, resource, "schema/")
    client.post(path(resource, "schema/remove/"))
    run_job(Job.objects.get(status=Status.QUEUED))
    assert "the schema allows" not in page_of(client, resource)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"fields": [}', "This is not JSON: line 1, column 13."),
        ("", "This is not JSON"),
        ("[" * 3000, "This is not JSON"),
        ('{"fields": [{"name": "<b>", "type": "x"}, {"name": "<b>"}]}', "fields[0].type: There is no type “x”."),
        ('{"fields": [{"name": "<b>"}, {"name": "<b>"}]}', "The name “&lt;b&gt;” is taken"),
        ('{"fields": [{"name": "a\\u0000"}]}', "can&#x27;t be kept"),
    ],
)
def test_faults_stand_above_what_was_typed(cast: Cast, text: str, words: str) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    answer = as_(cast.publisher).post(path(resource, "schema/"), {"text": text})
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not ResourceSchema.objects.exists()


@pytest.mark.parametrize("rest", ["schema/", "schema/remove/", "contacts/mark/", "contacts/unmark/"])
def test_other_agencies_find_nothing(cast: Cast, rest: str) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast)
    assert as_(cast.other_publisher).post(path(resource, rest), {"text": TEXT}).status_code == 404
    assert Client().post(path(resource, rest), {"text": TEXT}).status_code == 302
    assert not ResourceSchema.objects.exists()


def test_a_column_is_marked_and_unmarked_with_a_reason(cast: Cast) -> None:
    resource, client = upload_and_run(make_dataset(cast.agency), cast, OFFICES), as_(cast.publisher)
    page = page_of(client, resource)
    assert "waits for a reviewer" in page
    assert "<option>办公电话</option>" in page
    assert "It may be public" not in page
    client.post(path(resource, "contacts/mark/"), {"column": "办公电话", "reason": "<i>Desks</i>"})
    page = page_of(client, resource)
    assert "contacts at work" in page
    assert "&lt;i&gt;Desks&lt;/i&gt;" in page
    assert "waits for a reviewer" not in page
    client.post(path(resource, "contacts/unmark/"), {"column": "办公电话"})
    assert "waits for a reviewer" in page_of(client, resource)


@pytest.mark.parametrize(
    "values", [{}, {"column": "办公电话"}, {"column": "x", "reason": "y"}, {"column": "办公电话\x00", "reason": "y"}]
)
def test_a_mark_that_says_too_little_is_refused_in_words(cast: Cast, values: dict[str, str]) -> None:
    resource, client = upload_and_run(make_dataset(cast.agency), cast, OFFICES), as_(cast.publisher)
    answer = client.post(path(resource, "contacts/mark/"), values, follow=True)
    assert 'class="error"' in answer.content.decode()
    assert not ContactColumn.objects.exists()


def test_a_reviewer_resolves_and_the_reason_stands_beside_the_finding(cast: Cast) -> None:
    resource, client = upload_and_run(make_dataset(cast.agency), cast, PEOPLE), as_(cast.reviewer)
    assert "It may be public" in page_of(client, resource)
    client.post(path(resource, "clear/"), {"reason": "Numbers of stalls."})
    page = page_of(client, resource)
    assert "resolved" in page
    assert "Numbers of stalls." in page
    assert "It may be public" not in page
    assert "1380000" not in page
    assert Activity.objects.get(event=Event.CLEARED).actor == cast.reviewer
