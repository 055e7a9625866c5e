"""The workbench: one sees one's own agency, in a fixed number of queries, and every step goes through the rules."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Membership, Role, State, Token
from tests.make import Cast, make_cast, make_dataset, make_public_dataset
from tests.publish import CSV, run_job, upload_and_run

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/dataset/"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _as(user: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("who", "sees"), [("publisher", True), ("reviewer", True), ("steward", True), ("other_publisher", False)]
)
def test_one_sees_only_ones_own_agencys_datasets(cast: Cast, who: str, sees: bool) -> None:
    dataset = make_dataset(cast.agency)
    client = _as(getattr(cast, who))
    assert (str(dataset.pk) in client.get(LIST).content.decode()) == sees
    for path in (f"{LIST}{dataset.pk}/openness/", f"{LIST}{dataset.pk}/files/add/"):
        assert client.get(path).status_code == (200 if sees else 404)
    assert client.post(f"{LIST}{dataset.pk}/step/submit/").status_code == (302 if sees else 404)


def test_who_has_no_agency_has_no_workbench(cast: Cast) -> None:
    assert _as(cast.outsider).get(LIST).status_code == 403
    assert Client().get(LIST).status_code == 302


@pytest.mark.parametrize("path", ["", "catalog/agency/", "auth/user/", "catalog/token/", "catalog/dataset/add/"])
@pytest.mark.parametrize("who", ["publisher", "reviewer", "steward"])
def test_pages_open_for_whom_they_are_meant(cast: Cast, who: str, path: str) -> None:
    stewards_only = path in ("auth/user/", "catalog/agency/") and who != "steward"
    assert _as(getattr(cast, who)).get(f"/admin/{path}").status_code == (403 if stewards_only else 200)


def test_an_agency_admin_manages_the_own_agency_alone(cast: Cast) -> None:
    Membership.objects.filter(user=cast.reviewer).update(role=Role.ADMIN)
    client = _as(cast.reviewer)
    assert client.get(f"/admin/catalog/agency/{cast.agency.pk}/change/").status_code == 200
    assert client.get(f"/admin/catalog/agency/{cast.other_agency.pk}/change/").status_code == 302


def test_a_publisher_can_not_choose_another_agency(cast: Cast) -> None:
    values = {"agency": str(cast.other_agency.pk), "title_zh": "偷", "requested_level": "open", "frequency": "daily"}
    page = _as(cast.publisher).post(f"{LIST}add/", values)
    assert page.status_code == 200
    assert not Dataset.objects.exists()


def test_a_file_is_added_watched_and_reported(cast: Cast) -> None:
    dataset, client = make_dataset(cast.agency), _as(cast.publisher)
    flawed = SimpleUploadedFile("站点.csv", CSV + "只有一列\n".encode())
    client.post(f"{LIST}{dataset.pk}/files/add/", {"file": flawed, "title_zh": "站点"})
    resource = dataset.resources.get()
    running = client.get(f"{LIST}{dataset.pk}/files/{resource.pk}/run/")
    assert 'hx-trigger="every 1s"' in running.content.decode()
    assert "HX-Refresh" not in running
    run_job(resource.jobs.get())
    assert client.get(f"{LIST}{dataset.pk}/files/{resource.pk}/run/")["HX-Refresh"] == "true"
    report = client.get(f"{LIST}{dataset.pk}/files/{resource.pk}/").content.decode()
    assert "Row 5" in report


@pytest.mark.parametrize("values", [{}, {"url": "ftp://x"}, {"url": "x", "file": SimpleUploadedFile("a.csv", b"x")}])
def test_neither_file_nor_link_is_told_in_words(cast: Cast, values: dict[str, object]) -> None:
    dataset = make_dataset(cast.agency)
    page = _as(cast.publisher).post(f"{LIST}{dataset.pk}/files/add/", values, follow=True)
    text = page.content.decode()
    assert "one of the two" in text or "no web address" in text
    assert not dataset.resources.exists()


def test_a_refused_step_says_why_on_the_page(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    page = _as(cast.publisher).post(f"{LIST}{dataset.pk}/step/approve/", follow=True)
    assert "Only a reviewer of the agency may do this." in page.content.decode()
    dataset.refresh_from_db()
    assert dataset.state == State.DRAFT


def test_a_tokens_secret_is_shown_once_and_works(cast: Cast) -> None:
    client = _as(cast.publisher)
    values = {"name": "laptop", "expires_0": "2099-01-01", "expires_1": "00:00:00"}
    page = client.post("/admin/catalog/token/add/", values, follow=True).content.decode()
    token = Token.objects.get(user=cast.publisher)
    secret = page.partition("shown again: ")[2].split("<")[0].strip()
    assert secret.startswith(token.prefix)
    assert secret not in client.get("/admin/catalog/token/").content.decode()


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", ["/admin/", LIST])
def test_queries_do_not_grow_with_the_datasets(cast: Cast, path: str) -> None:
    client = _as(cast.publisher)
    make_public_dataset(cast.agency, "first")
    make_dataset(cast.agency, "draft-0")
    few = _queries(client, path)
    for number in range(1, 8):
        make_public_dataset(cast.agency, f"more-{number}")
        make_dataset(cast.agency, f"draft-{number}")
    assert _queries(client, path) == few


def test_queries_of_a_dataset_do_not_grow_with_its_files(cast: Cast) -> None:
    dataset, client = make_dataset(cast.agency), _as(cast.publisher)
    path = f"{LIST}{dataset.pk}/change/"
    upload_and_run(dataset, cast)
    few = _queries(client, path)
    for _number in range(4):
        upload_and_run(dataset, cast)
    assert _queries(client, path) == few
