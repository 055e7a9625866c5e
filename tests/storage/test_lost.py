"""A table whose bytes are gone: every interface says so as the site's fault, and none falls over."""

import logging

import pytest
from django.test import Client

from catalog.models import Dataset, TableProfile, Version
from catalog.storage.stores import blobs, tables
from tests.api.ckan.client import Ckan
from tests.api.client import Api
from tests.api.mcp.call import refusal
from tests.make import make_cast, make_dataset
from tests.publish import publish, upload_and_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost() -> Dataset:
    """Published, and then the files themselves removed."""
    cast = make_cast()
    dataset = make_dataset(cast.agency)
    upload_and_run(dataset, cast)
    publish(dataset, cast)
    tables().path(TableProfile.objects.get().parquet).unlink()
    blobs().path(Version.objects.get().sha256).unlink()
    return dataset


@pytest.mark.parametrize("path", ["rows", "rows?format=csv", "rows?format=nothing", "download", "download?as=parquet"])
def test_the_rest_api_says_so(lost: Dataset, path: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="catalog.storage.lost"):
        answer = Api().get(f"resources/{lost.resources.get().pk}/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert answer["Retry-After"] == "300"
    (error,) = answer.json()["errors"]
    assert error["code"] == "bytes-missing"
    assert set(error["message"]) == {"en", "zh-Hans"}
    assert "storage has lost a blob" in caplog.text


@pytest.mark.parametrize("action", ["datastore_search", "datastore_info"])
def test_ckans_form_says_so(lost: Dataset, action: str) -> None:
    status, error = Ckan().ask(action, resource_id=str(lost.resources.get().pk))
    assert (status, error["__type"]) == (503, "Internal Server Error")
    assert "missing from this site's storage" in error["message"]


def test_a_dump_says_so(lost: Dataset) -> None:
    answer = Client().get(f"/datastore/dump/{lost.resources.get().pk}")
    assert answer.status_code == 503
    assert "missing from this site's storage" in answer.content.decode()


def test_a_model_is_told(lost: Dataset, client: Client) -> None:
    for tool in ("describe_table", "query_rows"):
        assert "missing from this site's storage" in refusal(client, tool, resource=str(lost.resources.get().pk))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "missing from this site"), ("zh-Hans", "本站存储中缺少此文件的内容")]
)
def test_the_page_says_so(lost: Dataset, client: Client, language: str, words: str) -> None:
    page = client.get(f"{lost.resources.get().get_absolute_url()}?lang={language}")
    assert page.status_code == 503
    assert words in page.content.decode()
    assert "holds no table" not in page.content.decode()


def test_the_datasets_page_stands_without_its_preview(lost: Dataset, client: Client) -> None:
    assert client.get(lost.get_absolute_url()).status_code == 200


def test_everything_else_is_answered(lost: Dataset) -> None:
    assert Api().get(f"datasets/{lost.slug}").status_code == 200
    assert Ckan().ask("package_show", id=lost.slug)[0] == 200
