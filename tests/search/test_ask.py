"""What may not be seen is in no row, count, facet, suggestion or correction, from the moment of its commit on."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from catalog.models import Dataset, State
from catalog.search.ask import MOST_BEHIND, search_datasets, similar_datasets, suggestions
from catalog.search.follow import rebuild_from_database
from catalog.search.query import SearchQuery
from catalog.vocabulary.levels import SHARED
from tests.make import NOW, make_agency, make_public_dataset

pytestmark = pytest.mark.django_db

WITHDRAWN: dict[str, Any] = {"state": State.WITHDRAWN, "withdrawn_at": NOW}
SHARED_ONLY: dict[str, Any] = {"release_level": SHARED, "requested_level": SHARED}
DRAFT: dict[str, Any] = {"state": State.DRAFT}


@pytest.fixture
def secret() -> Dataset:
    """One dataset with words of its own beside another; both in the index."""
    make_public_dataset(make_agency("water"), "pipes", title={"en": "Pipes"}, keywords=["pipes"])
    secret = make_public_dataset(
        make_agency("secret-office", name={"en": "Zoological Bureau"}),
        "secret",
        title={"en": "Pangolin stations", "zh-Hans": "穿山甲站点"},
        keywords=["pangolins"],
    )
    rebuild_from_database(Path(settings.INDEX_DIR))
    return secret


def _everything_that_shows(dataset: Dataset) -> dict[str, object]:
    facets = search_datasets(SearchQuery(facets=("agency", "keyword")))
    typed, titles = suggestions("pangol")
    agencies, _ = suggestions("zoolog")
    pinyin, by_pinyin = suggestions("chuanshanjia")
    return {
        "rows": [found.slug for found in search_datasets(SearchQuery(q="pangolin")).datasets],
        "count": search_datasets(SearchQuery(q="pangolin")).count,
        "facets": [value for values in facets.facets.values() for value, _count in values],
        "distinct": facets.distinct["keyword"],
        "names": [name.text for name in (*typed.names, *agencies.names, *pinyin.names)],
        "titles": [found.slug for found in (*titles, *by_pinyin)],
        "meant": search_datasets(SearchQuery(q="pangolim")).meant,
        "similar": [found.slug for found in similar_datasets(Dataset.objects.get(slug="pipes"))],
    }


def test_it_is_seen_while_it_is_public(secret: Dataset) -> None:
    seen = _everything_that_shows(secret)
    assert seen["rows"] == ["secret"]
    assert {"secret-office", "pangolins"} <= set(seen["facets"])  # type: ignore[call-overload]
    assert set(seen["names"]) == {"pangolins", "Zoological Bureau"}  # type: ignore[call-overload]
    assert (seen["titles"], seen["meant"]) == (["secret", "secret"], "pangolin")


@pytest.mark.parametrize("change", [WITHDRAWN, SHARED_ONLY, DRAFT, {}], ids=["withdrawn", "shared", "draft", "deleted"])
def test_it_is_gone_before_the_index_knows(secret: Dataset, change: dict[str, Any]) -> None:
    if change:
        Dataset.objects.filter(pk=secret.pk).update(**change)
    else:
        secret.resources.all().delete()
        secret.assessments.all().delete()
        Dataset.objects.filter(pk=secret.pk).delete()
    seen = _everything_that_shows(secret)
    assert (seen["rows"], seen["count"], seen["names"], seen["titles"], seen["meant"]) == ([], 0, [], [], "")
    assert not {"secret-office", "pangolins"} & set(seen["facets"])  # type: ignore[call-overload]
    assert (seen["distinct"], seen["similar"]) == (1, [])


def test_an_index_that_is_far_behind_is_not_asked(secret: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    Dataset.objects.filter(pk=secret.pk).update(**DRAFT)
    monkeypatch.setattr("catalog.search.ask.MOST_BEHIND", 0)
    assert MOST_BEHIND > 0
    assert not search_datasets(SearchQuery()).ready


@pytest.mark.parametrize(
    ("q", "meant"),
    [
        ("pangolim", "pangolin"),
        ("panoglin statoins", "pangolin stations"),
        ("穿衫甲", "穿山甲"),
        ("pangolin", ""),
        ("xxxxxxxxqq", ""),
        ('"pangolim"', '"pangolin"'),
        ("title:pangolim", "title:pangolin"),
    ],
)
def test_did_you_mean(secret: Dataset, q: str, meant: str) -> None:
    assert search_datasets(SearchQuery(q=q)).meant == meant


@pytest.mark.parametrize(
    ("typed", "slugs", "names"),
    [
        ("pang", ["secret"], ["pangolins"]),
        ("statio", ["secret"], []),
        ("穿山", ["secret"], []),
        ("chuansh", ["secret"], []),
        ("csj", ["secret"], []),
        ("pamgol", ["secret"], ["pangolins"]),
        ("bureau", [], ["Zoological Bureau", "Demo Water Bureau"]),
        ("zzzz", [], []),
        ("", [], []),
        ("!!", [], []),
    ],
)
def test_suggestions(secret: Dataset, typed: str, slugs: list[str], names: list[str]) -> None:
    found, datasets = suggestions(typed)
    assert [dataset.slug for dataset in datasets] == slugs
    assert sorted(name.text for name in found.names) == sorted(names)


def test_columns_of_the_data_are_suggested_and_found(secret: Dataset) -> None:
    found, _datasets = suggestions("stops")
    assert [(name.kind, name.text, name.count) for name in found.names] == [("c", "Stops", 2)]
    assert search_datasets(SearchQuery(q="column:stops")).count == 2
