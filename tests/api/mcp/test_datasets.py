"""What a model finds, how short it is kept, and what it is not shown."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.api.mcp.datasets import LINE, WHOLE
from catalog.models import State
from catalog.search.follow import rebuild_from_database
from tests.api.mcp.call import answer, refusal
from tests.make import NOW, make_agency, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


def _index() -> None:
    rebuild_from_database(Path(settings.INDEX_DIR))


def test_a_dataset_comes_with_marks_files_and_citation(client: Client) -> None:
    dataset = make_public_dataset(make_agency())
    found = answer(client, "get_dataset", dataset=dataset.slug)
    assert found["openness"]["marks"]["timely"] == "met"
    assert (found["resources"][0]["rows"], found["resources_count"]) == (2, 1)
    assert found["citation"]["license"] == {
        "id": "CC-BY-4.0",
        "name": "Creative Commons Attribution 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }
    for words in ("Demo Transport Bureau (2026)", "Bus stops", f"/datasets/{dataset.slug}", "Attribution 4.0"):
        assert words in found["citation"]["text"]
    assert answer(client, "get_dataset", dataset=str(dataset.pk)) == found


def test_long_words_are_cut_and_the_cut_is_seen(client: Client) -> None:
    make_public_dataset(make_agency(), description={"zh-Hans": "长" * 50_000})
    _index()
    line = answer(client, "search_datasets")["datasets"][0]["description"]["zh-Hans"]
    whole = answer(client, "get_dataset", dataset="bus-stops")["description"]["zh-Hans"]
    assert (len(line), line[-1], len(whole), whole[-1]) == (LINE, "…", WHOLE, "…")


def test_what_is_not_public_is_not_there(client: Client) -> None:
    agency = make_agency()
    make_dataset(agency, "draft")
    make_public_dataset(agency, "shared", release_level="shared")
    for key in ("draft", "shared", "none", "a\0b", "x" * 100):
        assert refusal(client, "get_dataset", dataset=key).startswith("Argument `dataset`: there is no public")


def test_a_withdrawn_one_is_told_as_that(client: Client) -> None:
    make_dataset(make_agency(), "gone", state=State.WITHDRAWN, withdrawn_at=NOW)
    assert "withdrawn" in refusal(client, "get_dataset", dataset="gone")


def test_pages_go_to_the_end(client: Client) -> None:
    agency = make_agency()
    for number in range(5):
        make_public_dataset(agency, f"stops-{number}")
    _index()
    pages = [answer(client, "search_datasets", limit=2, page=page) for page in (1, 2, 3)]
    assert [page.get("next_page") for page in pages] == [2, 3, None]
    assert len({line["slug"] for page in pages for line in page["datasets"]}) == 5
    assert answer(client, "search_datasets", q="nothing-like-it") == {"count": 0, "datasets": []}


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("sort", "newest"),
        ("facets", ["agencies"]),
        ("format", "docx?"),
        ("theme", ["transport", "x"]),
        ("bbox", "1,2,3"),
        ("modified_after", "yesterday"),
        ("place", "Nowhere at all"),
        ("openness_min", 7),
        ("has_rows", "yes"),
        ("limit", 26),
        ("formt", "csv"),
    ],
)
def test_a_bad_argument_is_named(client: Client, argument: str, value: object) -> None:
    _index()
    assert argument in refusal(client, "search_datasets", **{argument: value})


def test_while_the_index_is_built_it_says_so(client: Client) -> None:
    assert "index is being built" in refusal(client, "search_datasets", q="bus")


def test_queries_do_not_grow_with_the_page(client: Client) -> None:
    agency, counts = make_agency(), []
    for few in (1, 6):
        for number in range(few):
            make_public_dataset(agency, f"stops-{few}-{number}")
        _index()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer(client, "search_datasets", q="bus")
        counts.append(len(queries))
    assert counts[0] == counts[1]
