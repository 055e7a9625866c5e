"""Notices: one's own agency's, put away by its members alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Dataset, Notice
from catalog.publishing.notices import notify
from catalog.vocabulary.notices import LEVEL_GRANTED, PERSONAL_DATA
from tests.api.client import Api
from tests.make import NOW, Cast, make_cast, make_public_dataset

pytestmark = pytest.mark.django_db

FIGURES = {"number": 2, "filename": "<b>a.csv"}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def tell(dataset: Dataset, kind: str = PERSONAL_DATA, hours: int = 0, figures: Any = FIGURES) -> Notice:
    return notify(dataset, kind, figures, now=NOW + timedelta(hours=hours), resource=dataset.resources.first())


def test_a_notice_is_told_in_both_languages_with_its_figures(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    notice = tell(dataset)
    (told,) = Api(cast.publisher).get("notices").json()["results"]
    assert told["message"]["en"].startswith("Personal data was found in version 2 (<b>a.csv)")
    assert "第 2 版" in told["message"]["zh-Hans"]
    assert told["figures"] == FIGURES
    assert (told["id"], told["agency"], told["dataset"]) == (notice.pk, "transport", dataset.slug)
    assert (told["resource"], told["seen_at"], told["mailed_at"]) == (str(notice.resource_id), None, None)


@pytest.mark.parametrize(
    ("who", "sees", "status"),
    [
        ("publisher", 1, 200),
        ("reviewer", 1, 200),
        ("steward", 1, 403),
        ("other_publisher", 0, 404),
        ("outsider", 0, 404),
    ],
)
def test_members_alone_put_it_away(cast: Cast, who: str, sees: int, status: int) -> None:
    notice = tell(make_public_dataset(cast.agency))
    api = Api(getattr(cast, who))
    assert api.get("notices").json()["count"] == sees
    assert api.post(f"notices/{notice.pk}/seen").status_code == status
    notice.refresh_from_db()
    assert (notice.seen_at is not None) == (status == 200)


def test_nobody_without_a_token_or_scope(cast: Cast) -> None:
    notice = tell(make_public_dataset(cast.agency))
    assert Api().get("notices").status_code == 401
    assert Api().post(f"notices/{notice.pk}/seen").status_code == 401
    assert Api(cast.publisher, scopes=("read",)).post(f"notices/{notice.pk}/seen").status_code == 403


def test_who_was_first_stays(cast: Cast) -> None:
    notice = tell(make_public_dataset(cast.agency))
    Api(cast.publisher).post(f"notices/{notice.pk}/seen")
    told = Api(cast.reviewer).post(f"notices/{notice.pk}/seen").json()
    assert told["seen_by"] == "publisher"


def test_they_are_filtered_and_come_newest_first(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    first, second = tell(dataset), tell(dataset, LEVEL_GRANTED, hours=1, figures={})
    api = Api(cast.publisher)
    api.post(f"notices/{first.pk}/seen")
    for query, expected in (
        ("", [second.pk, first.pk]),
        ("?seen=true", [first.pk]),
        ("?seen=false", [second.pk]),
        ("?kind=personal-data", [first.pk]),
        ("?page_size=1&page=2", [first.pk]),
    ):
        assert [row["id"] for row in api.get(f"notices{query}").json()["results"]] == expected, query
    for wrong in ("?seen=maybe", "?kind=x", "?sene=true"):
        assert api.get(f"notices{wrong}").status_code == 400


def test_queries_do_not_grow_with_the_notices(cast: Cast) -> None:
    def queries() -> int:
        api = Api(cast.publisher)
        with CaptureQueriesContext(connection) as seen:
            assert api.get("notices").status_code == 200
        return len(seen)

    tell(make_public_dataset(cast.agency))
    few = queries()
    for number in range(5):
        tell(make_public_dataset(cast.agency, f"more-{number}"))
    assert queries() == few
