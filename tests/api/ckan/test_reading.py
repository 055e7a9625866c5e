"""Reading by CKAN's calls: what is there, for whom, in which form, and at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import State
from catalog.publishing import workflow
from tests.api.ckan.client import Ckan
from tests.make import NOW, make_cast, make_dataset, make_public_dataset

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type"),
    [
        ("GET", "/api/3/action/package_show?id=bus-stops", "", ""),
        ("GET", "/api/action/package_show?id=bus-stops", "", ""),
        ("POST", "/api/3/action/package_show", '{"id": "bus-stops"}', "application/json"),
        ("POST", "/api/3/action/package_show", "id=bus-stops", "application/x-www-form-urlencoded"),
        ("POST", "/api/3/action/package_show", '{"id": "bus-stops"}', "application/x-www-form-urlencoded"),
        ("POST", "/api/3/action/package_show?id=bus-stops", "{}", "application/json"),
    ],
)
def test_every_way_to_ask_gives_the_same(method: str, path: str, body: str, content_type: str) -> None:
    make_public_dataset(make_cast().agency)
    response = Ckan().client.generic(method, path, body, content_type=content_type or "application/octet-stream")
    assert (response.status_code, response.json()["result"]["name"]) == (200, "bus-stops")


def test_a_package_has_what_clients_call_methods_on() -> None:
    make_public_dataset(make_cast().agency)
    package = Ckan().ask("package_show", id="bus-stops")[1]
    resource = package["resources"][0]
    assert all(isinstance(resource[name], str) for name in ("format", "name", "url", "package_id", "hash"))
    assert (resource["position"], resource["datastore_active"], resource["format"]) == (0, True, "CSV")
    assert (package["license_id"], package["isopen"], package["private"], package["state"]) == (
        "CC-BY-4.0", True, False, "active",
    )  # fmt: skip
    assert package["title_translated"] == {"en": "Bus stops bus-stops", "zh-Hans": "公交站点 bus-stops"}
    assert {tag["name"] for tag in package["tags"]} == {"bus", "公交"}
    assert not package["metadata_modified"].endswith(("Z", "+00:00"))


def test_drafts_are_only_there_for_their_agency() -> None:
    cast = make_cast()
    make_dataset(cast.agency)
    assert Ckan().ask("package_show", id="bus-stops")[0] == 404
    assert Ckan(cast.other_publisher).ask("package_show", id="bus-stops")[0] == 404
    status, package = Ckan(cast.publisher).ask("package_show", id="bus-stops")
    assert (status, package["state"], package["private"]) == (200, "draft", True)
    assert Ckan().ask("package_list")[1] == []


def test_what_was_withdrawn_may_not_be_read() -> None:
    cast = make_cast()
    dataset = make_public_dataset(cast.agency)
    workflow.withdraw(dataset, actor=cast.reviewer, now=NOW, reason="Wrong.")
    status, error = Ckan().ask("package_show", id="bus-stops")
    assert (status, error["__type"]) == (403, "Authorization Error")


def test_shared_datasets_are_in_no_list() -> None:
    cast = make_cast()
    make_public_dataset(cast.agency, "secret", release_level="shared", requested_level="shared")
    assert Ckan().ask("package_list")[1] == []
    assert Ckan().ask("current_package_list_with_resources")[1] == []
    assert Ckan().ask("tag_list")[1] == []
    assert Ckan().ask("resource_search", query="name:stops")[1]["count"] == 0
    assert Ckan().ask("organization_show", id="transport")[1]["package_count"] == 0


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("current_package_list_with_resources", {}),
    ("organization_list", {"all_fields": True}),
    ("organization_show", {"id": "transport", "include_datasets": True}),
    ("group_list", {"all_fields": True}),
    ("group_package_show", {"id": "transport"}),
    ("group_show", {"id": "transport", "include_datasets": True}),
    ("tag_list", {}),
    ("tag_show", {"id": "bus", "include_datasets": True}),
    ("resource_search", {"query": "format:csv"}),
    ("recently_changed_packages_activity_list", {}),
]


@pytest.mark.parametrize(("action", "asked"), CALLS)
def test_the_number_of_queries_does_not_grow(action: str, asked: dict[str, Any]) -> None:
    cast = make_cast()
    for number in range(2):
        make_public_dataset(cast.agency, f"a-{number}")
    counts = []
    for more in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert Ckan().ask(action, **asked)[0] == 200
        counts.append(len(queries))
        for number in range(5):
            make_public_dataset(cast.agency, f"b-{more}-{number}")
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("action", "asked", "result"),
    [
        ("organization_list", {}, ["transport", "water"]),
        ("organization_list", {"organizations": ["water"]}, ["water"]),
        ("organization_list", {"sort": "name desc", "limit": 1}, ["water"]),
        ("tag_list", {"query": "公"}, ["公交"]),
        ("tag_autocomplete", {"q": "bu"}, ["bus"]),
        ("vocabulary_list", {}, []),
        ("site_read", {}, True),
        ("format_autocomplete", {"q": "c"}, ["csv"]),
        ("group_list", {"groups": ["transport"]}, ["transport"]),
        ("organization_list_for_user", {}, []),
        ("resource_view_list", {"id": "zz"}, None),
        ("package_list", {"limit": 1, "offset": 1}, []),
    ],
)
def test_small_lists_and_lookups(action: str, asked: dict[str, Any], result: Any) -> None:
    make_public_dataset(make_cast().agency)
    status, answer = Ckan().ask(action, **asked)
    assert (status, None) == (404, result) if result is None else (status, answer) == (200, result)


def test_lookups_find_by_name_and_title_in_both_languages() -> None:
    make_public_dataset(make_cast().agency)
    for part in ("bus-st", "站点", "BUS STOPS"):
        assert [match["name"] for match in Ckan().ask("package_autocomplete", q=part)[1]] == ["bus-stops"]


@pytest.mark.parametrize("action", ["user_list", "user_show"])
def test_accounts_are_nobodys_business(action: str) -> None:
    assert Ckan().ask(action)[0] == 403


@pytest.mark.parametrize("body", ["[1]", '"a"', "{" * 5000, '{"id": "\\u0000"}', "\xff"])
def test_broken_json_is_a_bare_sentence(body: str) -> None:
    response = Ckan().client.post("/api/3/action/package_show", body, content_type="application/json")
    assert response.status_code == 400
    assert response.json().startswith("Bad request: JSON Error")


def test_a_foreign_script_gets_only_what_is_public() -> None:
    cast = make_cast()
    make_dataset(cast.agency)
    client = Ckan(cast.publisher)
    assert client.get("/api/3/action/package_show", id="bus-stops", callback="cb").status_code == 404
    assert client.get("/api/3/action/package_list", callback="alert(1)//").status_code == 400


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/dataset", "/datasets"),
        ("/dataset?q=bus", "/datasets?q=bus"),
        ("/dataset/bus-stops", "/datasets/bus-stops"),
        ("/organization/transport", "/agencies/transport"),
        ("/feeds/dataset.atom", "/feeds/datasets.atom"),
        ("/feeds/custom.atom?q=bus", "/feeds/datasets.atom?q=bus"),
        ("/feeds/organization/transport.atom", "/feeds/agencies/transport.atom"),
        ("/feeds/group/transport.atom", "/feeds/themes/transport.atom"),
        ("/feeds/tag/公交 线.atom", "/feeds/datasets.atom?keyword=%E5%85%AC%E4%BA%A4+%E7%BA%BF"),
        ("/organization", "/agencies"),
        ("/group/transport", "/themes/transport"),
    ],
)
def test_pages_of_old_lead_to_ours(address: str, target: str) -> None:
    make_public_dataset(make_cast().agency)
    response = Ckan().get(address)
    assert (response.status_code, response.headers["Location"]) == (301, target)


@pytest.mark.parametrize(
    "address", ["/dataset/draft", "/dataset/none", "/organization/none", "/group/none", "/feeds/organization/none.atom"]
)
def test_what_is_not_public_leads_nowhere(address: str) -> None:
    make_dataset(make_cast().agency, "draft", state=State.DRAFT)
    assert Ckan().get(address).status_code == 404


def test_names_are_completed_at_the_address_of_old() -> None:
    make_public_dataset(make_cast().agency)
    response = Ckan().get("/api/util/dataset/autocomplete", incomplete="bus")
    (found,) = response.json()["ResultSet"]["Result"]
    assert (response.status_code, found["name"], found["match_field"]) == (200, "bus-stops", "name")


@pytest.mark.parametrize(("incomplete", "limit", "status"), [("bus", "many", 409), ("a\0b", "5", 400)])
def test_a_bad_question_at_the_address_of_old_is_refused(incomplete: str, limit: str, status: int) -> None:
    assert Ckan().get("/api/util/dataset/autocomplete", incomplete=incomplete, limit=limit).status_code == status
