"""Every page of the portal, in both languages, for anyone; and how many questions each asks the database."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, State
from catalog.search.follow import rebuild_from_database
from tests.make import NOW, make_agency, make_cast, make_dataset, make_problem, make_public_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db

PAGES = ("/", "/datasets", "/agencies", "/agencies/transport", "/scoreboard", "/themes", "/openness", "/developers")
OTHERS = ("/about", "/accessibility", "/healthz", "/robots.txt")


def _index() -> None:
    rebuild_from_database(Path(settings.INDEX_DIR))


@pytest.fixture
def table() -> Dataset:
    """A public dataset with a real table behind it."""
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    return publish(dataset, cast)


@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_every_page_opens_on_an_empty_catalog(client: Client, path: str) -> None:
    make_agency("transport")
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(("language", "word"), [("en", "Openness"), ("zh-CN,zh;q=0.9", "开放性")])
def test_a_page_speaks_the_browsers_language(client: Client, table: Dataset, language: str, word: str) -> None:
    page = client.get(f"/datasets/{table.slug}", headers={"Accept-Language": language})
    assert word in page.content.decode()
    assert "Accept-Language" in page["Vary"]


def test_the_switch_is_remembered(client: Client) -> None:
    assert 'lang="zh-Hans"' in client.get("/about?lang=zh-Hans").content.decode()
    assert '<html lang="zh-Hans">' in client.get("/about").content.decode()
    assert '<html lang="en">' in client.get("/about?lang=en").content.decode()


def test_the_dataset_page_shows_rows_marks_and_files(client: Client, table: Dataset) -> None:
    page = client.get(f"/datasets/{table.slug}", headers={"Accept-Language": "en"}).content.decode()
    for words in ("人民广场", "Machine-readable", "download?as=csv", "/rows?limit=5", "Data desk"):
        assert words in page


def test_the_table_is_filtered_by_a_plain_form(client: Client, table: Dataset) -> None:
    path = table.resources.get().get_absolute_url()
    page = client.get(f"{path}?类型__contains=公交&sort=-数量").content.decode()
    assert "外滩" in page
    assert "(2)</span>" in page
    wrong = client.get(f"{path}?数量__exact=many", headers={"Accept-Language": "en"})
    assert (wrong.status_code, "is no integer" in wrong.content.decode()) == (400, True)


def test_what_people_wrote_is_escaped(client: Client) -> None:
    hostile = "<script>alert(1)</script>"
    text = {"en": hostile}
    dataset = make_public_dataset(make_agency(), title=text, description=text, keywords=[hostile], provenance=text)
    version = dataset.resources.get().version
    assert version is not None
    make_problem(version, column_name=hostile, cell=hostile)
    dataset.resources.update(version=None)
    assert "<script>alert" not in client.get(f"/datasets/{dataset.slug}").content.decode()


def test_drafts_are_hidden_and_withdrawn_ones_say_why(client: Client) -> None:
    agency = make_agency()
    assert client.get(f"/datasets/{make_dataset(agency, 'draft').slug}").status_code == 404
    gone = make_public_dataset(agency, "gone", withdrawn_at=NOW, withdrawn_reason={"en": "It was wrong."})
    Dataset.objects.filter(pk=gone.pk).update(state=State.WITHDRAWN)
    page = client.get(f"/datasets/{gone.slug}")
    assert (page.status_code, "It was wrong." in page.content.decode()) == (410, True)


def test_a_link_by_id_leads_to_the_name(client: Client) -> None:
    dataset = make_public_dataset(make_agency())
    assert client.get(f"/datasets/{dataset.pk}")["Location"] == f"/datasets/{dataset.slug}"


MISTYPED = ("page=x", "page=-1", "sort=beauty", "theme=nonsense", "bbox=1", "q=%00", "q=" + "x" * 5000)


@pytest.mark.parametrize("question", MISTYPED)
def test_a_mistyped_search_is_answered_kindly(client: Client, question: str) -> None:
    _index()
    assert client.get(f"/datasets?{question}").status_code in (200, 400)


def test_readiness_names_what_is_missing(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"], answer.json()["index"]) == (
        503,
        "ok",
        "the search index is not built yet",
    )
    _index()
    assert client.get("/readyz").status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/nothing", "/datasets/", "/datasets/no-such-dataset"])
def test_a_missing_page_is_a_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("path", PAGES)
def test_queries_do_not_grow_with_what_is_shown(client: Client, path: str) -> None:
    agency = make_agency("transport")

    def grow(number: int, name: str) -> None:
        for index in range(number):
            make_public_dataset(agency, f"{name}-{index}")
            make_public_dataset(make_agency(f"{name}-{index}"), f"{name}-other-{index}")
        _index()

    grow(2, "few")
    few = _queries(client, path)
    grow(8, "many")
    assert _queries(client, path) == few
    assert few <= 15


def test_queries_of_a_dataset_do_not_grow_with_its_files(client: Client, table: Dataset) -> None:
    few = _queries(client, f"/datasets/{table.slug}")
    resource = table.resources.get()
    for _number in range(6):
        table.resources.create(title={"en": "x"}, version=resource.version)
    assert _queries(client, f"/datasets/{table.slug}") == few
    assert few <= 15


def test_an_agency_lists_the_same_with_an_index_and_without(client: Client) -> None:
    agency = make_agency("transport")
    for number in range(25):
        make_public_dataset(agency, f"dataset-{number}")
    pages = [client.get(f"/agencies/transport?page={page}&lang=en").content for page in (1, 2, 9)]
    _index()
    assert [client.get(f"/agencies/transport?page={page}&lang=en").content for page in (1, 2, 9)] == pages
    assert [page.count(b'<li class="result">') for page in pages] == [20, 5, 5]
