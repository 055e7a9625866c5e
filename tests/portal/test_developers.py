"""The page that leads a developer to rows, with the dataset at hand."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset
from tests.make import make_cast, make_dataset, make_profile, make_public_dataset, make_resource, make_version
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Dataset:
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    return publish(dataset, cast)


def _page(client: Client, query: str = "", language: str = "en") -> str:
    response = client.get(f"/developers{query}", headers={"Accept-Language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_dataset_a_public_table_is_the_example(client: Client, table: Dataset) -> None:
    bare, asked = (_page(client, query).partition("<main")[2] for query in ("", f"?dataset={table.slug}"))
    assert bare == asked
    assert table.get_absolute_url() in bare


@pytest.mark.parametrize(("language", "words"), [("en", "Rows in a minute"), ("zh-CN", "一分钟拿到数据行")])
def test_it_speaks_both_languages_and_names_every_door(
    client: Client, table: Dataset, language: str, words: str
) -> None:
    page = _page(client, f"?dataset={table.slug}", language)
    doors = (
        f"/api/3/action/package_show?id={table.slug}",
        f"/datasets/{table.slug}.ttl",
        f"/datasets/{table.slug}/croissant.json",
        "/api/v1/openapi.json",
        "/api/v1/export/datasets.parquet",
        "/api/v4/search",
        "/mcp",
    )
    for text in (words, *doors):
        assert text in page


def test_every_door_opens(client: Client, table: Dataset) -> None:
    """Each address that the page links to is there."""
    page = _page(client, f"?dataset={table.slug}")
    doors = page[page.index('id="doors"') : page.index('id="publish"')]
    addresses = [part.split('"')[0] for part in doors.split('href="')[1:]]
    assert len(addresses) >= 14
    for address in addresses:
        # Without an index the search says that it is being built; all others answer.
        assert client.get(address).status_code in ((200, 503) if "v4" in address else (200,)), address


def test_a_dataset_without_a_table_says_so(client: Client) -> None:
    dataset = make_dataset(make_cast().agency, state="public", issued="2026-01-01T00:00:00Z")
    make_version(make_resource(dataset), format="pdf")
    assert "has no table" in _page(client, f"?dataset={dataset.slug}")


@pytest.mark.parametrize("slug", ["none", "draft", "a%00b", "x" * 300, "%3Cscript%3E"])
def test_what_is_not_public_is_not_there(client: Client, slug: str) -> None:
    make_dataset(make_cast().agency, "draft")
    assert client.get(f"/developers?dataset={slug}").status_code == 404


def test_names_of_columns_are_escaped(client: Client, table: Dataset) -> None:
    version = make_version(make_resource(table))
    columns = [
        {"name": "<script>", "title": "x", "type": "string", "filled": 2, "distinct": 1, "samples": ["</pre><b>"]}
    ]
    make_profile(version, columns=columns)
    table.resources.exclude(version=version).delete()
    page = _page(client, f"?dataset={table.slug}")
    assert "&lt;script&gt;=&lt;/pre&gt;&lt;b&gt;" in page
    assert "<b>" not in page


def test_the_dataset_page_leads_here(client: Client, table: Dataset) -> None:
    assert f"/developers?dataset={table.slug}" in client.get(table.get_absolute_url()).content.decode()


def test_the_example_is_of_the_newest_dataset_that_has_a_table(client: Client, table: Dataset) -> None:
    newest = make_dataset(table.agency, "papers", state="public", issued="2026-01-01T00:00:00Z")
    make_version(make_resource(newest), format="pdf")
    assert table.get_absolute_url() in _page(client)
    make_public_dataset(table.agency, "newer")
    assert "/datasets/newer/resources/" in _page(client)


def test_it_asks_a_fixed_number_of_questions(client: Client, table: Dataset) -> None:
    with CaptureQueriesContext(connection) as queries:
        _page(client, f"?dataset={table.slug}")
    assert len(queries) <= 3
