"""The report of each version in the admin: who reads it, what stands first, what the sheet holds."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Publication, Resource
from catalog.publishing import files
from tests.make import Cast, make_cast, make_dataset, make_problem
from tests.publish import CSV, publish, run_job, upload_and_run

pytestmark = pytest.mark.django_db

FLAWED = "名称,数量,数量\n甲,1,2\n乙,3\n合计,4,6\n".encode("gb18030")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def resource(cast: Cast) -> Resource:
    """A draft's file: version 1 has flaws, version 2 has none."""
    return add(upload_and_run(make_dataset(cast.agency), cast, FLAWED), cast)


def add(resource: Resource, cast: Cast, content: bytes = CSV) -> Resource:
    fresh = Resource.objects.get(pk=resource.pk)
    run_job(files.upload(fresh, [content], actor=cast.reviewer, filename="next.csv"))
    return Resource.objects.select_related("dataset").get(pk=resource.pk)


def as_(user: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def path(resource: Resource, rest: str = "") -> str:
    return f"/admin/catalog/dataset/{resource.dataset_id}/files/{resource.pk}/{rest}"


@pytest.mark.parametrize("rest", ["", "progress/", "versions/1/", "versions/2/", "versions/1/problems.csv"])
def test_only_the_agencys_people_read_it(cast: Cast, resource: Resource, rest: str) -> None:
    seen = {who: as_(getattr(cast, who)).get(path(resource, rest)).status_code for who in ("publisher", "steward")}
    assert set(seen.values()) == {200}
    assert as_(cast.other_publisher).get(path(resource, rest)).status_code == 404
    assert Client().get(path(resource, rest)).status_code == 302


def test_the_first_thing_to_mend_stands_first_beside_the_way_to_mend_it(cast: Cast) -> None:
    resource = upload_and_run(make_dataset(cast.agency), cast, FLAWED)
    page = as_(cast.publisher).get(path(resource)).content.decode()
    order = [page.index(words) for words in ("Mend this first:", "Row 1: column 3 has the name", "Upload a mended")]
    assert order == sorted(order)
    assert page.index('id="kind-duplicate-header"') < page.index('id="kind-short-row"') < page.index("kind-encoding")


def test_the_second_version_says_what_was_solved(cast: Cast, resource: Resource) -> None:
    page = as_(cast.publisher).get(path(resource)).content.decode()
    assert "Compared with version 1" in page
    assert "All 4 problems are solved." in page
    board = as_(cast.reviewer).get(f"/admin/catalog/dataset/{resource.dataset_id}/change/").content.decode()
    assert "All 4 problems are solved." in board


def test_an_older_version_offers_no_upload(cast: Cast, resource: Resource) -> None:
    page = as_(cast.publisher).get(path(resource, "versions/1/")).content.decode()
    assert "This is version 1, not the newest." in page
    assert "Upload a mended version" not in page


def test_one_kind_is_shown_with_all_its_places(cast: Cast) -> None:
    content = "甲,乙\n" + "短\n" * 30 + "一,二\n"
    resource = upload_and_run(make_dataset(cast.agency), cast, content.encode())
    client = as_(cast.publisher)
    whole, one = client.get(path(resource)).content.decode(), client.get(path(resource, "versions/1/?kind=short-row"))
    assert "All 30 places that are named" in whole
    assert "Row 31: it has 1 cells" in one.content.decode()
    assert "Row 31: it has 1 cells" not in whole
    assert client.get(path(resource, "versions/1/?kind=<script>")).status_code == 200


def test_what_stands_in_the_file_never_becomes_markup(cast: Cast) -> None:
    hostile = "<script>alert(1)</script>"
    content = f"{hostile},{hostile}\n" + "".join(f"{n},{n}\n" for n in range(60)) + f"{hostile},1\n1,2,{hostile}\n"
    resource = upload_and_run(make_dataset(cast.agency), cast, content.encode())
    assert "<script>alert" not in as_(cast.publisher).get(path(resource)).content.decode()


def test_the_sheet_is_in_the_readers_language(cast: Cast, resource: Resource) -> None:
    answer = as_(cast.publisher).get(path(resource, "versions/1/problems.csv?lang=zh-Hans"))
    assert "第 3 行：有 2 个单元格" in answer.getvalue().decode("utf-8-sig")


def test_a_reviewer_takes_an_older_version_back(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    first = upload_and_run(dataset, cast)
    publish(dataset, cast)
    resource = add(first, cast, FLAWED)
    offered = "Take this version back from the public"
    assert offered in as_(cast.reviewer).get(path(resource, "versions/1/")).content.decode()
    assert offered not in as_(cast.reviewer).get(path(resource, "versions/2/")).content.decode()
    assert offered not in as_(cast.publisher).get(path(resource, "versions/1/")).content.decode()
    as_(cast.publisher).post(path(resource, "versions/1/withhold/"), {"reason": "x"})
    assert not Publication.objects.filter(withheld_at__isnull=False).exists()
    page = as_(cast.reviewer).post(path(resource, "versions/1/withhold/"), {"reason": "Names in it."}, follow=True)
    assert "This version is no longer public." in page.content.decode()
    assert Publication.objects.get(withheld_at__isnull=False).withheld_reason == {"en": "Names in it."}


def test_the_run_is_followed_until_it_ends(cast: Cast) -> None:
    dataset, client = make_dataset(cast.agency), as_(cast.publisher)
    file = SimpleUploadedFile("a.csv", CSV)
    client.post(f"/admin/catalog/dataset/{dataset.pk}/files/add/", {"file": file, "title_en": "A"})
    resource = dataset.resources.get()
    report = client.get(path(resource))
    assert 'hx-trigger="every 1s"' in report.content.decode()
    run_job(resource.jobs.get())
    assert client.get(path(resource, "progress/"))["HX-Refresh"] == "true"
    assert "The file is in order; 3 of 3 rows read." in client.get(path(resource)).content.decode()


def test_a_files_first_page_without_a_run_is_a_404(cast: Cast) -> None:
    resource = make_dataset(cast.agency).resources.create(title={"en": "x"})
    assert as_(cast.publisher).get(path(resource)).status_code == 404
    assert as_(cast.publisher).get(path(resource, "versions/9/")).status_code == 404


def questions(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_versions_or_problems(cast: Cast, resource: Resource) -> None:
    client = as_(cast.reviewer)
    add(resource, cast, FLAWED)
    few = questions(client, path(resource))
    for _number in range(3):
        add(resource, cast)
    version = add(resource, cast, FLAWED + b"x\n" * 50).versions.latest("number")
    for position in range(100):
        make_problem(version, "empty-row", 1000 + position, severity="notice")
    assert questions(client, path(resource)) == few
    assert few <= 38
