"""Names in a body that nothing is known of: named, wherever they stand, and nothing is written."""

import pytest

from catalog.models import Dataset
from tests.api.ckan.client import Ckan
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset, make_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("body", "field", "near"),
    [
        ({"keyword": ["x"]}, "keyword", "keywords"),
        ({"contact": {"name": "Desk", "emial": "a@example.org"}}, "contact.emial", "email"),
        ({"period": {"begin": "2020-01-01"}}, "period.begin", ""),
        ({"state": "public"}, "state", ""),
        ({"": 1}, "", ""),
    ],
)
def test_unknown_name_is_an_error_that_names_the_nearest(
    cast: Cast, body: dict[str, object], field: str, near: str
) -> None:
    dataset = make_dataset(cast.agency)
    answer = Api(cast.publisher).send("PATCH", f"datasets/{dataset.pk}", {"frequency": "daily", **body})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert (error["field"], error["code"], set(error["message"])) == (field, "unknown-field", {"en", "zh-Hans"})
    assert f"Did you mean “{near}”?" in error["message"]["en"] if near else True
    assert f"是否指“{near}”？" in error["message"]["zh-Hans"] if near else True
    assert Dataset.objects.get().frequency == "monthly"


def test_every_unknown_name_is_named(cast: Cast) -> None:
    answer = Api(cast.publisher).post("datasets", {"a": 1, "contact": {"b": 2}, "title": {"en": "T"}})
    assert [error["field"] for error in answer.json()["errors"]] == ["a", "contact.b"]


def test_the_other_bodies_are_as_strict(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    api, reviewer = Api(cast.publisher), Api(cast.reviewer)
    answers = [
        api.send("PATCH", f"resources/{resource.pk}", {"titel": "x"}),
        api.post(f"datasets/{resource.dataset_id}/resources", {"link": "https://example.org/a.csv"}),
        api.post(f"datasets/{resource.dataset_id}/submit", {"coment": "x"}),
        api.send("DELETE", f"datasets/{resource.dataset_id}", {"reason": "x"}),
        reviewer.post(f"resources/{resource.pk}/personal-data", {"why": "x"}),
        api.send("PUT", f"resources/{resource.pk}/contact-columns/a", {"why": "x"}),
        api.form(f"datasets/{resource.dataset_id}/resources", {"datei": "x"}),
    ]
    assert [(one.status_code, one.json()["errors"][0]["code"]) for one in answers] == [(400, "unknown-field")] * 7


def test_languages_are_no_fields(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    body = {"title": {"en": "T", "mn": "Гарчиг"}, "spatial": {"type": "Point", "coordinates": [1, 2]}}
    assert Api(cast.publisher).send("PATCH", f"datasets/{dataset.pk}", body).status_code == 200


def test_ckans_own_api_ignores_as_ever(cast: Cast) -> None:
    make_dataset(cast.agency)
    status, package = Ckan(cast.publisher).ask("package_patch", id="bus-stops", notes="New.", my_field="kept by nobody")
    assert (status, package["notes"]) == (200, "New.")
