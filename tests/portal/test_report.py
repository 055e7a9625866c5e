"""Reports, versions and marks over time in the portal: what a citizen may read, in how many questions."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Resource, State
from catalog.publishing import files, publications
from tests.make import NOW, Cast, make_assessment, make_cast, make_dataset, make_public_dataset
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

FLAWED = "名称,数量,数量\n甲,1,2\n乙,3\n合计,4,6\n".encode("gb18030")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    """Public: version 1 with flaws was public, version 2 is clean and served."""
    dataset = make_dataset(cast.agency)
    first = upload_and_run(dataset, cast, FLAWED)
    publish(dataset, cast)
    return add(first, cast, CSV)


def add(resource: Resource, cast: Cast, content: bytes) -> Resource:
    fresh = Resource.objects.get(pk=resource.pk)
    run_job(files.upload(fresh, [content], actor=cast.reviewer, filename="next.csv"))
    return Resource.objects.select_related("dataset").get(pk=resource.pk)


def page(client: Client, resource: Resource, number: int, language: str = "en") -> str:
    answer = client.get(f"{resource.get_absolute_url()}/versions/{number}?lang={language}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_report_in_both_languages(client: Client, resource: Resource) -> None:
    english, chinese = page(client, resource, 1), page(client, resource, 1, "zh-Hans")
    assert "3 things to mend, 1 to know; 3 of 3 rows read." in english
    assert "第 1 行：第 3 列的列名“数量”与前面的列重复。" in chinese
    assert f"/api/v1/resources/{resource.pk}/validation.csv?version=1" in english


def test_the_newer_version_says_what_was_solved(client: Client, resource: Resource) -> None:
    assert "All 4 problems are solved." in page(client, resource, 2)


def test_older_versions_are_listed_with_their_bytes(client: Client, resource: Resource) -> None:
    for address in (resource.get_absolute_url(), resource.dataset.get_absolute_url()):
        assert "/download?version=1" in client.get(address).content.decode()


def test_a_version_that_was_never_public_is_not_there(client: Client, cast: Cast) -> None:
    first = upload_and_run(make_dataset(cast.agency), cast, FLAWED)
    resource = add(first, cast, CSV)
    publish(resource.dataset, cast)
    address = f"{resource.get_absolute_url()}/versions/1"
    assert client.get(address).status_code == 404
    assert "version=1" not in client.get(resource.get_absolute_url()).content.decode()
    assert "Compared with" not in page(client, resource, 2)
    client.force_login(cast.publisher, backend="django.contrib.auth.backends.ModelBackend")
    own = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "Only your agency sees this page" in own
    assert f"/admin/catalog/dataset/{resource.dataset_id}/files/{resource.pk}/versions/1/problems.csv" in own


def test_a_version_taken_back_says_when_and_why(client: Client, cast: Cast, resource: Resource) -> None:
    publications.withhold(resource.versions.get(number=1), actor=cast.reviewer, reason="Names in it.", now=NOW)
    answer = client.get(f"{resource.get_absolute_url()}/versions/1")
    assert (answer.status_code, "Names in it." in answer.content.decode()) == (410, True)
    listed = client.get(resource.get_absolute_url(), headers={"Accept-Language": "en"}).content.decode()
    assert "Taken back 2026-11-01: " in listed
    assert "download?version=1" not in listed


@pytest.mark.parametrize("rest", ["versions/9", "versions/0", "versions/x"])
def test_other_numbers_are_404(client: Client, resource: Resource, rest: str) -> None:
    assert client.get(f"{resource.get_absolute_url()}/{rest}").status_code == 404


def test_a_withdrawn_datasets_reports_are_gone(client: Client, resource: Resource) -> None:
    Dataset.objects.filter(pk=resource.dataset_id).update(
        state=State.WITHDRAWN, withdrawn_at=NOW, withdrawn_reason={"en": "x"}
    )
    assert client.get(f"{resource.get_absolute_url()}/versions/1").status_code == 410


def test_marks_over_time_stand_on_the_datasets_page(client: Client, resource: Resource) -> None:
    address = resource.dataset.get_absolute_url()
    shown = client.get(address, headers={"Accept-Language": "en"}).content.decode()
    assert "The eight marks at each time when one of them changed, oldest first." in shown


def test_an_agencys_page_leads_to_what_is_not_met(client: Client) -> None:
    dataset = make_public_dataset(make_cast().agency)
    make_assessment(dataset, met=2)
    shown = client.get(f"/agencies/{dataset.agency.slug}", headers={"Accept-Language": "en"}).content.decode()
    assert "Openness by month" in shown
    assert '/datasets?agency=transport&amp;criterion=timely:unmet"' in shown


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize(("rest", "most"), [("/versions/1", 14), ("", 16)])
def test_queries_do_not_grow_with_versions(
    client: Client, cast: Cast, resource: Resource, rest: str, most: int
) -> None:
    address = resource.get_absolute_url() + rest
    few = questions(client, address)
    for number in range(4):
        add(resource, cast, FLAWED + b"x\n" * number * 20)
    add(resource, cast, CSV)
    assert questions(client, address) == few
    assert few <= most


def test_queries_of_an_agency_do_not_grow_with_its_months(client: Client, cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    address = f"/agencies/{cast.agency.slug}"
    few = questions(client, address)
    for _number in range(20):
        make_assessment(dataset)
    assert questions(client, address) == few
    assert few <= 12
