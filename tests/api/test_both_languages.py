"""Whoever made a problem's sentence, it is there in English and in Chinese, whatever language is asked for."""

from typing import Any

import pytest

from catalog.models import Scope
from tests.api.client import Api
from tests.make import Cast, make_cast, make_dataset

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def _expect_both(answer: Any, field: str) -> None:
    assert answer["Content-Type"] == "application/problem+json"
    told = {error["field"]: error["message"] for error in answer.json()["errors"]}
    assert set(told[field]) == {"en", "zh-Hans"}
    assert any("\u4e00" <= character <= "\u9fff" for character in told[field]["zh-Hans"])
    assert told[field]["en"].isascii() or "“" in told[field]["en"]
    assert told[field]["en"] in answer.json()["detail"]


@pytest.mark.parametrize("spoken", ["en", "zh-Hans"])
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"frequency": "sometimes"}, "frequency"),
        ({"contact": {"email": "nobody"}}, "contact.email"),
        ({"landing_page": "javascript:alert(1)"}, "landing_page"),
        ({"agency": "none"}, "agency"),
        ({"title": {}}, "title"),
        ({"title": {"en": " "}}, "title"),
        ({"license": "nope"}, "license"),
        ({"spatial": {"type": "Point", "coordinates": [500, 500]}}, "spatial"),
        ({"languages": ["zz-"]}, "languages"),
        ({"period": {"start": "2020-01-01", "end": "2019-01-01"}}, "period.end"),
        ({"keywords": ["x"] * 51}, "keywords"),
        ([], ""),
    ],
)
def test_a_fault_of_a_form(cast: Cast, body: Any, field: str, spoken: str) -> None:
    dataset = make_dataset(cast.agency)
    api = Api(cast.publisher)
    api.headers["Accept-Language"] = spoken
    _expect_both(api.send("PATCH", f"datasets/{dataset.pk}", body), field)


def test_each_of_several_faults_has_its_own_words(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    body = {"frequency": "sometimes", "contact": {"email": "nobody"}, "title": {}}
    answer = Api(cast.publisher).send("PATCH", f"datasets/{dataset.pk}", body)
    for field in ("frequency", "contact.email", "title"):
        _expect_both(answer, field)


@pytest.mark.parametrize("spoken", ["en", "zh-Hans"])
def test_a_sentence_of_the_framework(cast: Cast, spoken: str) -> None:
    dataset = make_dataset(cast.agency)
    stranger, publisher = Api(), Api(cast.publisher)
    reader = Api(cast.publisher, scopes=(Scope.READ,))
    for api in (stranger, publisher, reader):
        api.headers["Accept-Language"] = spoken
    path = f"datasets/{dataset.pk}"

    def bytes_of(body: str, content_type: str) -> Any:
        whole = f"/api/v1/{path}"
        return publisher.client.generic("PATCH", whole, body, content_type=content_type, headers=publisher.headers)

    for answer, status in (
        (stranger.get("datasets/none"), 404),
        (stranger.send("DELETE", "datasets", {}), 405),
        (stranger.send("PATCH", path, {}), 401),
        (reader.send("PATCH", path, {"frequency": "daily"}), 403),
        (bytes_of("x", "text/plain"), 415),
        (bytes_of("{", "application/json"), 400),
        (stranger.get("datasets", Authorization="Basic x"), 401),
        (stranger.get("datasets", Authorization="Bearer x"), 401),
    ):
        assert answer.status_code == status
        _expect_both(answer, "")
