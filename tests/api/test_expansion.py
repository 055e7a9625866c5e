"""`expand=`: what is named by its code comes whole, at the same cost for many as for few."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Agency, Dataset
from catalog.search.follow import rebuild_from_database
from tests.api.client import Api
from tests.make import make_agency, make_cast, make_dataset, make_public_dataset, make_resource

pytestmark = pytest.mark.django_db


@pytest.fixture
def dataset() -> Dataset:
    agency = make_cast().agency
    Agency.objects.filter(pk=agency.pk).update(parent=make_agency("government"))
    found = make_public_dataset(agency, themes=["transport", "regions"], license="CC-BY-4.0")
    rebuild_from_database(Path(settings.INDEX_DIR))
    return found


def _one(path: str, api: Api | None = None) -> dict[str, Any]:
    answer = (api or Api()).get(path)
    assert answer.status_code == 200, answer.content
    found = answer.json()
    first: dict[str, Any] = found["results"][0] if "results" in found else found
    return first


@pytest.mark.parametrize("path", ["datasets", "datasets/bus-stops", "datasets/mine"])
def test_a_dataset_names_its_agency_licence_and_themes_whole(dataset: Dataset, path: str) -> None:
    api = Api(User.objects.get(username="publisher"))
    plain, found = _one(path, api), _one(f"{path}?expand=agency,license,themes", api)
    agency = _one("agencies/transport")
    del agency["datasets"]
    assert (found["agency"], found["agency"]["parent"]) == (agency, "government")
    assert (found["license"]["code"], found["license"]["conformant"]) == ("CC-BY-4.0", True)
    assert [theme["code"] for theme in found["themes"]] == plain["themes"]
    assert set(found["themes"][0]) == {"code", "label", "uri"}
    changed = {"agency", "license", "themes"}
    assert {k: v for k, v in found.items() if k not in changed} == {k: v for k, v in plain.items() if k not in changed}


def test_a_dataset_is_told_again_as_soon_as_its_agency_says_something_else(dataset: Dataset) -> None:
    path = "datasets/bus-stops?expand=agency"
    assert _one(path)["agency"]["homepage"] != "https://new.example.org/"
    Agency.objects.filter(slug="transport").update(homepage="https://new.example.org/")
    assert _one(path)["agency"]["homepage"] == "https://new.example.org/"


@pytest.mark.parametrize("license_", ["", "https://example.org/our-own-terms"])
def test_a_licence_that_we_do_not_know_stays_as_it_is(dataset: Dataset, license_: str) -> None:
    make_dataset(dataset.agency, "draft", license=license_)
    api = Api(User.objects.get(username="publisher"))
    assert _one("datasets/draft?expand=license", api)["license"] == license_


def test_a_licence_named_by_its_address_is_known_all_the_same(dataset: Dataset) -> None:
    Dataset.objects.update(license="https://creativecommons.org/licenses/by/4.0")
    assert _one("datasets/bus-stops?expand=license")["license"]["code"] == "CC-BY-4.0"


def test_an_agency_names_the_one_above(dataset: Dataset) -> None:
    found = _one("agencies/transport?expand=parent&fields=slug,parent")
    assert (found["slug"], found["parent"]["slug"], found["parent"]["parent"]) == ("transport", "government", None)
    assert _one("agencies/government?expand=parent")["parent"] is None


def test_a_resource_names_its_dataset(dataset: Dataset) -> None:
    path = f"resources/{dataset.resources.get().pk}"
    assert _one(path)["dataset"] == "bus-stops"
    assert _one(f"{path}?expand=dataset")["dataset"] == _one("datasets/bus-stops")


def test_a_draft_is_expanded_for_its_own_alone(dataset: Dataset) -> None:
    draft = make_dataset(dataset.agency, "draft")
    path = f"resources/{make_resource(draft).pk}?expand=dataset"
    assert Api().get(path).status_code == 404
    assert _one(path, Api(User.objects.get(username="publisher")))["dataset"]["slug"] == "draft"


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("datasets?expand=agncy", "unknown-field", "“agency”"),
        ("datasets/bus-stops?expand=title", "unknown-field", "“title”"),
        ("agencies?expand=datasets", "unknown-field", "“datasets”"),
        ("datasets?expand=agency&fields=title", "not-shown", "“agency”"),
        ("datasets?expand=agency&expand=themes", "repeated", "“expand”"),
        ("keywords?expand=agency", "unknown-parameter", "“expand”"),
    ],
)
def test_what_can_not_be_expanded_is_said(dataset: Dataset, path: str, code: str, said: str) -> None:
    answer = Api().get(path)
    assert answer.status_code == 400
    fault = answer.json()["errors"][0]
    assert (fault["field"], fault["code"]) == ("expand", code)
    assert said in fault["message"]["en"]


def test_an_expansion_costs_one_question_for_many_as_for_few(dataset: Dataset, settings: Any) -> None:
    settings.ANSWERS_MIB = 0

    def queries(path: str) -> int:
        Api().get(path)
        with CaptureQueriesContext(connection) as seen:
            assert Api().get(path).status_code == 200
        return len(seen)

    paths = ("datasets?expand=agency,license,themes", "agencies?expand=parent")
    few = [queries(path) for path in paths]
    plain = [queries(path.partition("?")[0]) for path in paths]
    assert [one - other for one, other in zip(few, plain, strict=True)] == [1, 1]
    for number in range(4):
        agency = make_agency(f"a-{number}", parent=make_agency(f"above-{number}"))
        make_public_dataset(agency, f"d-{number}")
    rebuild_from_database(Path(settings.INDEX_DIR))
    assert [queries(path) for path in paths] == few
