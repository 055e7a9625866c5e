"""`fields=`: only what was asked for, and a wrong name is an error that names the nearest."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from catalog.search.follow import rebuild_from_database
from tests.api.client import Api
from tests.make import Cast, make_cast, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths() -> list[tuple[str, str]]:
    """Addresses, and a field that each has."""
    cast: Cast = make_cast()
    dataset = make_public_dataset(cast.agency)
    rebuild_from_database(Path(settings.INDEX_DIR))
    return [
        ("datasets", "title"),
        (f"datasets/{dataset.slug}", "title"),
        (f"resources/{dataset.resources.get().pk}", "title"),
        ("agencies", "name"),
        ("agencies/transport", "name"),
    ]


def test_only_what_was_asked_for_is_given(paths: list[tuple[str, str]]) -> None:
    for path, field in paths:
        whole = Api().get(path).json()
        some = Api().get(f"{path}?fields={field},id").json()
        if "results" in whole:
            assert some["count"] == whole["count"]
            whole, some = whole["results"][0], some["results"][0]
        assert some == {"id": whole["id"], field: whole[field]}, path


def test_an_empty_list_of_names_is_all(paths: list[tuple[str, str]]) -> None:
    for path, _ in paths:
        assert Api().get(f"{path}?fields=").json() == Api().get(path).json()


def test_an_unknown_name_is_told_with_the_nearest(paths: list[tuple[str, str]]) -> None:
    for path, field in paths:
        answer = Api().get(f"{path}?fields=id,{field}x")
        assert answer.status_code == 400, path
        fault = answer.json()["errors"][0]
        assert (fault["field"], fault["code"]) == ("fields", "unknown-field")
        assert f"“{field}”" in fault["message"]["en"]


def test_own_datasets_too(paths: list[tuple[str, str]]) -> None:
    api = Api(User.objects.get(username="publisher"))
    assert list(api.get("datasets/mine?fields=slug").json()["results"][0]) == ["slug"]
    assert api.get("datasets/mine?fields=slugs").status_code == 400
