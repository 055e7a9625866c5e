"""Resources through the API: changing what is said of them, moving a link, taking one out."""

import pytest

from catalog.models import Link, Origin, Resource
from tests.api.client import Api
from tests.make import NOW, Cast, make_cast, make_dataset, make_public_dataset, make_resource, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_what_is_given_is_changed_and_the_rest_stays(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency), description={"en": "Old."})
    answer = Api(cast.publisher).send("PATCH", f"resources/{resource.pk}", {"title": {"en": "New", "zh-Hans": "新"}})
    assert answer.status_code == 200
    assert answer.json()["title"] == {"en": "New", "zh-Hans": "新"}
    assert Resource.objects.get().description == {"en": "Old."}
    assert not resource.jobs.exists()


def test_a_moved_link_is_fetched_as_a_new_version(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency), url="https://data.example.org/old.csv")
    Link.objects.create(resource=resource, url=resource.url, host="data.example.org", ok=True, next_check=NOW)
    api, path = Api(cast.publisher), f"resources/{resource.pk}"
    assert api.send("PATCH", path, {"url": "https://data.example.org/old.csv"}).json()["link"]["ok"] is True
    assert not resource.jobs.exists()
    moved = api.send("PATCH", path, {"url": "https://data.example.org/new.csv"})
    assert moved.json()["link"] == {**moved.json()["link"], "url": "https://data.example.org/new.csv", "ok": None}
    assert resource.jobs.get().origin == Origin.LINK


@pytest.mark.parametrize(
    "values",
    [{"url": ""}, {"url": None}, {"url": "ftp://x/y"}, {"url": 5}, {"title": {"en": " "}}, {"title": 5}, {"title": []}],
)
def test_nonsense_changes_nothing(cast: Cast, values: dict[str, object]) -> None:
    resource = make_resource(make_dataset(cast.agency), url="https://data.example.org/old.csv")
    answer = Api(cast.publisher).send("PATCH", f"resources/{resource.pk}", {"description": {"en": "x"}, **values})
    assert answer.status_code in (400, 422)
    assert Resource.objects.get().description == {}


@pytest.mark.parametrize(
    ("who", "status"), [("publisher", 204), ("reviewer", 204), ("other_publisher", 404), ("outsider", 404)]
)
def test_who_may_take_a_file_out_of_a_draft(cast: Cast, who: str, status: int) -> None:
    resource = make_resource(make_dataset(cast.agency))
    api, path = Api(getattr(cast, who)), f"resources/{resource.pk}"
    assert api.send("DELETE", path).status_code == status
    assert Resource.objects.exists() == (status != 204)


def test_a_public_file_is_a_reviewers_affair(cast: Cast) -> None:
    dataset = make_public_dataset(cast.agency)
    resource = dataset.resources.get()
    path = f"resources/{resource.pk}"
    assert Api().send("DELETE", path).status_code == 401
    assert Api(cast.publisher).send("DELETE", path).status_code == 403
    last = Api(cast.reviewer).send("DELETE", path)
    assert (last.status_code, last.json()["errors"][0]["code"]) == (422, "last-file")
    make_version(make_resource(dataset))
    assert Api(cast.reviewer).send("DELETE", path).status_code == 204
    assert Api().get(path).status_code == 404


def test_a_lost_update_of_a_resource_is_refused(cast: Cast) -> None:
    resource = make_resource(make_dataset(cast.agency))
    api, path = Api(cast.publisher), f"resources/{resource.pk}"
    tag = api.get(path)["ETag"]
    assert api.send("PATCH", path, {"title": {"en": "First"}}, If_Match=tag).status_code == 200
    assert api.send("PATCH", path, {"title": {"en": "Second"}}, If_Match=tag).status_code == 412
    assert api.send("DELETE", path, If_Match=tag).status_code == 412
    assert Resource.objects.get().title == {"en": "First"}


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_unknown_parameters_are_refused(cast: Cast, method: str) -> None:
    resource = make_resource(make_dataset(cast.agency))
    answer = Api(cast.publisher).send(method, f"resources/{resource.pk}?purge=1", {})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "purge")
    assert Resource.objects.exists()


def test_files_are_ordered_by_a_list(cast: Cast) -> None:
    dataset = make_dataset(cast.agency)
    first, second = make_resource(dataset), make_resource(dataset)
    api, path = Api(cast.publisher), f"datasets/{dataset.slug}/resources/order"
    tag = api.get(f"datasets/{dataset.slug}")["ETag"]
    body = {"order": [str(second.pk), str(first.pk)]}
    answer = api.send("PUT", path, body, If_Match=tag)
    assert (answer.status_code, [one["id"] for one in answer.json()["resources"]]) == (200, body["order"])
    assert answer["ETag"] == api.get(f"datasets/{dataset.slug}")["ETag"]
    assert api.send("PUT", path, {"order": body["order"][::-1]}, If_Match=tag).status_code == 412
    assert [str(one.pk) for one in dataset.resources.all()] == body["order"]


@pytest.mark.parametrize(("who", "status"), [("publisher", 200), ("other_publisher", 404), ("outsider", 404)])
def test_only_members_order(cast: Cast, who: str, status: int) -> None:
    resource = make_resource(make_dataset(cast.agency))
    answer = Api(getattr(cast, who)).send("PUT", "datasets/bus-stops/resources/order", {"order": [str(resource.pk)]})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"order": []}, 422, "order"),
        ({"order": ["x"]}, 400, "order.0"),
        ({"order": "x"}, 400, "order"),
        ({}, 400, "order"),
        ({"orders": []}, 400, "orders"),
    ],
)
def test_an_order_of_nonsense_is_refused_by_name(cast: Cast, body: dict[str, object], status: int, field: str) -> None:
    make_resource(make_dataset(cast.agency))
    answer = Api(cast.publisher).send("PUT", "datasets/bus-stops/resources/order", body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (status, field)
